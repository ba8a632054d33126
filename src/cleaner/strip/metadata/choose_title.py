"""Arbitration of titles: of what the head declares and what the headings say, which is the title.

What a page shows its readers settles it: a declared title, or a part of it, that stands on the page
as a line of its own; a heading that says the same; and where nothing declared is shown, a main
heading that reads as a title.
"""

from collections.abc import Callable, Collection, Sequence
from html import unescape
from typing import NamedTuple

from cleaner.strip.credits.vocabulary import words
from cleaner.strip.metadata.claim import Claim
from cleaner.strip.metadata.titles import (
    SITE_HAN,
    SITE_WORDS,
    clean_title,
    is_last_part,
    runs_of,
)
from cleaner.text.characters import EAST_ASIAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key_of, visible

TITLE = 400
"""Code points; a longer one is no title."""
_TOKEN = lazy_pattern(rf"[{EAST_ASIAN}]|[^\W_]+")
_CJK = lazy_pattern(f"[{EAST_ASIAN}]")


class Shown(NamedTuple):
    """What choosing a title asks of the page: its headings, its address, whether it is an article.

    `lines` gives the keys of the lines of its text; it is called only where it is needed.
    """

    headings: Sequence[str]
    lines: Callable[[], Collection[str]]
    url: str = ""
    article: bool = False
    home: bool = False


def choose_title(
    claims: Sequence[Claim], title_tag: str, shown: Shown, site: str
) -> tuple[str, int]:
    """The title and the ordinal of the main heading it stands in (-1: in none)."""
    declared = [c.value for c in claims if c.field == "title" and len(c.value) <= TITLE]
    title_tag = title_tag if len(title_tag) <= TITLE else ""
    told = [v for v in (*declared, title_tag) if v]
    own = {key_of(v) for v in declared}
    site = "" if key_of(site) in own and key_of(title_tag) == key_of(site) != "" else site
    told = [v for v in told if key_of(v) != key_of(site) and not _is_generic(v)] or told
    headings = shown.headings
    signs = [h for h in headings if key_of(h) not in own and _is_sign(h, title_tag, own)]
    site = site if "." not in site and site else " ".join(signs[0].split()) if signs else site
    parts = _runs(told)
    said = any(key_of(h) in parts and _is_phrase(h) for h in headings if h not in signs)
    heads = [c.value for c in claims if c.field == "title" and c.origin.startswith("meta")]
    part = "" if said else _shown_part([*heads, title_tag], shown, site)
    signs += [h for h in headings if part and h not in signs and _is_section(h, part)]
    named = ["" if h in signs else h for h in headings]
    bare = [clean_title(v, site=site) for v in told]
    cleaned = [clean_title(v, site=site, headings=_like(named, bare, site)) for v in told]
    heading = _main_heading(named, bare, site, parts)
    if heading < 0:
        return _without_heading(cleaned, named, part, shown, site)
    return _heading_title(headings[heading], cleaned, site), heading


def _like(headings: Sequence[str], bare: Sequence[str], site: str) -> list[str]:
    """The lines of headings that say what a declared title says."""
    lines = [clean_title(line, site=site) for h in headings for line in h.split("\n")]
    return [line for line in lines if any(_overlap(line, title) for title in bare)]


def _heading_title(heading: str, cleaned: Sequence[str], site: str) -> str:
    """The title a heading gives, in the spelling of the head where both agree.

    Where a line of it is the declared title, what else stands in it (a label, a day) is none of it.
    """
    said = [" ".join(line.split()) for line in heading.split("\n")]
    said = [line for line in said if key_of(line)]
    text = clean_title(visible(unescape(" ".join(said))), site=site)
    keys = {key_of(v) for v in (*said, text) if 2 * len(v) > len(text)}
    keys |= {key_of(said[0])} if said and _is_phrase(said[0]) else set()
    agreed = sorted(
        (c for c in cleaned if key_of(c) in keys), key=lambda c: key_of(c) != key_of(text)
    )
    return agreed[0] if agreed else text


def _without_heading(
    cleaned: Sequence[str], headings: Sequence[str], part: str, shown: Shown, site: str
) -> tuple[str, int]:
    """The title where no heading is like a declared one: the shown part, a heading, or the first."""
    if part:
        return part, -1
    first = cleaned[0] if cleaned else ""
    keys = dict.fromkeys(key for h in headings if (key := key_of(h)))
    place = next((i for i, h in enumerate(headings) if key_of(h)), -1)
    if len(keys) == 1 and _is_better(headings[place], cleaned, shown, site):
        return clean_title(visible(unescape(" ".join(headings[place].split()))), site=site), place
    return first, -1


