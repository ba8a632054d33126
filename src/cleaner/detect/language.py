"""The language and script of a text: script from its characters, language from its commonest words.

Scripts of one language need no words; Chinese is told from Japanese by kana, simplified from
traditional by what the characters cost in either. Where words are too few or too evenly shared,
the language is left open.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import NamedTuple

import msgspec

from cleaner.detect.cjk import load_characters
from cleaner.pack import read_data

_SAMPLE = 3000
_TOKENS = 400
_TOKEN = re.compile(r"[^\W\d_]+")
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
_MIN_HITS = 2
_MIN_LEAD = 1.08
_KANA_SHARE = 0.04
_HANGUL_SHARE = 0.2


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
    script = find_script(chars)
    if script in _EAST_ASIAN:
        return _tell_east_asian(chars)
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script], script
    return (_tell_by_words(sample), script) if script else ("", "")


@cache
def script_of(char: str) -> str:
    """The ISO 15924 code of a letter's script, "" for what is no letter."""
    if not char.isalpha():
        return ""
    return _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], "")


def find_script(chars: Counter[str]) -> str:
    """The script that most of the counted characters are in."""
    weights = weigh_scripts(chars)
    east = sum(weights[script] for script in _EAST_ASIAN)
    if not weights:
        return ""
    best = max(weights, key=weights.__getitem__)
    return "Hani" if east > 0 and east >= weights[best] else best


def weigh_scripts(chars: Counter[str]) -> Counter[str]:
    """How much of the counted characters is in each script."""
    weights: Counter[str] = Counter()
    for char, count in chars.items():
        if script := script_of(char):
            weights[script] += count * (_EAST_ASIAN_WEIGHT if script in _EAST_ASIAN else 1)
    return weights


def _tell_east_asian(chars: Counter[str]) -> tuple[str, str]:
    weights = weigh_scripts(chars)
    total = sum(weights[script] for script in _EAST_ASIAN)
    if weights["Hang"] > total * _HANGUL_SHARE:
        return "ko", "Kore"
    if weights["Kana"] > total * _KANA_SHARE:
        return "ja", "Jpan"
    simplified, traditional = load_characters("Hans"), load_characters("Hant")
    lead = sum(
        (traditional[char] - simplified[char]) * count
        for char, count in chars.items()
        if script_of(char) == "Hani"
    )
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
    tokens = _TOKEN.findall(text.lower())[:_TOKENS]
    hits: set[str] = set()
    for token in tokens:
        if token in known:
            hits.add(token)
            for gain, language in known[token]:
                gains[language] += gain
    if len(hits) < _MIN_HITS:
        return []
    return [
        Scored(gain, language)
        for language, gain in gains.most_common()
        if gain > _MIN_GAIN * len(tokens)
    ]


def _tell_by_words(sample: str) -> str:
    scored = score_words(sample)
    if not scored:
        return ""
    if len(scored) > 1 and scored[0].gain < scored[1].gain * _MIN_LEAD:
        return ""
    return scored[0].language
