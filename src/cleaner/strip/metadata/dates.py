"""Dates as people and machines write them, turned into ISO 8601.

Nothing is invented: what the text does not give (year, time, zone) is left out, what can be read
in two ways is refused unless the language decides, what cannot be (30 February) is refused.
"""

import re
from datetime import date
from typing import NamedTuple

from cleaner.pack import pack_cache
from cleaner.strip.credits.vocabulary import alternation, by_field, months, rows, words
from cleaner.strip.metadata.date_words import in_figures, to_ascii
from cleaner.text.lazy_pattern import lazy_pattern

LIMIT = 240
"""Code points looked at: a field that holds a date says so at its start."""
YEARS = range(1500, 2100)
"""Years an article can be of; others are counters, prices and database zeroes."""
SHORT = 60
"""Code points; only a text this short may be a date without a year in words."""

_SEP = r"\s{0,3}[-/.年년]\s{0,3}"
_SEP2 = r"\s{0,3}[-/.月월]\s{0,3}"
_YEAR_FIRST = lazy_pattern(
    rf"(?<![\d.])(\d{{4}}){_SEP}(\d{{1,2}}){_SEP2}(?:(\d{{1,2}})(?![\d%])|(\d\d)(?=\d\d:\d\d))"
)
_MONTH_ONLY = lazy_pattern(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]")
_HAN_DAY = lazy_pattern(r"(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日號号일]")
_COMPACT = lazy_pattern(
    r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?)?(?!\d)"
)
_DAY_FIRST = lazy_pattern(r"(?<![\d./-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d])")
_SHORT_YEAR = lazy_pattern(r"(?<![\d./-])([01]?\d)/([0-3]?\d)/([0-4]\d)(?![\d/])")
_MONTH_FIRST = frozenset({"en", "en-us", "en_us"})
_MONTH_TIME = lazy_pattern(
    r"(?<![\d./-])(?:([01]?\d)[-/]([0-3]?\d)(?=\s+[0-2]?\d:[0-5]\d)|([01]\d)[-/]([0-3]\d)(?=[0-2]\d:[0-5]\d))"
)
"""Month, day and time, in two digits each where nothing parts the day from the hour (01-1417:58)."""
_WORD = r"[^\W\d_]{3,12}"
_WORDS = lazy_pattern(r"[^\W\d_]{3,}")
_YEAR = r"(\d{4})(?!\d)"
_ORDINAL = r"(?:\s?(?:[^\W\d_]{1,2}\b\.?|[.º°ª]))?"
_PLAIN = lazy_pattern(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?)?"
)
_USUAL = lazy_pattern(
    r"(?P<y>\d{4})(?:-(?P<m1>\d\d?)-(?P<d1>\d\d?)|年(?P<m2>\d\d?)月(?P<d2>\d\d?)日)"
    r"(?:[ ]?(?P<time>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?))?"
)
"""The form of most Chinese sites: nothing else stands there, so nothing else need be tried."""
_SECONDS = range(600_000_000, 4_000_000_000)
_UNIX = lazy_pattern(r"\s*(\d{10})(\d{3})?\s*")
_ZONE = r"(?P<zone>\s?\(?(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|\s?Z\b)?"


class _Found(NamedTuple):
    """A date at `start:end` of the text; `year` 0 or `day` 0 where the text gives none."""

    start: int
    end: int
    year: int
    month: int
    day: int
    time: str = ""


def parse_date(text: str, *, language: str = "") -> str | None:
    """Read the first date in a text; None if there is none or it can be read in two ways.

    `language` (`en`, `en-GB`, `de` ...) decides 03/04/2024: month first for `en` and `en-US`, day
    first for any other. The result is ISO 8601 with as much of time and zone as is given;
    `2024-03` without a day, `--07-07` without a year.

    >>> parse_date("2024年3月1日 08:18")
    '2024-03-01T08:18'
    >>> parse_date("7月7日")
    '--07-07'
    >>> parse_date("30. Februar 2024") is None
    True
    """
    if plain := _PLAIN.fullmatch(text):
        return (
            plain[0] if _is_day(_Found(0, 0, int(plain[1]), int(plain[2]), int(plain[3]))) else None
        )
    if usual := _USUAL.fullmatch(text):
        return _from_usual(usual)
    text = text[:LIMIT]
    if not text.isascii():
        text = to_ascii(text)
    if unix := _UNIX.fullmatch(text):
        return _from_seconds(int(unix[1]))
    text = in_figures(text)
    if not any(c.isdigit() for c in text):
        return None
    found = [f for f in _candidates(text, language) if _is_day(f)]
    if not found:
        return None
    best = min(found, key=lambda f: (f.year == 0, f.day == 0, f.start, -f.end))
    return _iso(best, text)


