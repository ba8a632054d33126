"""The ledger on its way out: whole, counted by rule, or left away."""

from collections.abc import Iterable

import msgspec

from cleaner.config import Config
from cleaner.document import Document, replace_fields
from cleaner.edit import Edit


class RuleCount(msgspec.Struct, frozen=True):
    """What one rule did: number of edits, code points removed and added."""

    edits: int
    removed: int
    added: int


def finish(document: Document, config: Config) -> Document:
    """Enter the stage; with `ledger="none"` the edits go (counts are made when writing)."""
    stages = (*document.stages, "emit")
    if config.ledger != "none":
        return replace_fields(document, stages=stages)
    return replace_fields(document, ledger=(), unrecorded=len(document.ledger), stages=stages)


def count_rules(ledger: Iterable[Edit]) -> dict[str, RuleCount]:
    """Edits, code points removed and added by rule code, sorted by code.

    >>> count_rules([Edit("REP050", 1, 2, "x")])["REP050"].removed
    1
    """
    totals: dict[str, tuple[int, int, int]] = {}
    for edit in ledger:
        edits, removed, added = totals.get(edit.rule, (0, 0, 0))
        totals[edit.rule] = (edits + 1, removed + len(edit.before), added + len(edit.after))
    return {code: RuleCount(*totals[code]) for code in sorted(totals)}
