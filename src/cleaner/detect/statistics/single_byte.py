"""A close look at one single-byte encoding and one language: the cost of every pair of bytes."""

from functools import cache
from operator import mul

from cleaner.detect.statistics.letters import NAT, UNDEFINED, load_alphabet
from cleaner.detect.statistics.sample import Pairs
from cleaner.detect.statistics.screen import Model

_ASCII = 0x7F
"""The last byte of ASCII."""


@cache
def table_of(codec: str) -> tuple[str, ...]:
    """The character of each byte, "" where the encoding defines none."""
    text = bytes(range(256)).decode(codec, "replace")
    return tuple("" if char == "\ufffd" else char for char in text)


_JOINERS = frozenset("'\u2019\u2018\u00b7\u00ad\u02bc\u2010\u2011\u200c\u200d")
"""Signs that stand inside words: apostrophes, the dot of Catalan, hyphens, joiners."""


@cache
def symbols_of(codec: str) -> frozenset[int]:
    """The bytes above 0x7F that are neither letters nor signs that stand inside words."""
    table = table_of(codec)
    return frozenset(
        byte
        for byte in range(0x80, 0x100)
        if table[byte] and not table[byte].isalpha() and table[byte] not in _JOINERS
    )


def single_letters(pairs: Pairs, codec: str) -> int:
    """How many letters beyond ASCII counted pairs have in an encoding; 0 if two stand together."""
    table = table_of(codec)
    count = 0
    for pair, times in pairs.items():
        first, second = pair >> 8, pair & 255
        if second > _ASCII and table[second].isalpha():
            if first > _ASCII and table[first].isalpha():
                return 0
            count += times
    return count


class PairCosts(dict[int, int]):
    """The costs of byte pairs under one model, worked out when first asked for.

    A pair is the number `first << 8 | second`; one of ASCII alone costs nothing.
    """

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._chars = table_of(model.codec)
        self._alphabet = load_alphabet(model.language)
        self._prior = round(model.prior * NAT)

    def price(self, pairs: Pairs) -> int:
        """The cost of counted pairs, in sixteenths of a nat."""
        total: int = sum(map(mul, map(self.__getitem__, pairs), pairs.values()), self._prior)
        return total

    def __missing__(self, pair: int) -> int:
        first, second = pair >> 8, pair & 255
        cost = 0
        if first > _ASCII or second > _ASCII:
            char = self._chars[second]
            cost = self._alphabet[(self._chars[first] or " ") + char] if char else UNDEFINED
        self[pair] = cost
        return cost


@cache
def load_costs(model: Model) -> PairCosts:
    """The pair costs of a model (kept: they fill up as files are read)."""
    return PairCosts(model)
