"""Learned words: what class names, tags and short texts say about a run (log-odds).

Made by `training/page_train.py` over hosts, not pages. Class words come from class, id, role and
itemprop; text words from runs too short to be judged by their shape.
"""

import re
from functools import cache

import msgspec

_WORD = re.compile(r"[a-z]+")
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|\d+|[\xa9|\u2022\xbb\u203a>:@#]"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
TOKENS = 7
START = 60
"""Tokens of a short run that are looked up, and the characters they are taken from."""
MAX_CACHE = 50_000


@cache
def _words(key: str) -> tuple[str, ...]:
    if not key.islower():
        key = _CAMEL.sub(" ", key).lower()
    return tuple(dict.fromkeys(_WORD.findall(key)))


def key_words(key: str) -> tuple[str, ...]:
    """The words of a class attribute and the like, lower case, each once.

    >>> key_words("entry-content articleBody col-8")
    ('entry', 'content', 'article', 'body', 'col')
    """
    if len(key) > 500:  # noqa: PLR2004 - some pages put a style sheet there
        key = key[:500]
    if _words.cache_info().currsize > MAX_CACHE:
        _words.cache_clear()
    return _words(key)


def text_words(text: str) -> list[str]:
    """The first tokens of a short run and their pairs; Han one by one, numbers as `0`.

    >>> text_words("Page 12")
    ['page', '0', '^ page', 'page 0', '0 $']
    """
    start = text[:START].lower()
    tokens = (start.split() if start.isascii() else _TOKEN.findall(start))[:TOKENS]
    tokens = ["0" if token.isdigit() else token for token in tokens]
    return tokens + [a + " " + b for a, b in zip(["^", *tokens], [*tokens, "$"], strict=True)]


class Lexicon(msgspec.Struct, frozen=True):
    """Log-odds by class word, by tag and by text word or pair."""

    keys: dict[str, float]
    tags: dict[str, float]
    words: dict[str, float]

    def key(self, key: str) -> float:
        """The mean over the known words of a key; 0 if none is known."""
        known = self.keys
        found = [known[word] for word in key_words(key) if word in known]
        return sum(found) / len(found) if found else 0.0

    def text(self, text: str) -> float:
        """The mean over the known tokens and pairs of a run; 0 if none is known."""
        known = self.words
        found = [known[word] for word in text_words(text) if word in known]
        return sum(found) / len(found) if found else 0.0


EMPTY = Lexicon(keys={}, tags={}, words={})
