"""The page as the named rules see it: lines folded once, pack entries found, the article's span.

All rules of one document are handed one view, so a text is folded, searched and measured once
however many rules look at it.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from typing import TypeVar, cast

from cleaner.block import Block
from cleaner.config import Config
from cleaner.document import Document
from cleaner.strip.view.line import Line, make_line
from cleaner.strip.view.phrases import Mark, find_marks, languages_of, matcher
from cleaner.text.fold import fold

SURE_FURNITURE = 0.3
"""Blocks the labeller scores below this do not count when the article's end is looked for."""
CERTAIN = 0.1
"""Blocks of a page the labeller scores below this are no article for certain."""
FAR = 10
"""Blocks; what stands further than this from any other block is far from the article."""
SHORT_PHRASE = 120
"""A phrase inside a line says nothing of a line longer than this, legal terms excepted."""
LONG_START = 240
"""The same for a phrase that begins it."""
COVERED = 0.35
"""One phrase inside a sentence must be at least this share of it."""
ENOUGH = 1.0
"""Entries of this weight together say that a line is furniture."""


def near_blocks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page that named rules look at: all but menus far from any text.

    Where a block and `FAR` blocks on both sides are certainly no article, the labeller's word is
    enough; such are half the blocks of most pages. The best block counts as text in any case.
    """
    certain = min(CERTAIN, max((block.score for block in blocks), default=0.0))
    near: list[Block] = []
    until = done = 0
    for at, block in enumerate(blocks):
        if block.score >= certain:
            near += blocks[max(done, at - FAR) : at + 1]
            until, done = at + 1 + FAR, at + 1
        elif at < until:
            near.append(block)
            done = at + 1
    return near


class View:
    """The lines, the entries of the furniture packs in them, and where the article stands.

    It is handed to every rule of the stage and read only as far as somebody asks. `document` has
    its blocks but nothing dropped. What functions find in a view is remembered there (`remembered`),
    so nothing of a document outlives it. Two views are equal only if they are the same. `markdown`
    says that the text is Markdown, which somebody wrote: there rules want strong evidence. `kind` is
    what the labeller takes a page for, `article` of any text.
    """

    def __init__(
        self, document: Document, config: Config, *, markdown: bool = False, kind: str = "article"
    ) -> None:
        self.document = document
        self.config = config
        self.markdown = markdown
        self.kind = kind
        self.known: dict[Callable[..., object], object] = {}

    @cached_property
    def text(self) -> str:
        """The whole page folded."""
        return fold(self.document.text)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The blocks that rules look at, with their folded texts."""
        document, text = self.document, self.text
        blocks = near_blocks(document.blocks) if document.is_html else document.blocks
        return tuple(make_line(block, text[block.start : block.end]) for block in blocks)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages whose packs are asked."""
        detection = self.document.detection
        return languages_of(self.text, detection.language if detection else "")

    @cached_property
    def marks(self) -> dict[int, tuple[Mark, ...]]:
        """The entries found, by the ordinal of the block."""
        wanted = matcher("furniture", self.languages)
        return find_marks(wanted, self.lines)

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """The places of the lines of prose that are no furniture."""
        return tuple(at for at, line in enumerate(self.lines) if self._reads_on(line))

    @cached_property
    def first(self) -> int:
        """The place in `lines` of the first line of prose that is no furniture; else their number."""
        return self._places[0] if self._places else len(self.lines)

    @cached_property
    def last(self) -> int:
        """The place of the last such line; -1 where there is none."""
        return self._places[-1] if self._places else -1

    @cached_property
    def body(self) -> frozenset[int]:
        """The ordinals of the blocks of all such lines."""
        return frozenset(self.lines[at].block.index for at in self._places)

    def _reads_on(self, line: Line) -> bool:
        return line.prose and line.block.score >= SURE_FURNITURE and self.weight(line) < ENOUGH

    def is_body(self, line: Line) -> bool:
        """Whether a line is prose that no pack knows for furniture."""
        return line.block.index in self.body

    def weight(self, line: Line) -> float:
        """The weight of the entries that speak about a line as a whole."""
        if line.block.index not in self.marks:
            return 0.0
        return sum(mark.entry.weight for mark in self.speaking(line))

    def speaking(self, line: Line) -> list[Mark]:
        """The entries that speak about a line as a whole: not a phrase somewhere in a sentence."""
        marks = self.marks_of(line)
        return [mark for mark in marks if _speaks(mark, line, several=len(marks) > 1)]

    def marks_of(self, line: Line) -> tuple[Mark, ...]:
        """The entries found in a line."""
        return self.marks.get(line.block.index, ())


def _speaks(mark: Mark, line: Line, *, several: bool) -> bool:
    """Whether an entry tells what a whole line is."""
    size = len(line.text)
    entry = mark.entry
    if entry.match == "line" or entry.kind == "caption":
        return True
    if entry.kind == "pagination" and entry.match == "end":
        return False  # a mark of truncation is cut, its line stays
    if line.prose and entry.match in {"inside", "end"}:
        return several or mark.end - mark.start >= COVERED * size
    return entry.kind == "legal" or size <= (LONG_START if entry.match == "start" else SHORT_PHRASE)


Found = TypeVar("Found")


def remembered(function: Callable[[View], Found]) -> Callable[[View], Found]:
    """Make a function of a view keep its answer in the view: many rules ask the same."""

    @wraps(function)
    def ask(view: View) -> Found:
        known = view.known
        if function not in known:
            known[function] = function(view)
        return cast("Found", known[function])

    return ask
