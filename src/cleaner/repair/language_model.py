"""A character language model of Chinese: how likely a character is after two others.

It tells text from nonsense when a repair has to be judged. Characters are folded first (simplified,
half width, digits one class, letters another), so one model of 1 MB serves every script and width.
It is data made by training/tables/characters.py, and read only when suspicious text is met.
"""

import math
import sys
import zlib
from array import array
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from cleaner.pack import read_data
from cleaner.text.scripts import fold

SCALE = 10
"""Steps a nat in the stored log probabilities."""

END = "\n"
"""Stands before and after a line."""

Row = tuple[int, int, float]
_NO_ROW: Row = (0, 0, 0.0)

_MAGIC = b"CLM1"
_UNKNOWN_HAN = -16.0
"""Log probability of a Han that was never counted; these four by hand, below the rarest counted."""
_UNKNOWN = -15.0
"""The same of any other character."""
_PRIVATE = -21.0
"""Of a private-use character."""
_REPLACEMENT = -11.0
"""Of U+FFFD, which a damaged text may hold."""
_CACHE_LIMIT = 300_000
"""Contexts that are remembered ..."""
_KNOWN_LIMIT = 20_000
"""... and rows, before both are begun anew."""
_PRIVATE_USE = range(0xE000, 0xF900)
_HAN = range(0x3400, 0xA000)


class Rows(NamedTuple):
    """The characters seen after each context by number, one row after the other.

    `starts` has where each row begins, and the end of the last; `known` the rows asked for.
    """

    text: str
    starts: "array[int]"
    known: dict[int, dict[str, int]]


class Model:
    """Log probabilities (nats) of folded characters after two others."""

    def __init__(self, packed: bytes) -> None:
        """Unpack what `pack_model` made; raises `ValueError` for anything else.

        The rows stay as they are packed, strings of characters by number: unpacking half a million
        of them would take longer than the repair of most documents.
        """
        reader = _Reader(packed)
        self._names = dict(enumerate(reader.characters))
        self._numbers = {c: chr(i) for i, c in self._names.items()}
        scores, self._pair_rests = reader.stream(), reader.stream()
        self.single = {c: -scores[i] / SCALE for i, c in self._names.items()}
        self._pairs, self._pair_scores = reader.rows(), reader.stream()
        self._seconds = reader.rows()
        self._triple_rests = reader.stream()
        self._triples, self._triple_scores = reader.rows(), reader.stream()
        self._seen: dict[str, float] = {}

    def score(self, triple: str) -> float:
        """Log probability of the last of three folded characters after the first two."""
        value = self._seen.get(triple)
        if value is None:
            if len(self._seen) > _CACHE_LIMIT:
                self._seen.clear()
            value = self._seen[triple] = self._look_up(triple)
        return value

    def _look_up(self, triple: str) -> float:
        last = self._numbers.get(triple[2])
        value = 0.0
        start, end, rest = self._triple_row(triple)
        if end:
            at = self._triples.text.find(last, start, end) if last else -1
            if at >= 0:
                return -self._triple_scores[at] / SCALE
            value = rest
        start, end, rest = self._pair_row(triple[1])
        if end:
            at = self._pairs.text.find(last, start, end) if last else -1
            if at >= 0:
                return value - self._pair_scores[at] / SCALE
            value += rest
        return value + self.alone(triple[2])

    def _pair_row(self, character: str) -> Row:
        """Where the characters seen after one stand, and what backing off from it leaves."""
        number = self._numbers.get(character)
        if number is None:
            return _NO_ROW
        at = ord(number)
        start, end = self._pairs.starts[at : at + 2]
        return (start, end, -self._pair_rests[at] / SCALE) if end > start else _NO_ROW

    def _triple_row(self, context: str) -> Row:
        """The same after two."""
        first, second = self._numbers.get(context[0]), self._numbers.get(context[1])
        if first is None or second is None:
            return _NO_ROW
        start, end = self._seconds.starts[ord(first) : ord(first) + 2]
        at = self._seconds.text.find(second, start, end)
        if at < 0:
            return _NO_ROW
        start, end = self._triples.starts[at : at + 2]
        return (start, end, -self._triple_rests[at] / SCALE) if end > start else _NO_ROW

    def likely(
        self, context: str, wanted: AbstractSet[str], commonest: Iterable[str]
    ) -> dict[str, float]:
        """Log probabilities of characters after two others.

        Of those of `wanted` that were ever seen there, and of the `commonest`: the rest cannot win.
        """
        start3, end3, rest3 = self._triple_row(context)
        start2, end2, rest2 = self._pair_row(context[1])
        found = {c: rest3 + rest2 + self.alone(c) for c in commonest}
        places, scores = self._places(self._pairs, start2, end2), self._pair_scores
        for character in sorted(places.keys() & wanted):  # in one order on every machine
            found[character] = rest3 - scores[places[character]] / SCALE
        places, scores = self._places(self._triples, start3, end3), self._triple_scores
        for character in sorted(places.keys() & wanted):
            found[character] = -scores[places[character]] / SCALE
        return found

    def _places(self, rows: Rows, start: int, end: int) -> dict[str, int]:
        """Where each character of a row stands; kept, since contexts recur."""
        if start == end:
            return {}
        found = rows.known.get(start)
        if found is None:
            if len(rows.known) > _KNOWN_LIMIT:
                rows.known.clear()
            named = rows.text[start:end].translate(self._names)
            found = rows.known[start] = dict(zip(named, range(start, end), strict=True))
        return found

    def alone(self, character: str) -> float:
        """Log probability of a folded character without context."""
        value = self.single.get(character)
        if value is not None:
            return value
        code = ord(character)
        if code in _PRIVATE_USE:
            return _PRIVATE
        if character == "\ufffd":
            return _REPLACEMENT
        return _UNKNOWN_HAN if code in _HAN else _UNKNOWN

    def text_score(self, text: str, before: str = "") -> float:
        """Sum of log probabilities of a text (not folded yet) after `before`."""
        folded = fold((END + END + before)[-2:] + text)
        score = self.score
        return sum(score(folded[i : i + 3]) for i in range(len(folded) - 2))