def _from_usual(m: re.Match[str]) -> str | None:
    month, day = int(m["m1"] or m["m2"]), int(m["d1"] or m["d2"])
    found = _Found(0, 0, int(m["y"]), month, day, m["time"] or "")
    return _iso(found, "") if _is_day(found) else None


def _candidates(text: str, language: str) -> list[_Found]:
    """Every reading of every form; the caller takes the most complete, then the first."""
    found = [
        _Found(m.start(), m.end(), int(m[1]), int(m[2]), int(m[3] or m[4]))
        for m in _YEAR_FIRST.finditer(text)
    ]
    found += _compact(text)
    found += _day_first(text, language)
    found += _short_year(text, language)
    found += _worded(text)
    if any(f.day and f.year for f in found):
        return found
    found += [
        _Found(m.start(), m.end(), int(m[1]), int(m[2]), 0) for m in _MONTH_ONLY.finditer(text)
    ]
    found += [_Found(m.start(), m.end(), 0, int(m[1]), int(m[2])) for m in _HAN_DAY.finditer(text)]
    found += [
        _Found(m.start(), m.end(), 0, int(m[1] or m[3]), int(m[2] or m[4]))
        for m in _MONTH_TIME.finditer(text)
    ]
    return found


def _is_day(found: _Found) -> bool:
    """Whether the calendar has that day and an article can be of that year."""
    if found.year and found.year not in YEARS:
        return False
    try:
        date(found.year or 2000, found.month, found.day or 1)
    except ValueError:
        return False
    return True


def _iso(found: _Found, text: str) -> str:
    """Write it down, with the time that stands beside it."""
    if not found.day:
        return f"{found.year:04}-{found.month:02}"
    if not found.year:
        return f"--{found.month:02}-{found.day:02}"
    day = f"{found.year:04}-{found.month:02}-{found.day:02}"
    time = found.time or _time_beside(text, found.start, found.end)
    return f"{day}T{time}" if time else day


def _from_seconds(seconds: int) -> str | None:
    from datetime import UTC, datetime

    if seconds not in _SECONDS:
        return None
    return datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _compact(text: str) -> list[_Found]:
    """20240301, 20240301T081800, 20240301081800."""
    found = []
    for m in _COMPACT.finditer(text):
        time = ":".join(part for part in m.groups()[3:] if part)
        if not time or int(m[4]) < 24:  # noqa: PLR2004 - hours of a day
            found.append(_Found(m.start(), m.end(), int(m[1]), int(m[2]), int(m[3]), time))
    return found


def _day_first(text: str, language: str) -> list[_Found]:
    """01.03.2024; 1/3/2024 and 3/1/2024 as the language or the numbers decide."""
    found = []
    for m in _DAY_FIRST.finditer(text):
        first, second, year = int(m[1]), int(m[3]), int(m[4])
        order = _order(first, second, m[2], language.casefold())
        if order == "dm":
            found.append(_Found(m.start(), m.end(), year, second, first))
        elif order == "md":
            found.append(_Found(m.start(), m.end(), year, first, second))
    return found


def _short_year(text: str, language: str) -> list[_Found]:
    """05/14/24 on English pages, where month, day and year are written so and no other way."""
    if language.casefold() not in _MONTH_FIRST:
        return []
    return [
        _Found(m.start(), m.end(), 2000 + int(m[3]), int(m[1]), int(m[2]))
        for m in _SHORT_YEAR.finditer(text)
    ]


def _order(first: int, second: int, mark: str, language: str) -> str:
    """`dm`, `md`, or nothing where both are possible and the language is not known."""
    last_month = 12
    if second > last_month:
        return "md"
    if first > last_month or mark == "." or first == second:
        return "dm"
    if language in _MONTH_FIRST:
        return "md"
    return "dm" if language else ""


