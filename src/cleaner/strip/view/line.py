"""The lines of a page as rules see them: folded text, and whether they read like prose."""

import re
from typing import NamedTuple

from cleaner.block import Block
from cleaner.text.characters import EAST_ASIAN
from cleaner.text.fold import fold
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.sentences import is_bare, sentences_in

HAN_PROSE = 18
"""A block of at least this many code points may be prose in Chinese, Japanese or Korean."""
LATIN_PROSE = 60
"""The same for scripts whose words are parted by blanks."""
LONG_PROSE = 80
"""A block of this length with a mark inside it is prose though its last mark is missing."""
LONG_CALL = 45
"""A headline may end in ! or ?; from this length on such a block is prose."""

STUFFED = 8
"""So many items, at most half of them different, stuff a line with the same names."""
FIGURED = 5
"""Where every so many-th item or more is a figure, nothing is stuffed."""
SHORT_NAME = 3
"""Code points of such an item on average, at least."""

FULL_STOPS = frozenset("。…;.।॥۔።።။។៕")
"""Marks that end sentences, of any script; `؟` calls."""
CALLS = frozenset("!?؟")
CLOSERS = "\"')]"
"""What may stand behind the mark that ends a sentence."""
BRACKETS = lazy_pattern(r"(?:[(\[][^()\[\]]{1,40}[)\]][ ]*)+\Z")
"""Credits in brackets may stand behind the mark that ends the sentence."""
INNER = lazy_pattern(r"[。!?;]|[,、].*[,、]|\.[ ]")
COMMANDS = lazy_pattern(r"&&|[ ]-{1,2}[a-z]|[=$\\{}<>]")
"""Signs of a command line, which may say its words over and over."""
CJK = lazy_pattern(f"[{EAST_ASIAN}]")


class Line(NamedTuple):
    """A block and its folded text (same length).

    `prose`: it reads like a sentence or more; `final`: it ends in a mark that ends sentences;
    `cjk`: its words are not parted by blanks.
    """

    block: Block
    text: str
    prose: bool
    final: bool
    cjk: bool


def make_line(block: Block, text: str) -> Line:
    """A line of a block and its folded text."""
    head = text[:40]
    cjk = not head.isascii() and CJK.search(head) is not None
    end = text[-4:]
    if end[-1:] in {")", "]"} and (bracket := BRACKETS.search(text[-60:])):
        at = len(text) - len(bracket[0])
        end = text[max(0, at - 4) : at].rstrip()
    mark = end.rstrip(CLOSERS)[-1:]
    stop = mark in FULL_STOPS
    final = stop or mark in CALLS
    prose = block.kind != "code" and _is_prose(text, cjk=cjk, stop=stop, final=final)
    return Line(block, text, prose, final, cjk)


def is_stuffed_line(line: Line) -> bool:
    """Whether a line that ends in no mark says the same few names over and over; code may."""
    return not line.final and line.block.kind not in {"code", "table"} and is_stuffed(line.text)


def is_stuffed(text: str) -> bool:
    """Whether a line says the same few names over and over: 江边网,江边新闻网,江边网 江边新闻网.

    Where figures stand between the names they are results: of races, of votes.
    """
    if len(text) < SHORT_NAME * STUFFED or COMMANDS.search(text):
        return False
    items = [item for item in re.split(r"[ ,|、_-]+", text) if item]
    return (
        len(items) >= STUFFED
        and 2 * len(set(items)) <= len(items)
        and sum(map(len, items)) >= SHORT_NAME * len(items)
        and FIGURED * sum(not any(map(str.isalpha, item)) for item in items) < len(items)
    )


def lone_line(text: str) -> Line:
    """A line by itself, that is no block of a page."""
    return make_line(Block(text=text, start=0, end=len(text)), fold(text))


def _is_prose(text: str, *, cjk: bool, stop: bool, final: bool) -> bool:
    size = len(text)
    if not cjk and is_bare(text):
        return sentences_in(text) > 0
    if size < (HAN_PROSE if cjk else LATIN_PROSE):
        return False
    if stop or (final and size >= LONG_CALL):
        return True
    return size >= LONG_PROSE and INNER.search(text) is not None and not is_stuffed(text)
