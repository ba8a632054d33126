"""The text of a document with every change left standing: what was kept, removed, inserted, by whom.

A trace is one list of pieces in order. Without the inserted ones it is the text as it was, without
the removed ones the text as it is; so a page can show both, each change at its place in each.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleaner.document import HTML_TYPES, Document
from cleaner.edit import Edit, undo_all

BEFORE_STRIP = frozenset({"detect", "repair"})
"""Stages whose edits are to the source of a page; those of later ones are to its text."""


class Piece(NamedTuple):
    """A run of text; `removed` and `inserted` are places in the ledger of what did so, or -1."""

    text: str
    removed: int = -1
    inserted: int = -1


class Trace(NamedTuple):
    """A text before and after some edits, in pieces."""

    pieces: tuple[Piece, ...]

    def before(self) -> str:
        """The text as it was."""
        return "".join(piece.text for piece in self.pieces if piece.inserted < 0)

    def after(self) -> str:
        """The text as it is."""
        return "".join(piece.text for piece in self.pieces if piece.removed < 0)


def trace_text(document: Document) -> Trace:
    """The trace of a document's text: of a page that was stripped from where its blocks were read.

    Raises `RestoreError` if text and ledger do not belong together.
    """
    numbered = list(enumerate(document.ledger))
    if document.media_type in HTML_TYPES and "strip" in document.stages:
        numbered = [(n, edit) for n, edit in numbered if edit.stage not in BEFORE_STRIP]
    return _trace(undo_all(document.text, [edit for _, edit in numbered]), numbered)


def _trace(text: str, numbered: Iterable[tuple[int, Edit]]) -> Trace:
    pieces = [Piece(text)]
    for _, step in groupby(numbered, key=lambda pair: pair[1].step):
        pieces = list(_carry_out(pieces, [part for pair in step for part in _parts(*pair)]))
    return Trace(tuple(piece for piece in pieces if piece.text))


def _parts(number: int, edit: Edit) -> Iterator[tuple[int, Edit]]:
    """An edit as the changes it makes: of a line in another script only the characters that differ.

    >>> [(part.start, part.after) for _, part in _parts(0, Edit("R", 5, 8, "abc", "axc"))]
    [(6, 'x')]
    """
    before, after = edit.before, edit.after
    if len(before) == len(after):
        for same, run in groupby(range(len(before)), key=lambda i: before[i] == after[i]):
            places = list(run)
            if not same:
                at, end = places[0], places[-1] + 1
                yield number, _cut(edit, at, end, after[at:end])
        return
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    yield number, _cut(edit, head, len(before) - tail, after[head : len(after) - tail])


def _common(one: str, other: str) -> int:
    """Code points with which both texts begin."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _cut(edit: Edit, start: int, end: int, after: str) -> Edit:
    return Edit(edit.rule, edit.start + start, edit.start + end, edit.before[start:end], after)


def _carry_out(pieces: Sequence[Piece], step: Sequence[tuple[int, Edit]]) -> Iterable[Piece]:
    """The pieces after one step; places count the pieces that no earlier step removed."""
    waiting = list(reversed(step))
    at = 0
    for whole in pieces:
        if whole.removed >= 0:
            yield whole
            continue
        rest = whole
        end = at + len(rest.text)
        while waiting and waiting[-1][1].start < end:
            number, edit = waiting[-1]
            if at < edit.start:
                yield rest._replace(text=rest.text[: edit.start - at])
                rest = rest._replace(text=rest.text[edit.start - at :])
                at = edit.start
            gone = min(edit.end, end) - at
            yield rest._replace(text=rest.text[:gone], removed=number)
            rest = rest._replace(text=rest.text[gone:])
            at += gone
            if edit.end > end:
                break
            yield Piece(edit.after, inserted=number)
            waiting.pop()
        yield rest
        at = end
    for number, edit in reversed(waiting):
        yield Piece(edit.after, inserted=number)
