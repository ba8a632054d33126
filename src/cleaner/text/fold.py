"""Folds text so that one phrase matches all its spellings: width, case, quotes, both Chinese scripts.

Every character becomes exactly one character, so a place in the folded text is the same place in
the text itself. Only matching uses the folded form; nothing of it is ever written out.
"""

import re
from functools import cache

from cleaner.pack import read_data
from cleaner.text.lazy_pattern import lazy_pattern

_SAME = {
    " ": "\t\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f",
    "|": "丨│┃︱¦",
    '"': "“”„‟«»「」『』〝〞",
    "'": "‘’‚`´",
    ":": "﹕∶꞉",
    "-": "—–―─━‐‑−",
    "[": "【〖",
    "]": "】〗",
    "(": "〔﹙",
    ")": "〕﹚",
    "·": "•・‧∙●",
    "<": "〈",
    ">": "〉›",
}


_NOT_ONE_BY_ONE = "\u0130\u03a3"
"""Capitals whose small letter is two characters long or depends on what stands beside it."""
FEW = 48
"""So many different characters are replaced one by one sooner than the text is translated."""
SHORT = 40
"""A text of so few characters is translated at once; nothing is gained by looking first."""


@cache
def _table() -> dict[int, str]:
    """Character to folded character, the traditional ones left out."""
    table = {ord(c): to for to, characters in _SAME.items() for c in characters}
    table |= {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}
    for code in (*range(0x41, 0x250), *range(0x370, 0x530)):
        lower = chr(code).lower()
        if len(lower) == 1 and lower != chr(code):
            table[code] = lower
    table |= {code: table[ord(to)] for code, to in table.items() if ord(to) in table}
    return table


@cache
def _both_scripts() -> tuple[frozenset[str], dict[int, str]]:
    """The traditional characters, and the whole table with them."""
    traditional, simplified = read_data("zh/fold.txt").decode("utf-8").split()
    pairs = zip(traditional, simplified, strict=True)
    return frozenset(traditional), _table() | {ord(a): b for a, b in pairs}


@cache
def _foldable() -> re.Pattern[str]:
    """Any character that becomes another one."""
    return lazy_pattern(f"[{re.escape(''.join(map(chr, sorted(_both_scripts()[1]))))}]")


@cache
def _folded_twice() -> frozenset[str]:
    """Characters whose folded form would fold again: they are not replaced one by one."""
    _, table = _both_scripts()
    return frozenset(chr(code) for code, to in table.items() if ord(to) in table)


def fold(text: str) -> str:
    """Return `text` folded, of the same length.

    >>> fold("責任編輯：Ａｎｎ")
    '责任编辑:ann'
    """
    if text.isascii():
        return text.lower().replace("\t", " ").replace("`", "'")
    if not any(char in text for char in _NOT_ONE_BY_ONE):
        text = text.lower()
    if len(text) <= SHORT:
        return text.translate(_both_scripts()[1])
    found = set(_foldable().findall(text))
    _, table = _both_scripts()
    if len(found) > FEW or not _folded_twice().isdisjoint(found):
        return text.translate(table)
    for char in found:
        text = text.replace(char, table[ord(char)])
    return text


def fold_pattern(pattern: str) -> str:
    """Fold what a regular expression says about Han characters, so it may be written in any script.

    >>> fold_pattern("[責责]編.")
    '[责责]编.'
    """
    traditional, table = _both_scripts()
    return "".join(table[ord(c)] if c in traditional else c for c in pattern)
