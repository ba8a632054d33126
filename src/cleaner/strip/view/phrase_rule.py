"""The function of rules that only name a family of phrases: one maker serves them all."""

from collections.abc import Callable, Iterator

from cleaner.finding import Finding
from cleaner.pack_types import Furniture
from cleaner.rule import Rule
from cleaner.strip.view.furniture import phrase_pieces
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
