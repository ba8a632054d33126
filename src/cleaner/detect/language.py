"""The language and script of a text: script from its characters, language from its commonest words.

Scripts of one language need no words; Chinese is told from Japanese by kana, simplified from
traditional by what the characters cost in either. Where words are too few or too evenly shared,
the language is left open.
"""

import unicodedata
from collections import Counter
from functools import cache
from operator import mul
from typing import NamedTuple

import msgspec

from cleaner.detect.statistics.multi_byte import load_characters
from cleaner.pack import read_data
from cleaner.text.lazy_pattern import lazy_pattern

_SAMPLE = 3000
"""Code points of a text that are read."""
_TOKENS = 400
"""Words of them that are counted."""
_TOKEN = lazy_pattern(r"[^\W\d_]+")
_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "ARABIC": "Arab",
    "THAI": "Thai", "CJK": "Hani", "HIRAGANA": "Kana", "KATAKANA": "Kana", "HANGUL": "Hang",
    "DEVANAGARI": "Deva", "BENGALI": "Beng", "TAMIL": "Taml", "TELUGU": "Telu",
    "KANNADA": "Knda", "MALAYALAM": "Mlym", "GUJARATI": "Gujr", "GURMUKHI": "Guru",
    "KHMER": "Khmr", "LAO": "Laoo", "MYANMAR": "Mymr", "SINHALA": "Sinh", "TIBETAN": "Tibt",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "ARMENIAN": "Armn",
}  # fmt: skip
_ONE_LANGUAGE = {
    "Grek": "el", "Thai": "th", "Geor": "ka", "Armn": "hy", "Beng": "bn", "Taml": "ta",
    "Telu": "te", "Knda": "kn", "Mlym": "ml", "Gujr": "gu", "Guru": "pa", "Khmr": "km",
    "Laoo": "lo", "Mymr": "my", "Sinh": "si", "Tibt": "bo", "Hebr": "he",
}  # fmt: skip
_EAST_ASIAN = ("Hani", "Kana", "Hang")
_EAST_ASIAN_WEIGHT = 3
"""An East Asian character says as much as three letters."""
_FLOOR = 1350
"""-100 ln p of a word that is not among a language's commonest."""
_MIN_GAIN = 120
"""Hundredths of a nat a word by which a language must beat chance."""
_MIN_HITS = 2
"""Different words of a language that must occur: one may be a name."""
_MIN_LEAD = 1.08
"""The winner's gain over the second's; near languages share half their commonest words."""
_KANA_SHARE = 0.04
"""Japanese has a third of kana; Chinese quotes a word of it."""
_HANGUL_SHARE = 0.2
"""Korean beside Han and Latin."""


class Scored(NamedTuple):
    """How well the words of a text fit a language: hundredths of a nat gained over chance."""

    gain: int
    language: str


def identify(text: str) -> tuple[str, str]:
    """Return the BCP 47 language and the ISO 15924 script, "" where unsure.

    >>> identify("这是我们的第一篇文章，大家都来看看。")
    ('zh', 'Hans')
    >>> identify("Das ist nicht der erste Versuch, und er wird auch nicht der letzte sein.")
    ('de', 'Latn')
    """
    sample = text[:_SAMPLE]
    chars = Counter(sample)
    weights = weigh_scripts(chars)
    script = find_script(weights)
    if script in _EAST_ASIAN:
        return _tell_east_asian(chars, weights)
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script], script
    return (_tell_by_words(sample), script) if script else ("", "")


class _ScriptTable(dict[str, str]):
    """The scripts of the characters met so far."""

    def __missing__(self, char: str) -> str:
        name = unicodedata.name(char, "").partition(" ")[0] if char.isalpha() else ""
        self[char] = _SCRIPTS.get(name, "")
        return self[char]


_SCRIPT_OF = _ScriptTable()


def script_of(char: str) -> str:
    """The ISO 15924 code of a letter's script, "" for what is no letter."""
    return _SCRIPT_OF[char]


def find_script(weights: Counter[str]) -> str:
    """The script with the most weight; the East Asian ones count together."""
    east = sum(weights[script] for script in _EAST_ASIAN)
    if not weights:
        return ""
    best = max(weights, key=weights.__getitem__)
    return "Hani" if east > 0 and east >= weights[best] else best


def weigh_scripts(chars: Counter[str]) -> Counter[str]:
    """How much of the counted characters is in each script."""
    weights: dict[str, int] = {}
    for script, count in zip(map(_SCRIPT_OF.__getitem__, chars), chars.values(), strict=True):
        weights[script] = weights.get(script, 0) + count
    weights.pop("", None)
    for script in _EAST_ASIAN:
        if script in weights:
            weights[script] *= _EAST_ASIAN_WEIGHT
    return Counter(weights)


class _Leads(dict[str, int]):
    """By how much a Han character is cheaper in simplified than in traditional text; others 0."""

    def __missing__(self, char: str) -> int:
        simplified, traditional = load_characters("Hans"), load_characters("Hant")
        lead = traditional[char] - simplified[char] if script_of(char) == "Hani" else 0
        self[char] = lead
        return lead


_LEADS = _Leads()


def _tell_east_asian(chars: Counter[str], weights: Counter[str]) -> tuple[str, str]:
    total = sum(weights[script] for script in _EAST_ASIAN)
    if weights["Hang"] > total * _HANGUL_SHARE:
        return "ko", "Kore"
    if weights["Kana"] > total * _KANA_SHARE:
        return "ja", "Jpan"
    lead = sum(map(mul, map(_LEADS.__getitem__, chars), chars.values()))
    return "zh", "Hant" if lead < 0 else "Hans"


@cache
def _words() -> dict[str, tuple[Scored, ...]]:
    table = msgspec.json.decode(
        read_data("any/language_words.json"), type=dict[str, dict[str, int]]
    )
    found: dict[str, list[Scored]] = {}
    for language, words in table.items():
        for word, cost in words.items():
            found.setdefault(word, []).append(Scored(_FLOOR - cost, language))
    return {word: tuple(scores) for word, scores in found.items()}


def score_words(text: str) -> list[Scored]:
    """Languages by how well the words fit, best first; empty if too few of them are known."""
    known = _words()
    gains: Counter[str] = Counter()
    tokens = Counter(_TOKEN.findall(text.lower())[:_TOKENS])
    hits = tokens.keys() & known.keys()
    if len(hits) < _MIN_HITS:
        return []
    for token in sorted(hits):
        count = tokens[token]
        for gain, language in known[token]:
            gains[language] += gain * count
    least = _MIN_GAIN * tokens.total()
    return [Scored(gain, language) for language, gain in gains.most_common() if gain > least]


def _tell_by_words(sample: str) -> str:
    scored = score_words(sample)
    if not scored:
        return ""
    if len(scored) > 1 and scored[0].gain < scored[1].gain * _MIN_LEAD:
        return ""
    return scored[0].language
