"""Changes on a terminal: in their lines, or side by side, coloured by what they are for."""

import difflib
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.edit import LAYOUT
from cleaner.see.selection import Selection, select
from cleaner.see.trace import Piece
from cleaner.see.view import kind_of, runs_of
from cleaner.text.visible import shown

if TYPE_CHECKING:
    from rich.text import Text

COLOURS = {
    "encoding": "cyan", "repaired": "green", "furniture": "red", "spam": "magenta",
    "duplicate": "yellow", "metadata": "blue", "structure": "cyan", "layout": "bright_black",
}  # fmt: skip
"""The sixteen colours only, so that the terminal's own theme holds."""
CONTEXT = 1
"""Unchanged lines around a change: a paragraph is one line, and three would be half an article."""
NARROWEST = 40
"""Columns of the terminal under which two panes are of no use."""


class Part(NamedTuple):
    """A run of a line: plain, or of an edit that removed (`del`) or wrote (`ins`) it."""

    text: str
    kind: str = ""
    how: str = ""


Line = tuple[Part, ...]


class Look(NamedTuple):
    """How changes are shown: of which rules, in two panes, `width` columns, with colours."""

    rules: tuple[str, ...] = ()
    beside: bool = False
    width: int = 80
    coloured: bool = True


def show_changes(given: Source | Document, config: Config, look: Look) -> tuple[str, int]:
    """The changes of a document with colours for a terminal, and 1 if there are any."""
    from rich.console import Console
    from rich.text import Text

    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=look.coloured, no_color=not look.coloured,
        color_system="standard" if look.coloured else None, width=max(look.width, NARROWEST),
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    found = False
    for chosen in select(given, config, look.rules, layout=False):
        found = True
        console.print(Text(_title(chosen), style="bold"))
        if look.beside:
            console.print(_table(chosen))
        else:
            for line in _near(_inline(chosen)):
                console.print(_styled(line), soft_wrap=True)
    return stream.getvalue(), int(found)


def _title(chosen: Selection) -> str:
    name = shown(chosen.document.path or chosen.document.id or "document")
    verdict = chosen.document.verdict
    return name if chosen.kept else f"{name}: {verdict.status} ({verdict.rule}): {verdict.reason}"


def _inline(chosen: Selection) -> list[Line]:
    """The lines of both texts as one; blank lines and line ends are as they were before."""
    return list(_in_lines(_part(chosen, piece) for piece in chosen.trace.pieces))


def _part(chosen: Selection, piece: Piece) -> Part | None:
    ledger = chosen.document.ledger
    if not chosen.kept and piece.inserted < 0:
        return Part(piece.text, "furniture", "del")
    if piece.removed in chosen.chosen:
        return Part(piece.text, kind_of(ledger[piece.removed]), "del")
    if piece.inserted in chosen.chosen and piece.removed < 0:
        return Part(piece.text, kind_of(ledger[piece.inserted]), "ins")
    if piece.inserted >= 0 and ledger[piece.inserted].rule == LAYOUT:
        return None
    if piece.removed >= 0 and ledger[piece.removed].rule != LAYOUT:
        return None
    return Part(piece.text)


def _in_lines(parts: Iterable[Part | None]) -> Iterator[Line]:
    line: list[Part] = []
    for part in parts:
        if part is None:
            continue
        for number, text in enumerate(part.text.split("\n")):
            if number:
                yield tuple(line)
                line = []
            if text:
                line.append(part._replace(text=text))
    yield tuple(line)


def _near(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with changes and those around them; dots stand for what is left out."""
    filled = [line for line in lines if any(part.text.strip() for part in line)]
    wanted = {
        at + step
        for at, line in enumerate(filled)
        if any(part.how for part in line)
        for step in range(-CONTEXT, CONTEXT + 1)
    }
    before = -1
    for at in sorted(wanted & set(range(len(filled)))):
        if at > before + 1:
            yield (Part("...", "layout"),)
        yield filled[at]
        before = at
    if before < len(filled) - 1:
        yield (Part("...", "layout"),)


def _styled(line: Line) -> "Text":
    from rich.text import Text

    text = Text()
    for part in line:
        style = COLOURS.get(part.kind, "")
        style += {"del": " strike", "ins": " underline"}.get(part.how, "")
        for run in runs_of(part.text):
            text.append(f"[{run.code}]" if run.code else run.text, style=style or None)
    return text


def _table(chosen: Selection) -> object:
    """Two panes, the text before and after, each line beside the one it became."""
    from rich.table import Table

    table = Table(box=None, expand=True, padding=(0, 1))
    table.add_column("before", ratio=1, overflow="fold")
    table.add_column("after", ratio=1, overflow="fold")
    for left, right in _pairs(*(_side(chosen, side) for side in ("del", "ins"))):
        table.add_row(_styled(left), _styled(right))
    return table


def _side(chosen: Selection, how: str) -> list[Line]:
    parts = (_part(chosen, piece) for piece in chosen.trace.pieces)
    wanted = (part for part in parts if part is not None and part.how in {"", how})
    return [line for line in _in_lines(wanted) if any(part.text.strip() for part in line)]


def _pairs(left: list[Line], right: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines beside one another, those that differ with one of the same before and behind."""
    before, after = (
        ["".join(part.text for part in line) for line in side] for side in (left, right)
    )
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    gap: Line = (Part("...", "layout"),)
    for number, group in enumerate(matcher.get_grouped_opcodes(CONTEXT)):
        if number:
            yield gap, gap
        for _, a, b, c, d in group:
            yield from zip_longest(left[a:b], right[c:d], fillvalue=())
