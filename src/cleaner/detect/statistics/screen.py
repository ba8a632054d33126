"""The first look at single-byte encodings: rough costs of all models at once.

A model is an encoding with a language. All models' costs of one byte are packed into one integer,
32 bits a model, so that a file is priced for all of them with one addition a distinct byte; the
few best models are then looked at closely. Costs are in sixteenths of a nat.
"""

import array
import binascii
import gzip
import sys
from functools import cache
from typing import NamedTuple

import msgspec

from cleaner.detect.statistics.sample import Pairs
from cleaner.pack import read_data

_KINDS = bytes(
    2 if byte > 0x7F else 1 if chr(byte).isalpha() else 0  # noqa: PLR2004 - the border of ASCII
    for byte in range(256)
)
_ROW_LETTER = 384
"""The row of an ASCII letter after a high byte; 0 to 383 are high bytes by what stands before
them."""
_ROW_OTHER = 385
"""The row of any other ASCII byte after one."""


class Model(NamedTuple):
    """A single-byte encoding with a language; `prior` in nats speaks against rare encodings."""

    codec: str
    language: str
    prior: float


class _Data(msgspec.Struct, frozen=True):
    models: list[tuple[str, str]]
    priors: dict[str, float]
    rows: str


class Screen:
    """All models, and a row of their costs for each byte in its context."""

    def __init__(self, data: _Data) -> None:
        self.models = [Model(c, language, data.priors[c]) for c, language in data.models]
        self.priors = array.array("I", (round(m.prior * 16) for m in self.models))
        self._raw = binascii.a2b_base64(data.rows)
        self._rows: dict[int, int] = {}
        self._numbers = _Numbers()

    def row(self, number: int) -> int:
        """The packed costs of one context and byte."""
        packed = self._rows.get(number)
        if packed is None:
            size = len(self.models)
            costs = self._raw[number * size : (number + 1) * size]
            fields = array.array("I", (cost * 2 for cost in costs))
            packed = self._rows[number] = int.from_bytes(fields.tobytes(), sys.byteorder)
        return packed

    def price(self, pairs: Pairs) -> "array.array[int]":
        """The cost of counted byte pairs for every model."""
        counts: dict[int, int] = {}
        for pair, count in pairs.items():
            number = self._numbers[pair]
            counts[number] = counts.get(number, 0) + count
        counts.pop(-1, None)  # ASCII after ASCII
        total = int.from_bytes(self.priors.tobytes(), sys.byteorder)
        for number, count in counts.items():
            total += self.row(number) * count
        costs = array.array("I")
        costs.frombytes(total.to_bytes(4 * len(self.models), sys.byteorder))
        return costs

    def best(self, pairs: Pairs, count: int) -> list[tuple[int, Model]]:
        """The `count` models with the lowest rough costs, cheapest first, with these costs."""
        costs = self.price(pairs)
        order = sorted(range(len(costs)), key=costs.__getitem__)
        return [(costs[i], self.models[i]) for i in order[:count]]


class _Numbers(dict[int, int]):
    """The row of each pair of bytes, worked out when first asked for."""

    def __missing__(self, pair: int) -> int:
        number = self[pair] = _row_number(pair >> 8, pair & 255)
        return number


def _row_number(first: int, second: int) -> int:
    if second > 0x7F:  # noqa: PLR2004 - the border of ASCII
        return _KINDS[first] * 128 + second - 128
    if first <= 0x7F:  # noqa: PLR2004
        return -1
    return _ROW_LETTER if _KINDS[second] else _ROW_OTHER


@cache
def load_screen() -> Screen:
    """The screen as trained."""
    raw = gzip.decompress(read_data("any/encoding_screen.json.gz"))
    return Screen(msgspec.json.decode(raw, type=_Data))
