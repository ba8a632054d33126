"""The multi-byte encodings of East Asia: the cost of a sample read as each of them.

A character's cost is its negative log probability in the language, in sixteenths of a nat, so that
it can be weighed against the single-byte encodings; what does not decode costs as much as an
undefined byte there.
"""

import binascii
import gzip
from collections import Counter
from collections.abc import Iterator
from functools import cache
from operator import mul
from typing import NamedTuple

import msgspec

from cleaner.detect.euc_tw import decode_euc_tw
from cleaner.detect.labels import EUC_TW
from cleaner.detect.statistics.letters import NAT, UNDEFINED
from cleaner.pack import read_data
from cleaner.text.lazy_pattern import lazy_pattern

_STRANGER = 16 * NAT
"""A character that was never counted in the language; by hand, like those below."""
_OTHER_SCRIPT = 13 * NAT
"""A character of another script."""
_PRIVATE = 17 * NAT
"""A private-use character: dearer than any that are assigned."""
_AFTER = 6 * NAT
"""ASCII right behind a wide character."""
_CUT = 9 * NAT
"""A lead byte at the end whose second is cut off: as dear as a rare character, or any text that ends
in a letter of another alphabet would be read for nothing."""
_INSIDE = 6 * NAT
"""One or two wide characters with ASCII letters on both sides, which is how names are not written."""
_INSIDE_WORD = lazy_pattern("[A-Za-z][^\x00-\x7f]{1,2}(?=[A-Za-z])")
_HALF_KANA = 9 * NAT
"""A half-width katakana: old lists have them, and every wrong reading as Shift JIS."""
_ALPHABETS = {"Cyrl": range(0x410, 0x452), "Grek": range(0x391, 0x3CA)}
"""Other alphabets that the East Asian encodings have, each letter two bytes."""
_LETTER = round(3.5 * NAT)
"""A letter of some thirty; twice a small letter's length is what it costs in its own encoding."""
_CAPITAL = 6 * NAT
"""A capital or a mark of an alphabet inside a double-byte encoding."""
_AFTER_WIDE = lazy_pattern("[^\x00-\x7f][\x00-\x7f]")
_BROKEN_TAIL = lazy_pattern(rb"[\x80-\xff]+\Z")
_CUT_ENDS = 2
"""Broken characters that a sample cut at both ends may have."""
_MAX_BROKEN = 0.05
"""Share of broken characters beyond which a reading is out of the question."""


Characters = Counter[str]
"""Counted characters of a sample; NUL stands for ASCII behind a wide one, \\x01 for a cut end,
\\x02 for wide ones inside an ASCII word."""


class Reading(NamedTuple):
    """A multi-byte codec with the script its text is expected in."""

    codec: str
    script: str
    language: str
    prior: float


NATURAL = (
    Reading("gb18030", "Hans", "zh", 0.0),
    Reading("gb18030", "Hant", "zh", 2.0),
    Reading("big5hkscs", "Hant", "zh", 0.0),
    Reading("cp932", "Jpan", "ja", 0.0),
    Reading("euc_jp", "Jpan", "ja", 0.0),
    Reading("cp949", "Kore", "ko", 0.0),
    Reading("johab", "Kore", "ko", 3.0),
    Reading("euc_tw", "Hant", "zh", 3.0),
)
FOREIGN = (  # lessons and lyrics
    Reading("gb18030", "Jpan", "ja", 5.0),
    Reading("big5hkscs", "Jpan", "ja", 6.0),
    Reading("cp949", "Jpan", "ja", 5.0),
    *(
        Reading(codec, script, language, 6.0)
        for codec in ("gb18030", "euc_jp", "cp932", "cp949", "big5hkscs")
        for script, language in (("Cyrl", "ru"), ("Grek", "el"))
    ),
)
READINGS = (*NATURAL, *FOREIGN)


class _Row(msgspec.Struct, frozen=True):
    letters: str
    costs: str


@cache
def _load() -> dict[str, _Row]:
    raw = gzip.decompress(read_data("any/encoding_characters.json.gz"))
    return msgspec.json.decode(raw, type=dict[str, _Row])


class _Costs(dict[str, int]):
    """Costs of characters; one that is not in the table is priced by its block and kept."""

    def __missing__(self, char: str) -> int:
        if "\ue000" <= char <= "\uf8ff":
            cost = _PRIVATE
        elif "\uff61" <= char <= "\uff9f":
            cost = _HALF_KANA
        elif "\u4e00" <= char <= "\ud7a3" or char > "\uffff" or char < "\xa0":
            cost = _STRANGER
        else:
            cost = _OTHER_SCRIPT
        self[char] = cost
        return cost


@cache
def load_characters(script: str) -> dict[str, int]:
    """The cost of each character in text of this script (ASCII costs nothing)."""
    costs = _Costs(_alphabet(script) if script in _ALPHABETS else _table(script))
    costs.update((chr(code), 0) for code in range(128))
    costs["\ufffd"] = UNDEFINED
    return costs


def _table(script: str) -> Iterator[tuple[str, int]]:
    row = _load()[script]
    for char, cost in zip(row.letters, binascii.a2b_base64(row.costs), strict=True):
        yield char, cost * 2


def _alphabet(script: str) -> Iterator[tuple[str, int]]:
    """The letters of an alphabet in an encoding of East Asia: all alike, capitals dearer."""
    for code in _ALPHABETS[script]:
        char = chr(code)
        yield char, _LETTER if char.islower() else _CAPITAL
    for mark in "\u3000\uff0c\u3002\uff0e\u3001\u201c\u201d\u2014\uff0d\u00ab\u00bb":
        yield mark, _CAPITAL


def count_characters(sample: bytes, codec: str) -> Characters | None:
    """Count the characters of a sample, None if too much of it does not decode."""
    text = decode_euc_tw(sample) if codec == EUC_TW else sample.decode(codec, "replace")
    broken = text.count("\ufffd")
    if broken > _CUT_ENDS + _MAX_BROKEN * len(text):
        return None
    counts = Counter(text)
    counts["\x01"] = _cut_tail(sample, text)
    counts["\ufffd"] -= counts["\x01"]
    counts["\x00"] = len(_AFTER_WIDE.findall(text))
    counts["\x02"] = len(_INSIDE_WORD.findall(text))
    return counts


def _cut_tail(sample: bytes, text: str) -> int:
    """Bytes of an unfinished character at the end, which are no fault."""
    return 1 if text.endswith("\ufffd") and _BROKEN_TAIL.search(sample) else 0


def price_reading(counts: Characters, reading: Reading) -> int:
    """The cost of counted characters as text in the reading's script."""
    costs = load_characters(reading.script)
    total: int = sum(map(mul, map(costs.__getitem__, counts), counts.values()))
    framing = counts["\x00"] * _AFTER + counts["\x01"] * _CUT + counts["\x02"] * _INSIDE
    return total + framing + round(reading.prior * NAT)
