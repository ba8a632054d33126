"""The character model with a memory of one document: names that recur there become likely."""

import math
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cached_property

from cleaner.repair.language_model import Model
from cleaner.text.scripts import fold

_WEIGHT = 0.3
"""Share of the document's own counts in what is expected of it."""
_LIKELY = -2.5
"""Log probability from which on the document's own triples say nothing new."""


class DocumentModel:
    """Scores folded triples by the model, or by how often the document holds them."""

    def __init__(self, model: Model, text: str) -> None:
        """Nothing is counted before it is asked for."""
        self._model = model
        self._text = text
        self._followers: dict[str, dict[str, float]] = {}
        self._scores: dict[str, float] = {}

    @cached_property
    def folded(self) -> str:
        """The whole document, folded."""
        return fold(self._text)

    def score(self, triple: str) -> float:
        """Log probability of the last of three folded characters after the first two."""
        value = self._scores.get(triple)
        if value is None:
            value = self._model.score(triple)
            if value <= _LIKELY and triple in self.folded:
                value = max(value, self.followers(triple[:2]).get(triple[2], value))
            self._scores[triple] = value
        return value

    def followers(self, context: str) -> dict[str, float]:
        """Log probability of what follows two folded characters elsewhere in the document."""
        found = self._followers.get(context)
        if found is None:
            found = self._followers[context] = self._count(context)
        return found

    def _count(self, context: str) -> dict[str, float]:
        folded = self.folded
        at = folded.find(context)
        if at < 0:
            return {}
        counts: Counter[str] = Counter()
        while at >= 0:
            counts[folded[at + 2 : at + 3]] += 1
            at = folded.find(context, at + 1)
        total = counts.total() + 1
        return {c: math.log(_WEIGHT * n / total) for c, n in counts.items()}

    def likely(
        self, context: str, wanted: AbstractSet[str], commonest: Iterable[str]
    ) -> dict[str, float]:
        """As `Model.likely`, with what follows the context elsewhere in the document."""
        found = self._model.likely(context, wanted, commonest)
        for character, value in self.followers(context).items():
            if character in wanted:
                found[character] = max(value, found.get(character, value))
        return found
