"""The page as the named rules see it: its blocks folded once, and where the article begins and ends.

All rules of one document share one view, so a text is folded and measured once however many rules
look at it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from cleaner.document import Block, Document
from cleaner.strip.fold import fold

HAN_PROSE = 18
"""A block of at least this many code points may be prose in Chinese, Japanese or Korean."""
LATIN_PROSE = 60
"""The same for scripts whose words are parted by blanks."""
LONG_PROSE = 80
"""A block of this length with a mark inside it is prose though its last mark is missing."""
LONG_CALL = 45
"""A headline may end in ! or ?; from this length on such a block is prose."""
SURE_FURNITURE = 0.3
"""Blocks the labeller scores below this do not count when the article's end is looked for."""

FULL_STOP = re.compile(r"[。…;.][\"'\)\]]*\Z")
CALL = re.compile(r"[!?][\"'\)\]]*\Z")
INNER = re.compile(r"[。!?;]|[,、].*[,、]|\.[ ]")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Line(NamedTuple):
    """A block and its folded text (same length); `prose`: it reads like a sentence or more."""

    block: Block
    text: str
    prose: bool
    final: bool
    cjk: bool

    @property
    def index(self) -> int:
        """The ordinal of the block on the page."""
        return self.block.index


class View:
    """All lines, and the places in `lines` of the first and the last line of prose.

    `first` is `len(lines)` and `last` is -1 where there is no prose at all. `text` is the whole
    page folded, `language` the detected one. Two views are equal only if they are the same.
    """

    __slots__ = ("first", "language", "last", "lines", "text")

    def __init__(self, lines: tuple[Line, ...], text: str, language: str) -> None:
        self.lines = lines
        self.text = text
        self.language = language
        body = [
            at for at, line in enumerate(lines) if line.prose and line.block.score >= SURE_FURNITURE
        ]
        self.first = body[0] if body else len(lines)
        self.last = body[-1] if body else -1

    def is_head(self, at: int) -> bool:
        """Whether the line stands before the second prose line: where head lines stand."""
        return at <= self.first + 1

    def is_tail(self, at: int) -> bool:
        """Whether the line stands at or after the last prose line."""
        return at >= self.last


class _Key:
    """A document by its text and blocks: equal only if they are the very same objects."""

    __slots__ = ("blocks", "language", "text")

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.blocks = document.blocks
        self.language = document.detection.language if document.detection else ""

    def __hash__(self) -> int:
        return id(self.blocks)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Key)
            and self.blocks is other.blocks
            and self.text is other.text
            and self.language == other.language
        )


def view_of(document: Document) -> View:
    """Return the view of a document whose blocks are read; made once for all rules."""
    return _view(_Key(document))


@lru_cache(maxsize=2)
def _view(key: _Key) -> View:
    folded = fold(key.text)
    lines = tuple(_line(block, folded[block.start : block.end]) for block in key.blocks)
    return View(lines, folded, key.language)


def _line(block: Block, text: str) -> Line:
    cjk = CJK.search(text[:40]) is not None
    stop = FULL_STOP.search(text[-4:]) is not None
    final = stop or CALL.search(text[-4:]) is not None
    prose = block.kind != "code" and _is_prose(text, cjk=cjk, stop=stop, final=final)
    return Line(block, text, prose, final, cjk)


def _is_prose(text: str, *, cjk: bool, stop: bool, final: bool) -> bool:
    size = len(text)
    if size < (HAN_PROSE if cjk else LATIN_PROSE):
        return False
    if stop or (final and size >= LONG_CALL):
        return True
    return size >= LONG_PROSE and INNER.search(text) is not None


def folded_line(text: str) -> Line:
    """A line by itself, for tests and for text that is no block."""
    return _line(Block(text=text, start=0, end=len(text)), fold(text))
