"""Claims out of the lines near the title and out of the credits that close a Chinese article."""

import re
from collections.abc import Iterable, Sequence

from cleaner.pack import pack_cache
from cleaner.strip.credits.line import Credit
from cleaner.strip.credits.names import parse_authors, parse_people, parse_source
from cleaner.strip.credits.split import FIELDS, has_label, label_words, split_credits
from cleaner.strip.credits.tail import CreditReader
from cleaner.strip.credits.vocabulary import alternation, by_field, months, words
from cleaner.strip.metadata.claim import BELOW, Claim
from cleaner.strip.metadata.dates import parse_date
from cleaner.strip.metadata.facts import read_facts
from cleaner.strip.metadata.title_lines import Line
from cleaner.text.characters import EAST_ASIAN, HAN
from cleaner.text.fold import fold
from cleaner.text.lazy_pattern import lazy_pattern

LINE_LIMIT = 240
"""Code points; a longer line is text of the article."""
BYLINE_LIMIT = 90
"""Code points of a line that is a byline by its class alone."""
_CJK = lazy_pattern(f"[{EAST_ASIAN}]")
_CLOCK = lazy_pattern(r"[\d年月日:/.\-：点分秒时時\s]{6,}")
_UNIVERSAL = ("Z", "+00:00", "+0000")
_WORD = lazy_pattern(r"[a-z]+")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_TAG = lazy_pattern(r"<[^>]{0,600}>?")


def read_lines(lines: Sequence[Line], language: str) -> list[Claim]:
    """Read the claims of the lines near a title; nearer lines weigh more.

    Bylines at several places are those of several stories: the first one counts, unless there are
    so many, or they stand so below headings of their own, that the page is a list of stories.
    """
    claims: list[Claim] = []
    bylines: dict[str, list[tuple[int, Line]]] = {}
    for place, line in enumerate(lines):
        nearness = 1 - min(place, 40) / 80
        for claim in _line_claims(line, language):
            if claim.field == "authors":
                seen = bylines.setdefault(claim.origin, [])
                if seen and place - seen[0][0] > 1:
                    if all(line.text != other.text for _, other in seen):
                        seen.append((place, line))
                    continue  # the byline of another story
                if not seen:
                    seen.append((place, line))
                else:
                    seen[0] = (place, seen[0][1])
            claims.append(claim._replace(weight=claim.weight * nearness))
    lists = {origin for origin, seen in bylines.items() if _is_list(seen)}
    if lists:
        claims = [c for c in claims if c.field != "authors" or c.origin not in lists]
        claims.append(Claim("kind", "list", "near"))
    return claims


def _is_list(bylines: Sequence[tuple[int, Line]]) -> bool:
    """Whether bylines at so many places are those of a list of stories."""
    place, first = bylines[0]
    count = len(bylines)
    return (
        (count > 1 and first.below) or (count >= STORIES and place > NEXT) or count >= MANY_STORIES
    )


STORIES = 3
"""Different bylines near one title; an article has one, and that of a related story perhaps."""
MANY_STORIES = 5
"""So many are those of stories wherever the first one stands."""
NEXT = 2
"""A byline that stands at most so many lines from the title is that of the article."""


def _line_claims(line: Line, language: str) -> Iterable[Claim]:
    if not line.text or len(line.text) > LINE_LIMIT:
        if line.stamp and not line.text:
            yield Claim("published", line.stamp, "near:stamp", 2.0)
        return
    marked = _marked(line.marks)
    if told := _told(line.text):
        pairs = tuple(_pair(credit, line.text) for credit in told)
        yield from _dates(line, pairs, marked, language)
        yield from _facts(line.text, told, language)
        return
    pairs = split_credits(line.text)
    yield from _dates(line, pairs, marked, language)
    fields = {field for field, _ in pairs}
    yield from _people(line, fields, marked, language)
    if "source" in fields and (source := parse_source(line.text)):
        yield Claim("source", source, "near:label", 4.0)
    elif (language == "zh" or _CJK.search(line.text)) and (source := _beside_date(pairs)):
        yield Claim("source", source, "near:date", 1.5)


@pack_cache
def _reader() -> CreditReader:
    return CreditReader(label_words())


def _told(text: str) -> list[Credit]:
    """What a line says that is a credit line through and through; else nothing."""
    folded = fold(text)
    found = _reader().read(folded, text) if has_label(folded) else None
    return found if found and any(credit.entry for credit in found) else []


def _pair(credit: Credit, text: str) -> tuple[str, str]:
    """Field and value; a day without a label has no field."""
    field = FIELDS.get(credit.field, credit.field) if credit.entry else ""
    return field, text[credit.start : credit.end]


def _facts(text: str, told: Sequence[Credit], language: str) -> Iterable[Claim]:
    """Who and where from, as the same line of a text says it."""
    for field, value in read_facts(text, told, _reader().words, language) or ():
        if field in {"authors", "editors", "source"}:
            yield Claim(field, value, "near:label", 4.0)


def _marked(marks: str) -> set[str]:
    """The fields that words in classes and ids name."""
    table = by_field("class-word")
    return {table[word] for word in _WORD.findall(marks) if word in table}