@pack_cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns with a month in words, and the order of their groups (d, m, y)."""
    joiner = rf"(?:[\s,./-]{{1,3}}(?:(?:{alternation(words('date-joiner'))})\s{{1,3}})?|(?<=\.))"
    soft = rf"{joiner}?\s{{0,2}}"
    flags = re.IGNORECASE
    return (
        (
            lazy_pattern(rf"(?<!\d)(\d{{1,2}}){_ORDINAL}{soft}({_WORD})\.?{joiner}{_YEAR}", flags),
            "dmy",
        ),
        (
            lazy_pattern(rf"\b({_WORD})\.?{joiner}(\d{{1,2}}){_ORDINAL}{joiner}{_YEAR}", flags),
            "mdy",
        ),
        (
            lazy_pattern(rf"(?<!\d){_YEAR}\.?{joiner}({_WORD})\.?{joiner}(\d{{1,2}})(?!\d)", flags),
            "ymd",
        ),
        (
            lazy_pattern(
                rf"\b({_WORD})\.?{joiner}(\d{{1,2}})\s[\d:]{{5,8}}(?:\s[A-Z+0-9-]{{3,5}})?\s{_YEAR}",
                flags,
            ),
            "mdy",
        ),
        (lazy_pattern(rf"\b({_WORD})\.?{joiner}{_YEAR}", flags), "my"),
        (lazy_pattern(rf"(?<!\d)(\d{{1,2}}){_ORDINAL}{soft}({_WORD})\b", flags), "dm"),
        (lazy_pattern(rf"\b({_WORD})\.?\s(\d{{1,2}})(?![\d:])", flags), "md"),
    )


def _worded(text: str) -> list[_Found]:
    """March 1, 2024; 1er mars 2024; 1 de marzo de 2024; 2024. március 1.; 1 марта."""
    found: list[_Found] = []
    if months().keys().isdisjoint(map(str.casefold, _WORDS.findall(text))):
        return found
    for pattern, order in _forms():
        if len(order) == 2 and (found or (order != "my" and len(text) > SHORT)):  # noqa: PLR2004
            continue
        at = 0
        while m := pattern.search(text, at):
            at = m.start() + 1
            if reading := _read_groups(m, order):
                found.append(reading)
                at = m.end()
    return found


def _read_groups(m: re.Match[str], order: str) -> _Found | None:
    """The match as a date, unless its word is no month."""
    parts = dict(zip(order, m.groups(), strict=True))
    word = parts["m"].casefold()
    month = months().get(word)
    if month is None or (order == "md" and not parts["m"][0].isupper()):
        return None  # "you may 5" is no date
    return _Found(m.start(), m.end(), int(parts.get("y", 0)), month, int(parts.get("d", 0)))


@pack_cache
def _times() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A time of day after a date, and one before it."""
    half = rf"(?P<half>(?:{alternation(list(by_field('meridiem')))})(?:\b|(?<=\.))\.?)"
    ahead = rf"(?:(?P<ahead>{alternation(list(by_field('meridiem')))})\s{{0,2}})?"
    names = alternation([name for name, _ in rows("zone") if len(name) > 1])
    clock = (
        r"(?P<hour>[0-2]?\d)(?:(?:\s?[:点點时時시h]\s?|(?<=\d)\.(?=\d\d(?:\s|$)))"
        r"(?P<minute>[0-5]\d?)(?!\d)(?:[:分분]\s?(?P<second>[0-5]\d)(?![\d])(?:[.,]\d+)?)?[分秒분초]?"
        r"|[点點时時시](?!间|間)|(?=\s?[ap]\.?m\b))"
    )
    tail = rf"(?:\s?{half})?(?:{_ZONE}(?:\s?\(?(?P<name>{names})\b\)?)?)"
    time = rf"(?<![\d:.]){ahead}{clock}{tail}"
    flags = re.IGNORECASE
    gap = r"[^\d\n]{0,20}?"
    return lazy_pattern(rf"{gap}{time}", flags), lazy_pattern(rf"{time}{gap}\Z", flags)


def _time_beside(text: str, start: int, end: int) -> str:
    """The time written after the date, else before it, as `HH:MM[:SS][zone]`; else nothing."""
    after, before = _times()
    m = after.match(text, end + (text[end : end + 1] in {"T", "t"}))
    if m and (time := _clock(m)):
        return time
    m = before.search(text[max(0, start - 40) : start])
    return _clock(m) if m else ""


def _clock(m: re.Match[str]) -> str:
    """The matched time in 24 hours with its zone; empty if no clock shows it."""
    hour = int(m["hour"])
    half = by_field("meridiem").get((m["ahead"] or m["half"] or "").casefold().rstrip("."), "")
    noon = 12
    if half == "pm" and hour < noon:
        hour += noon
    elif half == "am" and hour == noon:
        hour = 0
    if hour > 23:  # noqa: PLR2004 - hours of a day
        return ""
    time = f"{hour:02}:{int(m['minute'] or 0):02}"
    if m["second"]:
        time += f":{m['second']}"
    return time + _offset(m)


def _offset(m: re.Match[str]) -> str:
    """The zone as `Z` or `+08:00`; empty where none is given or its letters mean several."""
    zone = (m["zone"] or "").strip().upper()
    if zone == "Z":
        return "Z"
    if not zone:
        name = (m["name"] or "").casefold()
        return dict(rows("zone")).get(name, "").replace("+00:00", "Z") if name else ""
    digits = re.sub(r"[^\d+-]", "", zone)
    sign, number = digits[0], digits[1:]
    if len(number) <= 2:  # noqa: PLR2004 - hours only
        number = f"{number:0>2}00"
    hours, minutes = int(number[:-2]), int(number[-2:])
    if hours > 14 or minutes > 59:  # noqa: PLR2004 - no zone is further off
        return ""
    return f"{sign}{hours:02}:{minutes:02}"
