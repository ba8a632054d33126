"""What a letter costs after another, by language: the yardstick for single-byte encodings.

A cost is a negative log probability in sixteenths of a nat. The costs of letter pairs come from
word frequency lists (see `training/encodings/letters.py`); capitals, symbols and foreign letters
are priced here, alike for all languages, so that costs of languages can be compared.
"""

import binascii
import gzip
import unicodedata
from functools import cache

import msgspec

from cleaner.pack import read_data

NAT = 16
"""Units of cost in a nat."""

UNDEFINED = 14 * NAT
"""Cost of a byte that the encoding does not define."""

_CONTROL = 13 * NAT
"""Costs, here and below, are set by hand between those of the rarest letters that were counted
(11 nats) and of bytes that no encoding defines."""
_PRIVATE = 13 * NAT
"""A private-use character."""
_FOREIGN = 11 * NAT
"""A letter the language does not use, of its own script."""
_OTHER_SCRIPT = 12 * NAT
"""A letter of another script."""
_RARE_SYMBOL = 11 * NAT
"""A symbol that is no mark of sentences or money."""
_ASCII_LETTER = 7 * NAT
"""An ASCII letter in a text of another alphabet: a foreign word begins."""
_ASCII_LETTER_INSIDE = 10 * NAT
"""The same beside a letter of that alphabet: nobody writes so."""
_MIXED = 6 * NAT
"""Two scripts in one word."""
_MISPLACED = NAT
_OPENING = frozenset("«“„‘‹¿¡(")
_CURRENCY = frozenset("£€¥₪№§")
_AMOUNT = NAT
_CLOSING = frozenset("»”›)")
# capital or small after: nothing, a capital, a small letter
_CASE_COST = {
    " U": 32, " l": 2, "UU": 5, "Ul": 19, "lU": 88, "ll": 0,
}  # fmt: skip


class _Row(msgspec.Struct, frozen=True):
    """A language as stored: its letters, and the costs of all pairs as base64 of a byte matrix."""

    letters: str
    costs: str


class _Data(msgspec.Struct, frozen=True):
    languages: dict[str, _Row]
    symbols: dict[str, int]


class Alphabet(dict[str, int]):
    """The letters of one language, and the costs of pairs of characters asked for so far.

    The first letter, a blank, stands for all that is no letter.
    """

    def __init__(self, letters: str, costs: bytes, symbols: dict[str, int]) -> None:
        super().__init__()
        self.index = {letter: i for i, letter in enumerate(letters)}
        self.size = len(letters)
        self.costs = costs
        self.symbols = symbols

    def __missing__(self, pair: str) -> int:
        cost = self[pair] = self.cost(pair[0], pair[1])
        return cost

    def cost(self, before: str, char: str) -> int:
        """The cost of `char` after `before`."""
        small = _fold(char)
        place = self.index.get(small)
        if place is None:
            return self._foreign(before, char)
        past = _fold(before)
        row = self.index.get(past, 0)
        cost = self.costs[row * self.size + place] * 2
        if not row and past.isalpha():
            cost += _MIXED  # letters of two scripts in one word
        if _is_caseless(char):
            return cost
        case = (_case(before) if row else " ") + ("l" if char == small else "U")
        return cost + _CASE_COST[case]

    def _foreign(self, before: str, char: str) -> int:
        """The cost of what is no letter of the language."""
        if before in _CURRENCY and char.isdigit():
            return _AMOUNT
        row = self.index.get(_fold(before), 0)
        known = self.symbols.get(char)
        if known is not None:
            cost = self.costs[row * self.size] * 2 + known
            wrong = char in (_OPENING if row else _CLOSING)
            return cost + (_MISPLACED if wrong or (row and char.isdigit()) else 0)
        if char.isascii():
            if not char.isalpha():
                return self.costs[row * self.size] * 2 + 5 * NAT
            return _ASCII_LETTER_INSIDE if row else _ASCII_LETTER
        return _cost_of_stranger(char)


@cache
def _cost_of_stranger(char: str) -> int:
    category = unicodedata.category(char)
    if category in {"Cc", "Cn", "Cs"}:
        return _CONTROL
    if category == "Co":
        return _PRIVATE
    if category[0] == "L":
        return _FOREIGN if unicodedata.name(char, "").startswith("LATIN") else _OTHER_SCRIPT
    return _RARE_SYMBOL


@cache
def _fold(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else small[:1]


@cache
def _is_caseless(char: str) -> bool:
    return char.upper() == char.lower()


@cache
def _case(char: str) -> str:
    return "l" if char == _fold(char) else "U"


@cache
def _load() -> _Data:
    raw = gzip.decompress(read_data("any/encoding_letters.json.gz"))
    return msgspec.json.decode(raw, type=_Data)


@cache
def load_alphabet(language: str) -> Alphabet:
    """The alphabet of a language; `he-visual` is Hebrew written from left to right."""
    data = _load()
    row = data.languages[language]
    return Alphabet(row.letters, binascii.a2b_base64(row.costs), data.symbols)