def _is_better(heading: str, cleaned: Sequence[str], shown: Shown, site: str) -> bool:
    """Whether the only main heading is the title, and not the declared one, which is not shown.

    On naeb, wcxb-dev and daniel this was so for 24 of 28 such headings, and for six of eight of those
    that have hardly a word in common with what is declared (a site's motto, the name of a section).
    """
    if site and _overlap(heading, site) == 1.0:
        return False
    if not cleaned or all(_is_generic(v) or key_of(v) == key_of(site) for v in cleaned):
        return True
    if shown.home or not _is_phrase(heading):
        return False
    if any(key_of(v) in shown.lines() for v in cleaned):
        return False
    own = _tokens(heading)
    if all(STRANGE * len(own & _tokens(v)) <= len(own) for v in cleaned):
        return True
    address = shown.url.split("//")[-1].partition("/")[2]
    return shown.article or len(_tokens(address) & own) > 1


STRANGE = 8
"""Every so many-th word of a heading at most is one of a declared title that has nothing to do with it."""


def _is_generic(title: str) -> bool:
    """Whether a title is what systems write where none was given: Home, Untitled."""
    return " ".join(title.split()).casefold() in words("no-title")


def _is_phrase(text: str) -> bool:
    """Whether a text has the size of a headline."""
    return len(_TOKEN.findall(text)) >= PHRASE


PHRASE = 5
"""Words, or characters of CJK, of the shortest headline that is told by its size."""


def _is_sign(heading: str, title_tag: str, declared: Collection[str]) -> bool:
    """Whether a heading is the name of the site: what the title tag says beside the title."""
    name, whole = key_of(heading), key_of(title_tag)
    beside = any(
        len(name) + len(key) <= len(whole)
        and ((whole.startswith(key) and whole.endswith(name)) or whole == name + key)
        for key in declared
        if key
    )
    return bool(name) and (beside or (_is_short(heading) and is_last_part(heading, title_tag)))


def _is_short(text: str) -> bool:
    """Whether a text has the size of the name of a site or of a section."""
    if _CJK.search(text):
        return len(text) <= SITE_HAN
    return len(_TOKEN.findall(text)) <= SITE_WORDS


def _is_section(heading: str, part: str) -> bool:
    """Whether a short heading names the section of a story whose title stands elsewhere."""
    key, own = key_of(heading), key_of(part)
    return _is_short(heading) and len(key) < len(own) and key not in own and own not in key


def _shown_part(told: Sequence[str], shown: Shown, site: str) -> str:
    """The largest part of a declared title that is a line of the page and no name of the site.

    It must be as large as half of the largest part: a section's name beside a headline that the
    page shows in other words is not the title.
    """
    for title in filter(None, told):
        runs = [run for run in runs_of(title) if _is_phrase(run)]
        largest = max((len(key_of(run)) for run in runs_of(title, single=True)), default=0)
        for run in sorted(runs, key=len, reverse=True):
            key = key_of(run)
            if 2 * len(key) < largest or (_is_short(run) and is_last_part(run, title)):
                continue
            if key in shown.lines() and key != key_of(site):
                return clean_title(run, site=site)
    return ""


def _runs(titles: Sequence[str]) -> set[str]:
    """The keys of the parts of titles."""
    return {key_of(run) for title in titles for run in runs_of(title, single=True)}


def _main_heading(
    headings: Sequence[str], titles: Sequence[str], site: str, parts: Collection[str]
) -> int:
    """The heading most like the declared titles; none if no heading is like any.

    Of several that hold nothing but words of the title, the longest that is a part of it.
    """
    best, place = (0.0, 0), -1
    for i, heading in enumerate(headings):
        if key_of(heading) == key_of(site):
            continue
        like = max((_overlap(heading, title) for title in titles if title), default=0.0)
        size = len(key_of(heading)) if key_of(heading) in parts else 0
        if (like, size) > best and len(_tokens(heading)) > 1:
            best, place = (like, size), i
    return place if best[0] >= 0.5 else -1  # noqa: PLR2004 - half of the shorter one's words


def _tokens(text: str) -> set[str]:
    return set(_TOKEN.findall(text.casefold()))


def _overlap(a: str, b: str) -> float:
    """Share of the shorter one's words that the other has too."""
    first, second = _tokens(a), _tokens(b)
    return len(first & second) / max(1, min(len(first), len(second)))
