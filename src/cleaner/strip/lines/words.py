"""Words as evidence: what the words of a line say about it, learned from annotated pages.

A line's tokens are its words and pairs of words (pairs of characters in Chinese and Japanese), from
its beginning and its end only, and the whole line if it is short. Each token has a weight; their
damped sum is the line's score, above zero for article text. The weights are made by training.
"""

from collections.abc import Mapping
from itertools import pairwise

from cleaner.text.lazy_pattern import lazy_pattern

HEAD, TAIL = 12, 6
"""Words looked at from the beginning and the end of a line."""
HAN_HEAD, HAN_TAIL = 48, 24
"""The same in characters for lines of Han and kana."""
WHOLE = 40
"""A line of at most so many characters is also a token of its own."""
LONG, LONG_HEAD, LONG_TAIL = 240, 120, 80
"""Of a line longer than this only so many characters from either end are split into words."""


def _plain_table() -> str:
    """ASCII folded: small letters, every digit 0, everything else but the apostrophe a blank."""
    kept = {chr(c): chr(c) for c in range(128) if chr(c).islower() or chr(c) == "'"}
    kept |= {c.upper(): c for c in kept} | dict.fromkeys("0123456789", "0")
    return "".join(kept.get(chr(c), " ") for c in range(128))


PLAIN = _plain_table()
WORD = lazy_pattern(r"[^\W\d_]+|\d+")
DIGITS = lazy_pattern(r"\d")


def line_tokens(line: str, *, wide: bool) -> list[str]:
    """The tokens of a line; `wide` says that most of it is Han, kana or hangul.

    >>> line_tokens("Read more 12", wide=False)
    ['=Read more 00', 'read', 'more', '00', 'read more', 'more 00']
    """
    tokens = ["=" + DIGITS.sub("0", line)] if len(line) <= WHOLE else []
    if wide:
        if len(line) > HAN_HEAD + HAN_TAIL:
            line = line[:HAN_HEAD] + line[-HAN_TAIL:]
        line = DIGITS.sub("0", line)
        tokens += map(str.__add__, line, line[1:])
        return tokens
    plain = line.isascii()
    if len(line) > LONG:
        line = line[:LONG_HEAD] + " " + line[-LONG_TAIL:]
    words = line.translate(PLAIN).split() if plain else _words(line)
    if len(words) > HEAD + TAIL:
        words = words[:HEAD] + words[-TAIL:]
    tokens += words
    tokens += [f"{a} {b}" for a, b in pairwise(words)]
    return tokens


def _words(line: str) -> list[str]:
    return WORD.findall(DIGITS.sub("0", line.lower()))


def is_word(token: str) -> bool:
    """Whether a token is one word (one pair of characters), by which a language is known.

    >>> [is_word(token) for token in ("=Read more", "read", "read more", "00")]
    [False, True, False, False]
    """
    return token[0] not in "=0" and " " not in token


def words_score(tokens: list[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights of the tokens, damped by their number.

    >>> words_score(["share", "on", "share on"], {"share": -1.0, "share on": -2.0})
    -1.7320508075688774
    """
    known = list(filter(None, map(weights.get, tokens)))
    return sum(known) / (1 + len(known)) ** 0.5 if known else 0.0