@cache
def load_model() -> Model:
    """The model of the pack zh, read once."""
    return Model(read_data("zh/characters.bin"))


class _Reader:
    """Reads the length-prefixed streams of a packed model."""

    def __init__(self, packed: bytes) -> None:
        if packed[:4] != _MAGIC:
            raise ValueError("not a character model: the first four bytes are not CLM1")
        self._data = zlib.decompress(packed[4:])
        self._at = 0
        self.characters = self.stream().decode("utf-8")

    def stream(self) -> bytes:
        """The next stream."""
        start = self._at + 4
        self._at = start + int.from_bytes(self._data[self._at : start], "little")
        return self._data[start : self._at]

    def rows(self) -> Rows:
        """The next two streams: how long the rows are, and their characters."""
        sizes = array("H", _join_planes(self.stream()))
        if sys.byteorder == "big":
            sizes.byteswap()
        starts = array("I", accumulate(sizes, initial=0))
        return Rows(_join_planes(self.stream()).decode("utf-16-le"), starts, {})


def _join_planes(data: bytes) -> bytes:
    half = len(data) // 2
    joined = bytearray(len(data))
    joined[0::2], joined[1::2] = data[:half], data[half:]
    return bytes(joined)


Probabilities = dict[str, float]


def pack_model(
    one: Probabilities,
    two: Probabilities,
    two_rest: Probabilities,
    three: Probabilities,
    three_rest: Probabilities,
) -> bytes:
    """Pack probabilities by character, pair and triple, and what backing off from each leaves.

    Characters are numbered by frequency, since small numbers pack well.
    """
    characters = sorted(one, key=lambda c: (-one[c], c))
    order = {c: i for i, c in enumerate(characters)}

    def places(gram: str) -> list[int]:
        return [order[c] for c in gram]

    pairs, triples = sorted(two, key=places), sorted(three, key=places)
    contexts = sorted({gram[:2] for gram in three}, key=places)
    streams = (
        "".join(characters).encode("utf-8"),
        _pack_scores(one[c] for c in characters),
        _pack_scores(two_rest.get(c, 1.0) for c in characters),
        *_pack_rows(pairs, characters, order),
        _pack_scores(two[gram] for gram in pairs),
        *_pack_rows(contexts, characters, order),
        _pack_scores(three_rest[c] for c in contexts),
        *_pack_rows(triples, contexts, order),
        _pack_scores(three[gram] for gram in triples),
    )
    joined = b"".join(len(s).to_bytes(4, "little") + s for s in streams)
    return _MAGIC + zlib.compress(joined, 9)


def _pack_rows(grams: list[str], contexts: list[str], order: dict[str, int]) -> tuple[bytes, bytes]:
    """How many of the sorted n-grams each context has, and the numbers of their last characters."""
    sizes = dict.fromkeys(contexts, 0)
    for gram in grams:
        sizes[gram[:-1]] += 1
    return _planes(sizes.values()), _planes(order[gram[-1]] for gram in grams)


def _planes(numbers: Iterable[int]) -> bytes:
    """Numbers below 65,536 as all low bytes, then all high bytes."""
    pairs = b"".join(number.to_bytes(2, "little") for number in numbers)
    return pairs[0::2] + pairs[1::2]


def _pack_scores(values: Iterable[float]) -> bytes:
    return bytes(min(255, max(0, round(-math.log(v) * SCALE))) for v in values)
