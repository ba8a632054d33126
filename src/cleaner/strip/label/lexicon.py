"""Learned words: what class names, tags and short texts say about a run (log-odds).

Made by `training/pages/lexica.py` over hosts, not pages. Class words come from class, id, role and
itemprop; text words from runs too short to be judged by their shape.
"""

from collections.abc import Iterable
from typing import Generic, TypeVar

import msgspec

from cleaner.text.characters import EAST_ASIAN
from cleaner.text.lazy_pattern import lazy_pattern

Value = TypeVar("Value")
_TOKEN = lazy_pattern(rf"[{EAST_ASIAN}]|[^\W\d_{EAST_ASIAN}]+|\d+|[\xa9|\u2022\xbb\u203a>:@#]")
_HUMP = lazy_pattern(r"[A-Z](?<=[a-z].)")
_LETTERS = bytes(c if 97 <= c <= 122 or c == 0 else 32 for c in range(256))  # noqa: PLR2004 - a to z
TOKENS = 7
"""First words of a run that are looked up."""
START = 60
"""Tokens of a short run that are looked up, and the characters they are taken from."""
MAX_KEY = 500
"""Characters of a key that are read: some pages put a style sheet there."""
MAX_CACHE = 20_000
"""Keys or texts that are remembered before all are forgotten at once."""


class Seen(Generic[Value]):
    """What was looked up before. A full table is replaced, never emptied: another thread reads it."""

    __slots__ = ("table",)

    def __init__(self) -> None:
        self.table: dict[str, Value] = {}

    def room(self) -> dict[str, Value]:
        """The table, a new one if it is full."""
        if len(self.table) > MAX_CACHE:
            self.table = {}
        return self.table


_known: Seen[tuple[str, ...]] = Seen()


def learn_keys(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of many keys at once; what comes back holds these keys and others met before.

    Keys are alike from page to page of a site, so their words are remembered. NUL parts the keys
    while they are read, since no attribute can hold it.
    """
    keys = set(keys)
    table = _known.room()
    if new := [key for key in keys if key not in table]:
        joined = "\0".join([_fold(key[:MAX_KEY].replace("\0", " ")) for key in new])
        letters = joined.encode("ascii", "replace").translate(_LETTERS).decode("ascii")
        for key, words in zip(new, letters.split("\0"), strict=True):
            table[key] = tuple(dict.fromkeys(words.split()))
    return table


def _fold(key: str) -> str:
    return key if key.islower() else _HUMP.sub(r" \g<0>", key).lower()


def key_words(key: str) -> tuple[str, ...]:
    """The words of a class attribute and the like, lower case, each once.

    >>> key_words("entry-content articleBody col-8")
    ('entry', 'content', 'article', 'body', 'col')
    """
    return learn_keys((key,))[key]


def text_words(text: str) -> list[str]:
    """The first tokens of a short run and their pairs; Han one by one, numbers as `0`.

    >>> text_words("Page 12")
    ['page', '0', '^ page', 'page 0', '0 $']
    """
    tokens = _tokens(text)
    return tokens + [f"{a} {b}" for a, b in zip(["^", *tokens], [*tokens, "$"], strict=True)]


def _tokens(text: str) -> list[str]:
    start = text[:START].lower()
    tokens = (start.split() if start.isascii() else _TOKEN.findall(start))[:TOKENS]
    return ["0" if token.isdigit() else token for token in tokens]


class Lexicon(msgspec.Struct, frozen=True):
    """Log-odds by class word, by tag and by text word or pair.

    What was looked up is remembered, since the pages of a site say the same in the same places.
    """

    keys: dict[str, float]
    tags: dict[str, float]
    words: dict[str, float]
    seen_keys: Seen[float] = msgspec.field(default_factory=Seen)
    seen_texts: Seen[float] = msgspec.field(default_factory=Seen)

    def keys_values(self, keys: Iterable[str]) -> dict[str, float]:
        """For each key, and others met before, the mean over its known words; 0 if none is."""
        seen = self.seen_keys.room()
        keys = set(keys)
        if new := [key for key in keys if key not in seen]:
            known, words = self.keys, learn_keys(new)
            for key in new:
                found = [known[word] for word in words[key] if word in known]
                seen[key] = sum(found) / len(found) if found else 0.0
        return seen

    def key(self, key: str) -> float:
        """The mean over the known words of a key; 0 if none is known."""
        return self.keys_values((key,))[key]

    def text(self, text: str) -> float:
        """The mean over the known tokens and pairs of a run; 0 if none is known."""
        seen = self.seen_texts.table
        if (value := seen.get(text)) is None:
            known = self.words
            found = [known[word] for word in text_words(text) if word in known]
            value = sum(found) / len(found) if found else 0.0
            self.seen_texts.room()[text] = value
        return value


EMPTY = Lexicon(keys={}, tags={}, words={})
