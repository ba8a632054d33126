"""The character model with a memory of one document: names that recur there become likely."""

import math
from collections import Counter
from functools import cached_property

from cleaner.repair.model import Model, fold

_WEIGHT = 0.3
_LIKELY = -1.5


class DocumentModel:
    """Scores folded triples by the model, or by how often the document holds them."""

    def __init__(self, model: Model, text: str) -> None:
        """Counts are made when first needed."""
        self._base = model.score
        self._text = text

    @cached_property
    def _triples(self) -> Counter[str]:
        folded = fold(self._text)
        return Counter(map("".join, zip(folded, folded[1:], folded[2:], strict=False)))

    @cached_property
    def _pairs(self) -> Counter[str]:
        pairs: Counter[str] = Counter()
        for triple, count in self._triples.items():
            pairs[triple[:2]] += count
        return pairs

    def score(self, triple: str) -> float:
        """Log probability of the last of three folded characters after the first two."""
        base = self._base(triple)
        if base > _LIKELY:
            return base
        count = self._triples.get(triple)
        if not count:
            return base
        return max(base, math.log(_WEIGHT * count / (self._pairs[triple[:2]] + 1)))
