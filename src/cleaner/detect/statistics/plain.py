"""What the plain ASCII letters around a few high bytes say of the language they are in.

They read alike in nearly all encodings, but not in all languages: the pairs of letters of a German
sentence are dear in Turkish, so its one strange byte is sooner a letter of German.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from operator import mul

from cleaner.detect.statistics.letters import load_alphabet
from cleaner.detect.statistics.screen import load_screen
from cleaner.text.lazy_pattern import lazy_pattern

_REACH = 1_000
"""Bytes read on either side of the first high byte: a sentence or two."""

_MARKUP = lazy_pattern(rb"<[^>]*>?|\bhttps?:\S*|&#?\w+;")
_WORD = lazy_pattern(rb"(?<![0-9A-Za-z_\x80-\xff/.\\-])[A-Za-z]?[a-z]*(?![0-9A-Z_/\\])")
_HIGH = lazy_pattern(rb"[\x80-\xff]")
_OTHERS = frozenset({"ru", "bg", "uk", "be", "mk", "sr", "kk", "mn", "el", "he", "he-visual", "ar",
                     "fa", "ur", "th"})  # fmt: skip
"""Languages that are not written in Latin letters: ASCII words say nothing for or against them."""


def count_plain(data: bytes) -> Counter[str]:
    """Count the pairs of neighbouring ASCII letters in words, a blank before and behind each.

    A letter beside a high byte has no pair on that side.
    """
    first = _HIGH.search(data)
    at = first.start() if first else 0
    head = data[max(0, at - _REACH) : at + _REACH]
    text = _MARKUP.sub(b" ", head)
    pairs: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match[0].lower().decode("ascii")
        if word:
            framed = " " + word + ("" if _HIGH.match(text, match.end()) else " ")
            pairs.update(map(str.__add__, framed, framed[1:]))
    return pairs


@cache
def latin_languages() -> tuple[str, ...]:
    """The languages of the models that are written in Latin letters."""
    found = dict.fromkeys(model.language for model in load_screen().models)
    return tuple(language for language in found if language not in _OTHERS)


def price_languages(pairs: Counter[str], languages: Iterable[str]) -> dict[str, int]:
    """What counted pairs cost in each language."""
    counts = pairs.values()
    costs = {}
    for language in languages:
        alphabet = load_alphabet(language)
        costs[language] = sum(map(mul, map(alphabet.__getitem__, pairs), counts))
    return costs
