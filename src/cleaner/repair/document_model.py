"""The character model with a memory of one document: names that recur there become likely."""

import math
from functools import cached_property

from cleaner.repair.model import Model, fold

_WEIGHT = 0.3
_LIKELY = -1.5


class DocumentModel:
    """Scores folded triples by the model, or by how often the document holds them."""

    def __init__(self, model: Model, text: str) -> None:
        """Nothing is counted before it is asked for."""
        self._base = model.score
        self._text = text
        self._seen: dict[str, float] = {}

    @cached_property
    def _folded(self) -> str:
        return fold(self._text)

    def score(self, triple: str) -> float:
        """Log probability of the last of three folded characters after the first two."""
        value = self._seen.get(triple)
        if value is None:
            value = self._base(triple)
            if value < _LIKELY and (count := self._folded.count(triple)):
                share = _WEIGHT * count / (self._folded.count(triple[:2]) + 1)
                value = max(value, math.log(share))
            self._seen[triple] = value
        return value
