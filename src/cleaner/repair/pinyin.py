"""Pinyin in brackets after characters, 服務(wù)現(xiàn)場(chǎng), as clone sites insert it.

A site's table annotates a character at every occurrence; a writer glosses a rare one once. So the
brackets of the whole document are counted, and only their sum says whether they are damage.
"""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.pack import read_data
from cleaner.repair.language_model import load_model
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scripts import fold

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿếềêɡ\u0300\u0301\u0304\u030c"
LETTERS = f"a-zü{TONED}\u0308"
SYLLABLE = rf"[{LETTERS}]{{1,9}}"
BRACKET = lazy_pattern(rf"[(（]({SYLLABLE}) ?[)）]")
"""A bracket that may be pinyin; a blank stands before the closing bracket on some sites."""

ON = 1.5
"""Evidence at which a document's brackets are taken for damage."""

_HAN_BRACKETS = tuple(
    lazy_pattern(rf"{bracket}(?<=[{HAN}].){SYLLABLE} ?[)）]") for bracket in (r"\(", "（")
)
"""Such a bracket behind a Han character; two expressions, since the search skips to a literal."""
_HAN = lazy_pattern(f"[{HAN}]+")
_OVERWHELMING = 6.0
"""Evidence that makes a reading without a tone fit."""
_COMMON = 2500
"""The commonest characters, whose readings a clone site's table holds."""
_TEACHING = 0.5
"""Annotations for each Han from which on a text teaches to read."""
_RATIO = 0.8
"""Share of the places of a character that are annotated alike."""


class Readings(NamedTuple):
    """Readings by character (the first is the usual one), and characters by reading."""

    of: dict[str, tuple[str, ...]]
    characters: dict[str, str]
    syllables: frozenset[str]


@cache
def readings() -> Readings:
    """The table of the pack zh."""
    usual: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    characters: dict[str, str] = {}
    for line in read_data("zh/readings.txt").decode("utf-8").splitlines():
        reading, first, rest = line.split("\t")
        characters[reading] = first + rest
        for character in first:
            usual.setdefault(character, []).append(reading)
        for character in rest:
            other.setdefault(character, []).append(reading)
    of = {c: (*r, *other.get(c, ())) for c, r in usual.items()}
    plain = frozenset(toneless(reading) for reading in characters)
    return Readings(of, characters, frozenset(characters) | plain)


@lru_cache(maxsize=4096)
def toneless(syllable: str) -> str:
    """The syllable without its tone mark.

    >>> toneless("lǜ")
    'lü'
    """
    apart = unicodedata.normalize("NFD", syllable)
    kept = "".join(c for c in apart if c == "\u0308" or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=4096)
def normal(syllable: str) -> str:
    """The syllable as the table writes it: composed, without a script g."""
    return unicodedata.normalize("NFC", syllable).replace("ɡ", "g")


def is_syllable(text: str) -> bool:
    """Whether the table knows this syllable, with or without its tone mark."""
    return text in readings().syllables


def is_toned(text: str) -> bool:
    """Whether the table knows this syllable and it has a tone mark, so it is no word of code."""
    return is_syllable(text) and toneless(text) != text


@lru_cache(maxsize=4096)
def fits(character: str, syllable: str) -> bool:
    """Whether a character can be read so; a missing tone mark does not matter.

    >>> fits("務", "wù"), fits("務", "xiàn")
    (True, False)
    """
    known = readings().of.get(character, ())
    return syllable in known or any(toneless(reading) == syllable for reading in known)


@lru_cache(maxsize=4096)
def candidates(syllable: str) -> dict[str, float]:
    """Characters that can be read so, and how readily (log odds below the readiest)."""
    table = readings()
    found = {c: _unusual(c, syllable) for c in table.characters.get(syllable, "")}
    if not found:
        alike = [r for r in table.characters if toneless(r) == syllable]
        found = {c: -4.5 for r in alike for c in table.characters[r]}
    return found


def _unusual(character: str, syllable: str) -> float:
    return 0.0 if readings().of.get(character, ("",))[0] == syllable else -1.5


class Annotation(NamedTuple):
    """How often a character carries a bracket, how often it occurs, and with which readings."""

    times: int
    total: int
    syllables: frozenset[str]

    @property
    def ratio(self) -> float:
        """Share of its occurrences that carry one."""
        return self.times / max(1, self.total)


