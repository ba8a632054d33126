"""Learned words: what class names, tags and short texts say about a run (log-odds).

Made by `training/page_train.py` over hosts, not pages. Class words come from class, id, role and
itemprop; text words from runs too short to be judged by their shape.
"""

import re
from collections.abc import Iterable

import msgspec

_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|\d+|[\xa9|\u2022\xbb\u203a>:@#]"
)
_HUMP = re.compile(r"[A-Z](?<=[a-z].)")
_LETTERS = bytes(c if 97 <= c <= 122 or c == 0 else 32 for c in range(256))  # noqa: PLR2004 - a to z
TOKENS = 7
START = 60
"""Tokens of a short run that are looked up, and the characters they are taken from."""
MAX_KEY = 500
"""Characters of a key that are read: some pages put a style sheet there."""
MAX_CACHE = 50_000
_known: dict[str, tuple[str, ...]] = {}


def learn_keys(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of many keys at once; what comes back holds these keys and others met before.

    Keys are alike from page to page of a site, so their words are remembered. NUL parts the keys
    while they are read, since no attribute can hold it.
    """
    new = [key for key in set(keys) if key not in _known]
    if new:
        if len(_known) > MAX_CACHE:
            _known.clear()
            return learn_keys(keys)
        joined = "\0".join([_fold(key[:MAX_KEY].replace("\0", " ")) for key in new])
        letters = joined.encode("ascii", "replace").translate(_LETTERS).decode("ascii")
        for key, words in zip(new, letters.split("\0"), strict=True):
            _known[key] = tuple(dict.fromkeys(words.split()))
    return _known


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
    """Log-odds by class word, by tag and by text word or pair."""

    keys: dict[str, float]
    tags: dict[str, float]
    words: dict[str, float]

    def keys_values(self, keys: Iterable[str]) -> dict[str, float]:
        """For each key the mean over its known words; 0 if none is known."""
        known = self.keys
        words = learn_keys(keys := set(keys))
        values: dict[str, float] = {}
        for key in keys:
            found = [known[word] for word in words[key] if word in known]
            values[key] = sum(found) / len(found) if found else 0.0
        return values

    def key(self, key: str) -> float:
        """The mean over the known words of a key; 0 if none is known."""
        return self.keys_values((key,))[key]

    def text(self, text: str) -> float:
        """The mean over the known tokens and pairs of a run; 0 if none is known."""
        known = self.words
        found = [known[word] for word in text_words(text) if word in known]
        return sum(found) / len(found) if found else 0.0


EMPTY = Lexicon(keys={}, tags={}, words={})
