"""What stands between two kept blocks of a text: one line break or a blank line.

Lines that belong together (list items, table rows, verse) and stood on adjacent lines keep a single
line break; everything else is parted by a blank line. Only the blocks of one run decide about that
run, so setting a text that was set before changes nothing.
"""

from collections.abc import Sequence
from itertools import pairwise

from cleaner.block import Block
from cleaner.text.lazy_pattern import lazy_pattern

VERSE_LINES = 3
"""Adjacent short lines from this number on are set as lines of one stanza."""
VERSE_WIDTH = 40
"""A line of verse has at most this many columns; a Han character takes two."""
NEXT_LINE = 2
"""A gap that ends one line and begins the next splits into at most so many lines."""
HARD_BREAK = "  \n"
BLANK_LINE = lazy_pattern(r"\n[^\S\n]*\n")
TIED = frozenset({"list", "table", "code", "quote"})
"""Kinds whose neighbours of the same kind belong to one block."""


def separators(blocks: Sequence[Block], text: str, *, markdown: bool = False) -> list[str]:
    """Give what stands before each kept block: `""` before the first, then `"\\n"` or `"\\n\\n"`.

    `blocks` are the kept blocks, spans of `text` in order. In `markdown` two blanks before a line
    end keep the lines together.
    """
    adjacent = [False] + [
        _is_adjacent(text, before.end, block.start) for before, block in pairwise(blocks)
    ]
    found = ["\n\n"] * len(blocks)
    start = 0
    for end in range(1, len(blocks) + 1):
        if end == len(blocks) or not adjacent[end]:
            _set_run(blocks, start, end, found)
            start = end
    if markdown:
        found = ["\n" if near else gap for near, gap in zip(adjacent, found, strict=False)]
    if found:
        found[0] = ""
    return found


def _is_adjacent(text: str, start: int, end: int) -> bool:
    """Whether one line break, and no more than white space beside it, lies between two blocks."""
    gap = text[start:end]
    return gap.isspace() and len(gap.splitlines()) <= NEXT_LINE and not BLANK_LINE.search(gap)


def _set_run(blocks: Sequence[Block], start: int, end: int, found: list[str]) -> None:
    """Decide about one run of adjacent lines."""
    verse = start
    for at in range(start, end):
        if not _is_verse(blocks[at]):
            _set_verse(verse, at, found)
            verse = at + 1
        if at > start and blocks[at].kind in TIED and blocks[at].kind == blocks[at - 1].kind:
            found[at] = "\n"
    _set_verse(verse, end, found)


def _set_verse(start: int, end: int, found: list[str]) -> None:
    if end - start >= VERSE_LINES:
        found[start + 1 : end] = ["\n"] * (end - start - 1)


def _is_verse(block: Block) -> bool:
    if block.kind != "paragraph" or len(block.text) > VERSE_WIDTH:
        return False
    return len(block.text) + sum(c > "\u2e7f" for c in block.text) <= VERSE_WIDTH