class Annotations(NamedTuple):
    """All annotated characters of a document and the evidence that a program did it.

    `places` are the brackets: start, text, syllable. `teaching` says that they are so many as in a
    primer, which is no evidence at all.
    """

    by_character: dict[str, Annotation]
    evidence: float
    places: tuple[tuple[int, str, str], ...]
    teaching: bool

    @property
    def damage(self) -> bool:
        """Whether the brackets are damage."""
        return self.evidence >= ON

    def with_orphans(self, orphans: int) -> "Annotations":
        """The same with so many `?pinyin)` as further evidence."""
        return self if self.teaching else self._replace(evidence=self.evidence + 1.5 * orphans)


@lru_cache(maxsize=2)
def annotations(text: str) -> Annotations:
    """Count the pinyin brackets of a text."""
    found: dict[str, list[str]] = {}
    places = []
    known = readings()
    for match in BRACKET.finditer(text):
        start = match.start()
        syllable = normal(match[1])
        if start and syllable in known.syllables:
            places.append((start, match[0], syllable))
            found.setdefault(text[start - 1], []).append(syllable)
    table = {
        c: Annotation(len(syllables), text.count(c), frozenset(syllables))
        for c, syllables in found.items()
        if c in known.of
    }
    han = sum(map(len, _HAN.findall(text))) if table else 0
    teaching = sum(a.times for a in table.values()) > _TEACHING * han
    return Annotations(table, 0.0 if teaching else _evidence(table), tuple(places), teaching)


def _evidence(table: dict[str, Annotation]) -> float:
    alone = strong = 0.0
    for character, annotation in table.items():
        weight, sure = _weigh(character, annotation)
        if sure:
            strong += weight
        else:
            alone += weight
    return strong + min(alone, 1.0)


def _weigh(character: str, annotation: Annotation) -> tuple[float, bool]:
    """Evidence of one character, and whether it counts in full.

    A rare character, or a simplified one annotated a single time, is what writers gloss.
    """
    syllable = next(iter(annotation.syllables))
    known = readings().of[character]
    if annotation.ratio < _RATIO or len(annotation.syllables) > 1 or syllable not in known:
        return 0.0, False
    common, traditional = is_common(character), _is_traditional(character)
    sure = common and (traditional or annotation.times > 1)
    weight = (1.0 if common else 0.3) + (0.7 if traditional else 0.0)
    weight += min(1.5, 0.5 * (annotation.times - 1))
    return weight - (0.0 if syllable == known[0] else 0.8), sure


@cache
def _common() -> frozenset[str]:
    single = load_model().single
    han = [c for c in single if "\u4e00" <= c <= "\u9fff"]
    return frozenset(sorted(han, key=lambda c: -single[c])[:_COMMON])


@cache
def is_common(character: str) -> bool:
    """Whether its folded form is among the 2,500 commonest characters."""
    return fold(character) in _common()


@cache
def _is_traditional(character: str) -> bool:
    return fold(character) != character


@lru_cache(maxsize=2)
def _glosses_han(text: str) -> bool:
    """Whether any Han character carries a bracket; without one there is no evidence of damage."""
    return any(pattern.search(text) for pattern in _HAN_BRACKETS)


def brackets(text: str) -> tuple[list[tuple[int, str, float]], bool]:
    """Brackets with pinyin (place, text, confidence), and whether they are damage.

    What does not fit the character before it goes only where the evidence is overwhelming, since
    a key may have matched across two characters, or the table may read a character wrongly.
    """
    if not _glosses_han(text):
        return [], False
    table = annotations(text)
    found = []
    for start, bracket, syllable in table.places:
        fitting = fits(text[start - 1], syllable)
        if fitting or (table.evidence > _OVERWHELMING and toneless(syllable) != syllable):
            found.append((start, bracket, 1.0 if fitting else 0.9))
    return found, table.damage


_STREWN = lazy_pattern(rf"[(（]([{LETTERS}]{{0,6}})([{HAN}A-Z]{{2,12}})([{LETTERS}]{{0,6}})[)）]")


@lru_cache(maxsize=2)
def strewn_brackets(text: str) -> tuple[tuple[int, str, str], ...]:
    """Pinyin brackets with a foreign word inside (place, text, word), in damaged documents."""
    if not _glosses_han(text):
        return ()
    found = []
    for match in _STREWN.finditer(text):
        word = match[2]
        syllable = normal(match[1] + match[3])
        if match.start() and syllable and fits(text[match.start() - 1], syllable):
            found.append((match.start(), match.group(), word))
    return tuple(found) if found and annotations(text).damage else ()
