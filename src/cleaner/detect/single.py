"""A close look at one single-byte encoding and one language: the cost of every pair of bytes."""

from functools import cache

from cleaner.detect.letters import NAT, UNDEFINED, load_alphabet
from cleaner.detect.screen import Model

_TABLE_LIMIT = 20_000


@cache
def table_of(codec: str) -> tuple[str, ...]:
    """The character of each byte, "" where the encoding defines none."""
    return tuple(bytes([byte]).decode(codec, "ignore") for byte in range(256))


class PairCosts:
    """The costs of byte pairs under one model, worked out when first asked for."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._chars = table_of(model.codec)
        self._alphabet = load_alphabet(model.language)
        self._known: dict[tuple[int, int], int] = {}

    def price(self, pairs: dict[tuple[int, int], int]) -> int:
        """The cost of counted byte pairs (each with a byte above 0x7F), in sixteenths of a nat."""
        known = self._known
        total = round(self.model.prior * NAT)
        for pair, count in pairs.items():
            cost = known.get(pair)
            if cost is None:
                cost = self._learn(pair)
            total += cost * count
        return total

    def _learn(self, pair: tuple[int, int]) -> int:
        first, second = pair
        if first < 128 and second < 128:  # noqa: PLR2004 - ASCII alone is alike for all
            cost = 0
        else:
            char = self._chars[second]
            cost = self._alphabet.cost(self._chars[first] or " ", char) if char else UNDEFINED
        if len(self._known) < _TABLE_LIMIT:
            self._known[pair] = cost
        return cost


@cache
def load_costs(model: Model) -> PairCosts:
    """The pair costs of a model (kept: they fill up as files are read)."""
    return PairCosts(model)
