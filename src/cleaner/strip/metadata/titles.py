"""A title without the site's suffix: `Rain at last - The Daily Heron` is `Rain at last`.

A part goes only with evidence: a heading of the page agrees with the rest, the part is the name of
the site, or its words are those of a site's name. Otherwise the title stays as it is.
"""

import re
from collections.abc import Sequence

from cleaner.pack import pack_cache
from cleaner.strip.credits.vocabulary import words
from cleaner.text.characters import EAST_ASIAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key_of, visible

_CJK = lazy_pattern(f"[{EAST_ASIAN}]")
_MARK = lazy_pattern(
    r"\s*:{2,3}\s+|\s+[-–—―|｜·•»«:∣¦‹›>~/]{1,2}\s+|\s*[|｜»«∣¦]\s*|(?<=[^\sA-Za-z0-9])\s*(?:--|[_－—-])\s*(?=\S)|\s*_+\s*|:\s+(?=\S+$)"
)
LIMIT = 400
"""Code points of a title; a longer one is no title and is left alone."""
SITE_WORDS = 5
"""Words of a Latin part that can be a site's name; a longer one is a sentence."""
SITE_HAN = 14
"""Characters of a CJK part that can be a site's name."""


def clean_title(title: str, *, site: str = "", headings: Sequence[str] = ()) -> str:
    """Take the site's name off a title.

    `site` is the name of the site or its host where it is known, `headings` are the texts of the
    page's main headings. White space is folded; nothing else changes.

    >>> clean_title("Rain at last - The Daily Heron", site="The Daily Heron")
    'Rain at last'
    >>> clean_title("Jack - the untold story")
    'Jack - the untold story'
    """
    title = " ".join(visible(title).split())
    parts, marks = _split(title) if len(title) <= LIMIT else ([title], [])
    if len(parts) == 1:
        return title
    if agreed := _agreed(title, parts, marks, headings):
        return agreed
    return _without_site(parts, marks, site)


def is_last_part(heading: str, title: str) -> bool:
    """Whether a heading is what the title ends with, behind a separator: the name of the site.

    >>> is_last_part("The Heron", "Rain at last - The Heron"), is_last_part("Rain", "Rain | Heron")
    (True, False)
    """
    parts, _ = _split(" ".join(title.split())) if len(title) <= LIMIT else ([title], [])
    name = key_of(heading)
    return len(parts) > 1 and bool(name) and key_of(parts[-1]).startswith(name)


def runs_of(title: str, *, single: bool = False) -> list[str]:
    """The whole title and every run of its parts between separators; with `single` each part alone.

    A name set before the title with a colon is a part here: The Heron: Rain at last.

    >>> runs_of("Rain | News | The Heron", single=True)
    ['Rain', 'News', 'The Heron']
    """
    title = " ".join(visible(title).split())
    if len(title) > LIMIT:
        return []
    parts, marks = _split(title)
    if len(parts) == 1 and (named := _NAMED.fullmatch(title)):
        parts, marks = [named[1], named[3]], [named[2]]
    count = len(parts)
    if count > PARTS or single:
        return parts
    return [
        _join(parts[start:end], marks[start : end - 1])
        for start in range(count)
        for end in range(start + 1, count + 1)
    ]


PARTS = 12
"""Parts of a title; more are key words, of which no run is looked for."""
_NAMED = lazy_pattern(r"(.{2,30}?)([:：]\s*)(.+)")
"""What may be the name of a site, a colon, and the title."""


def _split(title: str) -> tuple[list[str], list[str]]:
    """The parts between separators, and the separators."""
    parts, marks, at = [], [], 0
    for m in _MARK.finditer(title):
        if m.start() > at and m.end() < len(title):
            parts.append(title[at : m.start()])
            marks.append(m[0])
            at = m.end()
    parts.append(title[at:])
    return parts, marks


def _join(parts: list[str], marks: list[str]) -> str:
    """The parts with the separators between them as they were."""
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=False)).strip()


def _agreed(title: str, parts: list[str], marks: list[str], headings: Sequence[str]) -> str:
    """The run of parts that a heading says too, in the title's spelling."""
    keys = {key_of(heading) for heading in headings} - {""}
    if key_of(title) in keys:
        return title
    count = len(parts)
    for size in range(count - 1, 0, -1):
        for start in range(count - size + 1):
            run = _join(parts[start : start + size], marks[start : start + size - 1])
            if key_of(run) in keys:
                return run
    return ""


def _without_site(parts: list[str], marks: list[str], site: str) -> str:
    """Drop parts from the end, then from the start, as long as they are the site's name."""
    host = site if "." in site and " " not in site else ""
    end = len(parts)
    while end > 1 and _is_site(parts[end - 1], marks[end - 2], site, host):
        end -= 1
    start = 0
    if end == len(parts) and site:
        while start < end - 1 and _same(parts[start], site, host):
            start += 1
    return _join(parts[start:end], marks[start : end - 1])


def _is_site(part: str, mark: str, site: str, host: str) -> bool:
    """Whether a last part is the site: by name, by its words, or by its separator and size."""
    if _same(part, site, host):
        return True
    if _CJK.search(part):
        return len(part) <= SITE_HAN and (part.endswith(_endings()) or "_" in mark)
    tokens = part.casefold().split()
    if len(tokens) > SITE_WORDS:
        return False
    if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", part, re.IGNORECASE):
        return True
    return (
        any(token in words("site-word") for token in tokens)
        and part[:1].isupper()
        and ":" not in mark
    )


def _same(part: str, site: str, host: str) -> bool:
    """Whether a part is the name of the site or of its host."""
    name, known = key_of(part), key_of(site)
    if not name or not known:
        return False
    if host:
        labels = [key_of(label) for label in host.split(".")[:-1]]
        return len(name) > 2 and name.removeprefix("the") in {*labels, "".join(labels), known}  # noqa: PLR2004
    if name == known or name.removeprefix("the") == known.removeprefix("the"):
        return True
    return min(len(name), len(known)) > 3 and (name.startswith(known) or known.startswith(name))  # noqa: PLR2004


@pack_cache
def _endings() -> tuple[str, ...]:
    return tuple(words("site-word", "end"))
