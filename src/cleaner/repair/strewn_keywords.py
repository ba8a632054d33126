"""Keywords dropped at random places of a text, two of a small pool at a time: 學視頻高清習 is 學習.

What splits a pinyin bracket, 時(s直播動漫hí), names the pool beyond doubt; what stands beside its words
again and again belongs to it too. Two words of the pool side by side go where the text reads better
without them: a page may well use some of them itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from cleaner.repair.language_model import load_model
from cleaner.repair.pinyin import BRACKET, strewn_brackets
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

_WORD = lazy_pattern(f"[{HAN}]{{2,4}}|[A-Z]{{2,4}}")
_SHORTEST, _LONGEST = 2, 4
"""Code points of a strewn word, shortest and longest."""
_FEWEST_SPLIT = 2
"""Compounds from which words are told."""
_ROUNDS = 3
"""Times the words are sought again with those found."""
_REACH = 14
"""Code points beside a word that must make sense without it."""
GAIN = 1.5
"""Nats a character by which the seams of a dropped pair are worse than the text without it."""

_MANY = 8
"""So many such pairs, and any gain is enough: two words of the pool side by side are no chance."""


def strewn_words(text: str) -> list[tuple[int, str, bool]]:
    """Places and text of pairs of the pool, and whether the text reads better without."""
    split = strewn_brackets(text)
    compounds = {word for _, _, word in split}
    if len(compounds) < _FEWEST_SPLIT:
        return []
    # a bracket of as many blanks, so that places stay and no word is found in it
    for start, bracket, _ in split:
        text = text[:start] + " " * len(bracket) + text[start + len(bracket) :]
    pool = {part for word in compounds for part in _parts(word, text)}
    for _ in range(_ROUNDS):
        new = _beside(pool, text) - pool
        pool |= new
        if not new:
            break
    pairs = lazy_pattern(f"(?:{_any(pool)}){{2}}").finditer(text)
    gains = [(m.start(), m.group(), gain_without(text, m.start(), m.end())) for m in pairs]
    many = sum(gain > GAIN for _, _, gain in gains) >= _MANY
    return [(start, pair, gain > (0.0 if many else GAIN)) for start, pair, gain in gains]


def _parts(compound: str, text: str) -> list[str]:
    """The two words a compound is made of: those that recur most."""
    cuts = range(_SHORTEST, len(compound) - _SHORTEST + 1)
    ways = [(compound[:cut], compound[cut:]) for cut in cuts]
    if not ways:
        return [compound]
    return list(max(ways, key=lambda way: min(map(text.count, way))))


def _beside(pool: set[str], text: str) -> set[str]:
    """What stands beside different words of the pool at several places, and is as foreign there."""
    partners: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for match in re.finditer(f"(?:{_any(pool)})+", text):
        if match.group() in pool:
            for start, end in _neighbours(text, *match.span()):
                if gain_without(text, min(start, match.start()), max(end, match.end())) > 0:
                    partners[text[start:end]][start] = match.group()
    found = {word for word, beside in partners.items() if len(set(beside.values())) > 1}
    # 丁香 stands wherever 丁香花 does, and the longer one is the word
    return {w for w in found if not any(w in v and w != v and _as_often(w, v, text) for v in found)}


def _as_often(word: str, longer: str, text: str) -> bool:
    return text.count(word) == text.count(longer)


def _neighbours(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for size in range(_SHORTEST, _LONGEST + 1):
        for span in ((start - size, start), (end, end + size)):
            if span[0] >= 0 and _WORD.fullmatch(text, *span):
                yield span


def _any(pool: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, pool), key=len, reverse=True))


def gain_without(text: str, start: int, end: int) -> float:
    """How much better a text reads without a stretch, in nats a character.

    The seams on both its sides are compared with the one that would be left. Brackets with pinyin
    are looked through.
    """
    left = BRACKET.sub("", text[max(0, start - _REACH) : start]).rpartition("\n")[2][-2:]
    right = BRACKET.sub("", text[end : end + _REACH]).partition("\n")[0][:2]
    if not left or not right:
        return -1.0
    inside = text[start:end]
    score = load_model().text_score
    with_it = score(inside[:2], left) + score(right, inside)
    return score(right, left) / len(right) - with_it / (2 + len(right))