def _dates(
    line: Line, pairs: Sequence[tuple[str, str]], marked: set[str], language: str
) -> Iterable[Claim]:
    """The dates of a line, each under the label that stands before it."""
    shown = parse_date(line.text, language=language) if line.stamp.endswith(_UNIVERSAL) else None
    if line.stamp and (not shown or (parse_date(line.stamp) or "")[:10] == shown[:10]):
        # a stamp in universal time can be a day off what the page shows
        changed = any(field == "modified" for field, _ in pairs)
        yield Claim("modified" if changed else "published", line.stamp, "near:stamp", 3.0)
    for field, stretch in pairs:
        if not any(c.isdigit() for c in stretch) or field == "other":
            continue
        date = parse_date(stretch, language=language)
        if date and date[0] != "-" and len(date) >= 10:  # noqa: PLR2004 - a whole day
            labelled = field in {"published", "modified"}
            if not labelled and "published" not in marked and _is_sentence(line.text):
                continue
            weight = 4.0 if labelled else 3.0 if "published" in marked else 2.0
            origin = (
                "near:label" if labelled else "near:class" if "published" in marked else "near:line"
            )
            yield Claim("modified" if field == "modified" else "published", stretch, origin, weight)


def _is_sentence(text: str) -> bool:
    """Whether a line says more than whose and of when a text is: a day in it is one it tells of."""
    words = len(_LETTERS.findall(text)) + len(_HAN.findall(text)) // 2
    return words > HEAD_WORDS or (words > DATE_WORDS and text.rstrip()[-1:] in ".。!！?？;；")


HEAD_WORDS = 24
"""Words, or pairs of Han, of a line with day, names, counters and links; a longer one is text."""
_HAN = lazy_pattern(rf"[{HAN}\u3040-\u30ff]")


def _people(line: Line, fields: set[str], marked: set[str], language: str) -> Iterable[Claim]:
    text = line.text
    if "authors" in fields and _opens(text, language):
        for name in parse_authors(_undated(text), language):
            yield Claim("authors", name, "near:label", 4.0)
    elif "authors" in marked and len(text) <= BYLINE_LIMIT:
        for name in parse_authors(_undated(text), language):
            if " " in name or _CJK.search(name):
                yield Claim("authors", name, BELOW if line.below else "near:class", 2.0)
    if "editors" in fields:
        for name in parse_people(text, "editors", language=language):
            yield Claim("editors", name, "near:label", 4.0)


def _undated(text: str) -> str:
    """A byline without the date that follows it: By Jane Doe March 1, 2024."""
    return _date_behind().sub("", text) if _YEAR.search(text) else text


@pack_cache
def _date_behind() -> re.Pattern[str]:
    """A name of a month with day and year, behind a word, and what follows it."""
    names = alternation(frozenset(month for month in months() if month.isalpha()))
    return lazy_pattern(
        rf"(?<=\w)[\s,|\u00b7\u2022-]+(?:(?:{names})\.?\s+\d{{1,2}}\w*,?|\d{{1,2}}\.?\s+(?:{names})\.?)\s+(?:19|20)\d\d\b.*",
        re.IGNORECASE,
    )


def _opens(text: str, language: str) -> bool:
    """Whether a line begins with its byline: Sort by Brand is none, March 3 by Jane Doe is one."""
    first, stretch = split_credits(text)[0]
    if first or _CJK.search(text):
        return True
    date = parse_date(stretch, language=language)
    return date is not None and len(_LETTERS.findall(stretch)) <= DATE_WORDS


DATE_WORDS = 4
"""Words a date in letters has at most (weekday, month, half of the day, zone)."""
_LETTERS = lazy_pattern(r"[^\W\d_]{2,}")


def _beside_date(pairs: Sequence[tuple[str, str]]) -> str:
    """南方都市报 2019-09-09 16:01: a name alone with a date is the source."""
    stretch = next((s for field, s in pairs if field in {"", "published"}), "")
    parts = [p.strip() for p in _CLOCK.split(stretch)]
    if len(parts) < 2 or not parse_date(stretch):  # noqa: PLR2004 - something beside a date
        return ""
    near = (parts[-1].split() or [""])[0] or (parts[0].split() or [""])[-1]
    known = near.casefold() in words("no-name") or near.endswith(_no_name_ends())
    letters = re.fullmatch(rf"[A-Z][A-Za-z]+|[\w.·-]*[{HAN}][\w.·-]*", near)
    return near if letters and 1 < len(near) <= 16 and not known else ""  # noqa: PLR2004


@pack_cache
def _no_name_ends() -> tuple[str, ...]:
    return tuple(words("no-name", "end"))


def snippet_lines(source: str, title: str) -> list[Line]:
    """The lines after a title that stands in no heading, out of the page's source itself."""
    start = max(source.find("</head>"), source.find("</HEAD>"), 0)
    at = source.find(title, start) if title else -1
    while at > 0 and source[at - 1] in "\"'(=":
        at = source.find(title, at + 1)  # a value of an attribute or of a script
    if at < 0:
        return []
    snippet = re.sub(
        r"(?is)<(script|style)\b.*?(?:</\1>|$)", " ", source[at + len(title) : at + 6000]
    )
    rows = re.split(r"(?i)</?(?:p|div|li|td|tr|h\d|br|ul|section)\b[^>]*>", snippet)
    lines = [" ".join(_unescape(_TAG.sub(" ", row)).split()) for row in rows]
    return [Line(line) for line in lines if line][:20]


def _unescape(text: str) -> str:
    from html import unescape

    return unescape(text)
