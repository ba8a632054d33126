"""Words as evidence: what the words of a line say about it, learned from annotated pages.

A line's tokens are its words and pairs of words (pairs of characters in Chinese and Japanese), from
its beginning and its end only, and the whole line if it is short. Each token has a weight; the sum
is the line's score, above zero for article text. The weights are a table, made by training.
"""

import re
from collections.abc import Mapping

HEAD = 12
"""Words looked at from the beginning of a line; so many characters times four in Han text."""
TAIL = 6
"""Words looked at from its end."""
WHOLE = 40
"""A line of at most so many characters is also a token of its own."""

_PLAIN = bytes(
    c + 32 if 65 <= c <= 90 else 48 if 48 <= c <= 57 else c if 97 <= c <= 122 or c == 39 else 32
    for c in range(128)
).decode("ascii")
"""ASCII folded: small letters, every digit 0, everything else a blank."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DIGITS = re.compile(r"\d")


def line_tokens(line: str, *, wide: bool) -> list[str]:
    """The tokens of a line; `wide` says that most of it is Han or kana.

    >>> line_tokens("Read more 12", wide=False)
    ['=Read more 12', 'read', 'more', '00', 'read more', 'more 00']
    """
    whole = len(line) <= WHOLE
    tokens = (
        ["=" + (line if line.isascii() and not whole else _DIGITS.sub("0", line))] if whole else []
    )
    if wide:
        text = line if len(line) <= HEAD * 4 + TAIL * 4 else line[: HEAD * 4] + line[-TAIL * 4 :]
        text = _DIGITS.sub("0", text)
        tokens += map(str.__add__, text, text[1:])
        return tokens
    if line.isascii():
        if len(line) > 240:
            line = line[:120] + " " + line[-80:]
        words = line.translate(_PLAIN).split()
    else:
        if len(line) > 240:
            line = line[:120] + " " + line[-80:]
        words = _WORD.findall(_DIGITS.sub("0", line.lower()))
    if len(words) > HEAD + TAIL:
        words = words[:HEAD] + words[-TAIL:]
    tokens += words
    tokens += [f"{a} {b}" for a, b in zip(words, words[1:], strict=False)]
    return tokens


def words_score(tokens: list[str], weights: Mapping[str, float]) -> float:
    """The sum of the weights of the tokens, damped by their number."""
    known = [w for t in tokens if (w := weights.get(t))]
    return sum(known) / (1 + len(known)) ** 0.5 if known else 0.0
