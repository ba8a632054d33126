"""Damaged UTF-8 as one reading among the others: what its characters cost, and its bad bytes.

In a short text one bad byte leaves too little good UTF-8 to decide by counting; what the good
characters say in some language, against what their bytes say in a legacy encoding, does.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from operator import mul

from cleaner.detect.statistics.letters import UNDEFINED, load_alphabet
from cleaner.detect.statistics.multi_byte import Reading, price_reading
from cleaner.detect.statistics.screen import load_screen

UTF8 = "utf-8"

_SCRIPTS = (("Hans", "zh"), ("Hant", "zh"), ("Jpan", "ja"), ("Kore", "ko"))
_BAD = "\ufffd"


@cache
def _languages() -> tuple[str, ...]:
    return tuple(dict.fromkeys(model.language for model in load_screen().models))


def price_utf8(sample: bytes) -> Iterator[tuple[int, Reading]]:
    """Yield the cost of a sample as UTF-8 in each language, a bad byte as dear as an undefined one."""
    text = _decode(sample)
    bad = text.count(_BAD)
    pairs = Counter(
        before + char
        for before, char in zip(" " + text, text, strict=False)
        if not (before.isascii() and char.isascii()) and _BAD not in (before, char)
    )
    for language in _languages():
        alphabet = load_alphabet(language)
        cost = sum(map(mul, map(alphabet.__getitem__, pairs), pairs.values()))
        yield cost + bad * UNDEFINED, Reading(UTF8, "", language, 0.0)
    counts = Counter(text)
    for script, language in _SCRIPTS:
        reading = Reading(UTF8, script, language, 0.0)
        yield price_reading(counts, reading), reading


def _decode(sample: bytes) -> str:
    """The sample as text, one U+FFFD a bad byte."""
    text = sample.decode(UTF8, "surrogateescape")
    return "".join(_BAD if "\udc80" <= char <= "\udcff" else char for char in text)
