"""Makers of `find` for rules that differ only in what they name."""

from collections.abc import Callable, Iterator

from cleaner.finding import Finding
from cleaner.pack_types import Furniture
from cleaner.rule import REJECT, Rule
from cleaner.strip.view.furniture import phrase_pieces
from cleaner.strip.view.spam import spam_verdict
from cleaner.strip.view.view import View


def drop_phrases(rule: Rule, kind: Furniture) -> Callable[[View], Iterator[Finding]]:
    """Make the `find` of a rule that drops the lines whose phrases are of this kind."""

    def find(view: View) -> Iterator[Finding]:
        for piece in phrase_pieces(view):
            if piece.kind == kind:
                yield rule.drop(
                    piece.line.block, kind, entry=piece.entry, confidence=piece.confidence
                )

    return find


def reject_spam(
    rule: Rule, reasons: frozenset[str], message: str
) -> Callable[[View], Iterator[Finding]]:
    """Make the `find` of a rule that rejects documents which are spam for one of these reasons."""

    def find(view: View) -> Iterator[Finding]:
        verdict = spam_verdict(view)
        if verdict and verdict[0] in reasons:
            confidence = round(verdict[1], 2)
            yield rule.report(
                0, len(view.document.text), message, kind=REJECT, confidence=confidence
            )

    return find
