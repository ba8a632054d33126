"""A last look over the whole page for what no other place has said: elements by class.

Costs more than all the rest, so it is done only where author or date is missing, and what it finds
counts only if the elements agree: a list of stories shows many names and many dates.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from cleaner.pack import pack_cache
from cleaner.strip.credits.names import parse_authors
from cleaner.strip.credits.split import split_credits
from cleaner.strip.credits.vocabulary import entries, words
from cleaner.strip.metadata.claim import Claim
from cleaner.strip.metadata.dates import parse_date
from cleaner.strip.metadata.title_lines import short_text
from cleaner.strip.metadata.titles import is_last_part
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key_of

ELEMENTS = 60
"""Elements looked at; one article has few of a kind."""
TEXT = 120
"""Code points of an element that holds a byline or a date and nothing else."""


@pack_cache
def _selector(field: str) -> str:
    return ",".join(s for e in entries("seek") if e.field == field for s in e.text)


def seek_authors(body: Any, language: str) -> list[Claim]:
    """The one set of names that the elements for authors agree on."""
    found: list[tuple[str, ...]] = []
    for text in _texts(body, "authors"):
        names = tuple(name for name in parse_authors(text, language) if _is_full(name))
        if names and names not in found:
            found.append(names)
    people = {name for names in found for name in names}
    if not found or len(people) > len(found[0]) + 1 or len(people) > 4:  # noqa: PLR2004 - a list of stories
        return []
    return [Claim("authors", name, "seek", 1.0) for name in found[0]]


def _is_full(name: str) -> bool:
    """Whether a name is one of a person in full: not a handle, nor a name with an office behind."""
    parts = name.split()
    return not name.isascii() or 1 < len(parts) <= 3  # noqa: PLR2004 - given, middle, family name


def seek_dates(body: Any, language: str) -> list[Claim]:
    """The first labelled date of the elements for dates, else the one day they agree on."""
    days: dict[str, str] = {}
    changed: list[Claim] = []
    for text in _texts(body, "published"):
        for field, stretch in split_credits(text):
            value = parse_date(stretch, language=language) if _has_digit(stretch) else None
            if not value or value[0] == "-" or len(value) < 10:  # noqa: PLR2004 - a whole day
                continue
            if field == "published":
                return [Claim("published", value, "near:seek", 1.0)]
            if field == "modified":
                changed.append(Claim("modified", value, "near:seek", 1.0))
            elif not field:
                days.setdefault(value[:10], value)
    if len(days) == 1:
        return [Claim("published", value, "near:seek", 1.0) for value in days.values()]
    return changed[:1]


def seek_day(lines: Sequence[str], language: str) -> list[Claim]:
    """The one day that lines of a date and next to nothing else agree on."""
    days: dict[str, Claim] = {}
    for line in lines[:LINES]:
        if len(line) > DATE_LINE or len(_YEAR.findall(line)) != 1:
            continue
        value = parse_date(line, language=language)
        if value and value[0] != "-" and len(value) >= WHOLE_DAY and _says_little(line):
            labels = {field for field, _ in split_credits(line)}
            if "other" in labels:
                continue
            field = "modified" if "modified" in labels else "published"
            days.setdefault(value[:10], Claim(field, value, "line", 0.5))
    return list(days.values()) if len(days) == 1 else []


def _says_little(line: str) -> bool:
    """Whether a line has hardly a word beside those of a date (three or fewer, the month one)."""
    return len(_WORDS.findall(line)) <= DATE_WORDS


WHOLE_DAY = len("2024-03-01")
DATE_LINE = 48
"""Code points of a line that is a date."""
DATE_WORDS = 3
"""Words beside a date in a line that says nothing else."""
LINES = 600
"""Lines of a page in which a day is sought."""
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_WORDS = lazy_pattern(r"[^\W\d_]{2,}")


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def seek_heading(body: Any, title: str) -> tuple[str, Any] | None:
    """The element that says the title or its first part, on a page without a main heading.

    The longest such element text wins; it must make up most of the title, so that a channel's or
    a site's name is not taken for it.
    """
    key = key_of(title)
    best: tuple[int, str, Any] | None = None
    for node in body.css(_selector("title"))[:ELEMENTS]:
        if node.tag in {"script", "style", "body", "meta", "title"}:
            continue
        text = short_text(node, 2 * TEXT)
        size = len(own := key_of(text))
        if not own or own not in key or size < len(key) / 2 or is_last_part(text, title):
            continue
        if best is None or size > best[0]:
            best = (size, text, node)
    return (best[1], best[2]) if best else None


def _texts(body: Any, field: str) -> Iterator[str]:
    for node in body.css(_selector(field))[:ELEMENTS]:
        if node.tag in {"body", "script", "style", "html", "img", "input", "form"}:
            continue
        if (text := short_text(node, TEXT)) and not _is_of_others(node):
            yield text


def _is_of_others(node: Any) -> bool:
    """Whether an element stands in a box of comments, reviews, menus or other stories."""
    starts = tuple(words("aside-class"))
    for depth in range(ABOVE):
        if node is None or node.tag in {"body", "html"}:
            return False
        marks = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if node.tag == "nav" or (depth and _names_any(marks.casefold(), starts)):
            return True
        node = node.parent
    return False


def _names_any(marks: str, starts: tuple[str, ...]) -> bool:
    return any(word.startswith(starts) for word in _MARKS.findall(marks))


ABOVE = 6
"""Elements above one that are asked whose box it is."""
_MARKS = lazy_pattern(r"[a-z]+")
