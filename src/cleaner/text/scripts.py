"""Simplified and traditional characters: which are which, and one form for both."""

import re
from functools import cache

from cleaner.pack import read_data
from cleaner.text.lazy_pattern import lazy_pattern

_BASIC_END = "\U00010000"


@cache
def fold_table() -> dict[int, int]:
    """What `fold` replaces, one character by one character."""
    traditional, simplified = read_data("zh/fold.txt").decode("utf-8").splitlines()[:2]
    table = {ord(a): ord(b) for a, b in zip(traditional, simplified, strict=True)}
    for code in range(0x21, 0x7F):
        plain = _plain(code)
        table[code] = plain
        table[code + 0xFEE0] = plain
    table[0xA0] = 0x20
    return table


def _plain(code: int) -> int:
    character = chr(code)
    if character.isdigit():
        return ord("0")
    return ord("a") if character.isalpha() else code


def fold(text: str) -> str:
    """Fold script, width, digits and letters; the length stays.

    >>> fold("說ＡB３。！")
    '说aa0。!'
    """
    return text.translate(fold_table())


@cache
def script_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that are simplified only, and those that are traditional only.

    What Big5 has besides is in use in both scripts (后, 里, 台).
    """
    traditional, simplified = read_data("zh/fold.txt").decode("utf-8").splitlines()[:2]
    alone = frozenset(c for c in simplified if not c.encode("big5", "ignore"))
    return alone, frozenset(traditional) - alone


@cache
def script_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Regular expressions of one character for the two sets of `script_characters`.

    Without the rare ones beyond the basic plane: with them a class is searched member by member.
    """
    simplified, traditional = (
        lazy_pattern(f"[{''.join(c for c in characters if c < _BASIC_END)}]")
        for characters in script_characters()
    )
    return simplified, traditional
