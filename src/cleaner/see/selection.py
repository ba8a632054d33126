"""The changes of a document that are to be looked at: all, or those of some rules."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.config import Config
from cleaner.document import HTML_TYPES, Document, Source
from cleaner.edit import LAYOUT
from cleaner.pipeline import until
from cleaner.see.trace import BEFORE_STRIP, Piece, Trace, trace_text


class Selection(NamedTuple):
    """A trace and the places in the ledger of the edits that are looked at.

    What other edits did is taken as done: their removals are in neither text, what they wrote in
    both. `kept` says whether the document is kept at all.
    """

    document: Document
    trace: Trace
    chosen: frozenset[int]
    kept: bool = True

    def before(self) -> str:
        """The text before the edits that are looked at."""
        return "".join(piece.text for piece in self.trace.pieces if self.is_before(piece))

    def after(self) -> str:
        """The text after them, ended as before; nothing if the document is rejected."""
        if not self.kept:
            return ""
        after = "".join(piece.text for piece in self.trace.pieces if piece.removed < 0)
        return after + "\n" if self.before().endswith("\n") and after[-1:] != "\n" else after

    @property
    def changes(self) -> bool:
        """Whether there is more to look at than blank lines, indents and line ends."""
        ledger = self.document.ledger
        return not self.kept or any(ledger[number].rule != LAYOUT for number in self.chosen)

    def is_before(self, piece: Piece) -> bool:
        """Whether a piece stands in the text before the edits that are looked at."""
        return piece.inserted not in self.chosen and (
            piece.removed < 0 or piece.removed in self.chosen
        )


def select(
    given: Source | Document, config: Config, rules: Sequence[str] = (), *, layout: bool = True
) -> Iterator[Selection]:
    """Yield what is looked at of a document: its text, and of a page with repairs its source first.

    Nothing of a document in which nothing but blank lines, indents and line ends would change.
    `rules` are codes or beginnings of codes; without any all edits are looked at. `layout=False`
    leaves blank lines, indents and line ends as they were.
    """
    document = until("split", config).run(given)
    chosen = frozenset(
        number
        for number, edit in enumerate(document.ledger)
        if (layout or edit.rule != LAYOUT) and (not rules or edit.rule.startswith(tuple(rules)))
    )
    if document.media_type in HTML_TYPES:  # repairs are to the source, the others to its text
        early = frozenset(n for n in chosen if document.ledger[n].stage in BEFORE_STRIP)
        chosen -= early
        if rules and early and isinstance(given, Source):
            repaired = until("repair", config).run(given)
            yield Selection(repaired, trace_text(repaired), early)
    found = Selection(document, trace_text(document), chosen, document.verdict.kept)
    if found.changes:
        yield found
