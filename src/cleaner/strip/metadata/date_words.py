"""Dates in other digits, numerals, eras and calendars, written so that the patterns of dates read them."""

import re

from cleaner.pack import pack_cache
from cleaner.strip.credits.vocabulary import alternation, months, rows, words
from cleaner.text.lazy_pattern import lazy_pattern

_ZEROS = (0x660, 0x6F0, 0x966, 0xE50)
"""The zeros of Arabic, Persian, Hindi and Thai digits."""
_TO_ASCII = {
    **{0xFF01 + i: 0x21 + i for i in range(94)},
    **{zero + i: 0x30 + i for zero in _ZEROS for i in range(10)},
    **dict.fromkeys((0x3000, 0xA0, 0x202F), 0x20),
    **dict.fromkeys((0x200E, 0x200F), None),
}
_DIGITS = {ord(c): str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    ord("零"): "0",
    ord("○"): "0",
}
_HAN_NUMERALS = lazy_pattern(
    r"[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}[日号號])?"
)


def to_ascii(text: str) -> str:
    """Digits, marks and blanks of every script as those of ASCII."""
    return text.translate(_TO_ASCII)


def in_figures(text: str) -> str:
    """Han numerals, eras and months of every language so that one pattern reads them.

    >>> in_figures("二〇二四年三月十五日"), in_figures("21 tháng 9 năm 2025")
    ('2024年3月15日', '21.9.2025')
    """
    return text if text.isascii() else _era_to_year(_numerals(_plain_months(text)))


def _numerals(text: str) -> str:
    """二〇二四年三月十五日 with digits, so that one pattern reads both."""
    if "年" not in text:
        return text
    return _HAN_NUMERALS.sub(lambda m: _to_digits(m[0]), text)


def _to_digits(numerals: str) -> str:
    year, rest = numerals[:4].translate(_DIGITS), numerals[4:]
    return year + re.sub("[一二三四五六七八九十]+", lambda m: str(_below_hundred(m[0])), rest)


def _plain_months(text: str) -> str:
    """Months that are numbered (21 tháng 9 năm 2025), or whose names hold more than letters."""
    text = _numbered().sub(r"\1.\2.\3", text)
    if _THAI.search(text):
        text = _BUDDHIST.sub(lambda m: str(int(m[0]) - 543), text)
    return _spelled().sub(lambda m: f" {_in_letters(months()[m[0].casefold()])} ", text)


_THAI = lazy_pattern(r"[\u0e01-\u0e2e]")
_BUDDHIST = lazy_pattern(r"(?<!\d)2[45]\d\d(?!\d)")
"""Years of the Thai calendar, which is 543 ahead."""


@pack_cache
def _numbered() -> re.Pattern[str]:
    month, year = alternation(words("month-word")), alternation(words("year-word"))
    return re.compile(
        rf"\b(\d{{1,2}})\s+(?:{month})\s+(\d{{1,2}})(?:,|\s+(?:{year}))?\s+(\d{{4}})\b",
        re.IGNORECASE,
    )


@pack_cache
def _spelled() -> re.Pattern[str]:
    """Names of months that patterns of words do not match: with signs beside letters, or short."""
    odd = [name for name in months() if not name.isascii() and not (name.isalpha() and name[2:])]
    return re.compile(rf"(?<![^\W\d])(?:{alternation(odd)})(?![^\W\d])", re.IGNORECASE)


@pack_cache
def _in_letters(number: int) -> str:
    """A name of a month in plain letters."""
    return next(name for name, month in months().items() if month == number and name.isascii())


def _below_hundred(numerals: str) -> int:
    """十 is 10, 十五 15, 三十一 31."""
    tens, ten, ones = numerals.partition("十")
    if not ten:
        return int(tens.translate(_DIGITS))
    return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)


@pack_cache
def _eras() -> re.Pattern[str]:
    return lazy_pattern(
        rf"({alternation([name for name, _ in rows('era')])})\s?(\d{{1,3}}|元)(?=\s?年)"
    )


def _era_to_year(text: str) -> str:
    """令和6年 is 2024年, 民國113年 too."""
    if "年" not in text:
        return text
    table = dict(rows("era"))
    return _eras().sub(lambda m: str(int(table[m[1]]) + (1 if m[2] == "元" else int(m[2]))), text)
