"""The page as the named rules see it: lines folded once, pack entries found, the article's span.

All rules of one document share one view, so a text is folded, searched and measured once however
many rules look at it.
"""

from collections.abc import Sequence

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

    `first` and `last` are the places in `lines` of the first and the last line of prose that is no
    furniture (`len(lines)` and -1 where there is none), `body` the ordinals of the blocks of all of
    those. `text` is the whole page folded. Two views are equal only if they are the same.
    """

    __slots__ = ("body", "first", "languages", "last", "lines", "marks", "text")

    def __init__(self, document: Document, packs: tuple[str, ...]) -> None:
        self.text = fold(document.text)
        blocks = near_blocks(document.blocks) if document.is_html else document.blocks
        self.lines = tuple(make_line(block, self.text[block.start : block.end]) for block in blocks)
        language = document.detection.language if document.detection else ""
        self.languages = languages_of(self.text, language)
        wanted = matcher("furniture", self.languages, packs)
        self.marks = find_marks(wanted, self.lines)
        body = [at for at, line in enumerate(self.lines) if self._reads_on(line)]
        self.first = body[0] if body else len(self.lines)
        self.last = body[-1] if body else -1
        self.body = frozenset(self.lines[at].block.index for at in body)

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


_latest: list[tuple[Document, tuple[str, ...], View]] = []
"""The view made last: all rules of a document ask for it one after the other."""


def view_of(document: Document, config: Config) -> View:
    """Return the view of a document whose blocks are read; made once for all rules."""
    for seen, packs, view in _latest:
        same = seen.blocks is document.blocks and seen.text is document.text
        if same and packs == config.packs:
            return view
    view = View(document, config.packs)
    _latest[:] = [(document, config.packs, view)]
    return view
