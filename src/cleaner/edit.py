"""Edits and their algebra: apply, undo, merge, and the way back to a place in the input.

An edit replaces one span of a text. Edits of one step are sorted by `start`, do not overlap, and
all refer to the text as it stood before the step; undoing goes step by step backwards. All places
are code points, spans are half-open.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from operator import attrgetter

import msgspec

from cleaner.errors import RestoreError

LAYOUT = "layout"
"""The `rule` of edits to blank lines, indents and line ends: in the ledger, never findings."""


class Edit(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One replacement: `before` at `start:end` of the step's input became `after`.

    `step` is the ordinal of the pass over the whole document (0 for an edit not applied yet),
    `stage` and `rule` say who made it, `entry` the pack entry that matched, `path` the element the
    text came from (HTML), `kind` the label of a dropped block, `confidence` is in 0..1. `safe`
    edits remove no visible word.
    """

    rule: str
    start: int
    end: int
    before: str
    after: str = ""
    step: int = 0
    stage: str = ""
    block: int | None = None
    confidence: float = 1.0
    safe: bool = False
    kind: str = ""
    entry: str = ""
    path: str = ""

    @property
    def shift(self) -> int:
        """Code points the text grows by (negative: shrinks)."""
        return len(self.after) - len(self.before)


def sort_edits(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Sort by `start`, stably, and drop every edit that overlaps an earlier one.

    Of two edits at the same place the one given first wins; an insertion (empty span) may stand at
    the border of another edit.
    """
    kept: list[Edit] = []
    reached = 0
    for edit in sorted(edits, key=attrgetter("start")):
        if edit.start >= reached or not kept:
            kept.append(edit)
            reached = edit.end
    return tuple(kept)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Carry out the edits of one step.

    Raises `RestoreError` if a `before` does not stand where its edit says.

    >>> apply("a\\u200bb", [Edit("REP040", 1, 2, "\\u200b")])
    'ab'
    """
    if not edits:
        return text
    parts: list[str] = []
    at = 0
    for edit in edits:
        start = edit.start
        if start < at or not text.startswith(edit.before, start):
            raise RestoreError(f"{edit.rule} at {start}: the text there is not {edit.before!r:.60}")
        parts += (text[at:start], edit.after)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def undo(text: str, edits: Sequence[Edit]) -> str:
    """Take back the edits of one step.

    `undo(apply(text, edits), edits)` is `text` again.

    Raises `RestoreError` if an `after` does not stand where its edit put it.
    """
    parts: list[str] = []
    at = 0
    grown = 0
    for edit in edits:
        start = edit.start + grown
        if start < at or not text.startswith(edit.after, start):
            raise RestoreError(f"{edit.rule} at {start}: the text there is not {edit.after!r:.60}")
        parts += (text[at:start], edit.before)
        at = start + len(edit.after)
        grown += edit.shift
    parts.append(text[at:])
    return "".join(parts)


def undo_all(text: str, ledger: Sequence[Edit]) -> str:
    """Take back every step of a ledger, the last step first."""
    steps = [tuple(group) for _, group in groupby(ledger, key=attrgetter("step"))]
    for edits in reversed(steps):
        text = undo(text, edits)
    return text


def merge(source: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Fold two steps into one.

    `apply(source, merge(source, first, second))` does both at once.

    Edits of the two steps that touch become one, under the rule of the later of them in the text.

    >>> merge("abc", [Edit("A", 1, 2, "b", "xx")], [Edit("B", 2, 4, "xc")])[0].after
    'x'
    """
    target = apply(apply(source, first), second)
    spans = [(e.start, e.end, e.shift, e.rule) for e in first]
    for edit in second:
        start = map_back(first, edit.start)
        end = max(start, map_back(first, edit.end, side="right"))
        spans.append((start, end, edit.shift, edit.rule))
    spans.sort(key=lambda span: span[:2])
    groups: list[tuple[int, int, int, str]] = []
    for start, end, shift, rule in spans:
        if groups and start <= groups[-1][1]:
            past = groups[-1]
            groups[-1] = (past[0], max(end, past[1]), past[2] + shift, rule)
        else:
            groups.append((start, end, shift, rule))
    merged: list[Edit] = []
    grown = 0
    for start, end, shift, rule in groups:
        after = target[start + grown : end + grown + shift]
        grown += shift
        if after != source[start:end]:
            merged.append(Edit(rule, start, end, source[start:end], after))
    return tuple(merged)


def map_back(edits: Sequence[Edit], place: int, *, side: str = "left") -> int:
    """Map a place in the result of a step back to a place in its input.

    Inside a replacement of the same length the offset is kept; inside any other the answer is the
    start of the replaced span (`side="right"`: its end).
    """
    grown = 0
    for edit in edits:
        start = edit.start + grown
        end = start + len(edit.after)
        if place < start or (place == start and side == "left" and edit.before == ""):
            break
        if place < end or (place == end and side == "left" and edit.after):
            if len(edit.after) == len(edit.before):
                return edit.start + place - start
            if place == end and side == "left":
                return edit.end
            return edit.start if side == "left" else edit.end
        grown += edit.shift
    return place - grown


class Step:
    """The edits of one step, indexed so that mapping a place back does not walk them all."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Take sorted edits that do not overlap."""
        self._edits = edits

    @cached_property
    def _grown(self) -> list[int]:
        return list(accumulate((e.shift for e in self._edits), initial=0))

    @cached_property
    def _starts(self) -> list[int]:
        return [e.start + g for e, g in zip(self._edits, self._grown, strict=False)]

    def back(self, place: int, *, side: str = "left") -> int:
        """Map a place in the step's result to its input, as `map_back` does."""
        first = max(0, bisect_right(self._starts, place - 1) - 1)
        last = bisect_right(self._starts, place)
        return map_back(self._edits[first:last], place - self._grown[first], side=side)
