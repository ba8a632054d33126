"""Scores that the benches share: shingles of tokens, words, names, sentences."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0002ffff"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
"""A word; each Han, kana and Hangul character is one of its own."""
NAMES = re.compile(r"[,;、|/]|\band\b|\bund\b|\bet\b")
SENTENCE = re.compile(r"[^。！？!?\n]{8,}[。！？!?][”\"’')）」』]*")
SHINGLE = 4
"""Tokens of a shingle, as scrapinghub's article-extraction-benchmark has them."""


def tokens(text: str) -> list[str]:
    """The words of a text."""
    return TOKEN.findall(text)


def shingles(found: Sequence[str]) -> Counter[tuple[str, ...]]:
    """How often each run of four tokens stands in a text."""
    last = max(1, len(found) - SHINGLE + 1)
    return Counter(tuple(found[i : i + SHINGLE]) for i in range(last) if found)


class Overlap(NamedTuple):
    """How a text agrees with the true one: precision, recall, F1 of shingles; F1 of words."""

    precision: float
    recall: float
    f1: float
    words: float


def compare(truth: str, found: str) -> Overlap:
    """Score a text against the true one; two empty texts agree."""
    wanted, got = tokens(truth), tokens(found)
    precision, recall = _rates(shingles(wanted), shingles(got))
    words = _rates(Counter(t.lower() for t in wanted), Counter(t.lower() for t in got))
    return Overlap(precision, recall, harmonic(precision, recall), harmonic(*words))


def _rates(wanted: Counter[str], got: Counter[str]) -> tuple[float, float]:
    both = (wanted & got).total()
    if not wanted and not got:
        return 1.0, 1.0
    return both / (got.total() or 1), both / (wanted.total() or 1)


def harmonic(one: float, other: float) -> float:
    """The harmonic mean of two rates; 0 if both are."""
    return 2 * one * other / (one + other) if one + other else 0.0


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def key(text: str | None) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(TOKEN.findall((text or "").lower()))


def name_set(text: str | None) -> set[str]:
    """The keys of the names in a list."""
    return {key(part) for part in NAMES.split(text or "") if key(part)}


_SAME = str.maketrans("“”‘’「」『』—–―●·・", '""\'\'""""---•••')


def fold(text: str) -> str:
    """A text without blanks, in normal width, with one kind of quotes: what an undoing may change."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).translate(_SAME))


def sentences(text: str) -> list[str]:
    """The sentences of a text, folded."""
    return [fold(sentence) for sentence in SENTENCE.findall(text)]


TAIL = 12
"""Characters by whose presence a sentence is taken to be there."""


def missing(wanted: str, text: str) -> tuple[int, int]:
    """How many sentences of a text are not in another, and how many there are."""
    folded = fold(text)
    every = sentences(wanted)
    return sum(sentence[-TAIL:] not in folded for sentence in every), len(every)
