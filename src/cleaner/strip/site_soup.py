"""A page as a site rule sees it: BeautifulSoup, soupsieve's selectors, and marks for the reader.

The rule's elements are marked in the page itself, which then goes the way of every page: so blocks
outside the body are in the ledger with their paths, like all that is dropped.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from cleaner.strip.dates import parse_date
from cleaner.strip.names import parse_authors, unique
from cleaner.strip.sites import SiteRule, selectors

BODY = "data-cleaner-body"
DROP = "data-cleaner-drop"
"""Attributes that mark the elements of the body and those that go."""
SAMPLE = 80
"""Code points of a match that a trial shows, and of a name."""
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "img", "ins",
     "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)  # fmt: skip


class SiteResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule read from a page; a field stays empty where no selector matched.

    `marked` is the source of the page with the elements of the body and the dropped ones marked,
    `bodies` how many elements make the body.
    """

    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    editors: tuple[str, ...] = ()
    marked: str = ""
    bodies: int = 0


class SiteTrial(NamedTuple):
    """What one selector does on one page: how often it matches, and how the first match begins."""

    page: str
    field: str
    selector: str
    matches: int
    sample: str


def apply_site(rule: SiteRule, source: str) -> SiteResult:
    """Read a page by a rule. Raises nothing on any page."""
    soup = _soup(source)
    title, date = _first(soup, rule.title), _first(soup, rule.date)
    authors, editors = _names(soup, rule.authors), _names(soup, rule.editors)
    origin = _first(soup, rule.source)
    bodies = _all(soup, rule.body)
    for element in bodies:
        element[BODY] = ""
    for element in [e for selector in rule.drop for e in soup.select(selector)]:
        _mark_dropped(soup, element)
    return SiteResult(
        title=_text(title) or None,
        date=_date(date),
        authors=authors,
        source=_text(origin) or None,
        editors=editors,
        marked=soup.decode(formatter="minimal"),
        bodies=len(bodies),
    )


def try_site(rule: SiteRule, pages: Iterable[tuple[str, str]]) -> tuple[SiteTrial, ...]:
    """Say what each selector of a rule matches on given pages, pairs (name, source).

    A selector that matches nothing anywhere is the first thing to look at when writing a rule.
    """
    trials = []
    for name, source in pages:
        soup = _soup(source)
        for field, selector in selectors(rule):
            found = soup.select(selector)
            sample = next((text for e in found if (text := _text(e))), "")[:SAMPLE]
            trials.append(SiteTrial(name, field, selector, len(found), sample))
    return tuple(trials)


def _soup(source: str) -> Any:
    """The page as browsers see it: the parser sets what was left open, then soup reads that."""
    from bs4 import BeautifulSoup
    from selectolax.lexbor import LexborHTMLParser

    from cleaner.strip.html_depth import flatten

    soup = BeautifulSoup(LexborHTMLParser(flatten(source)).html or "", "html.parser")
    for mark in (BODY, DROP):
        for element in soup.select(f"[{mark}]"):
            del element[mark]
    return soup


def _mark_dropped(soup: Any, element: Any) -> None:
    """Mark an element; a piece of a line is moved behind its paragraph, which so stays whole."""
    if element.name not in _INLINE:
        element[DROP] = ""
        return
    block = next((p for p in element.parents if p.name not in _INLINE), None)
    if block is None or block.parent is None:
        return
    box = soup.new_tag("div", attrs={DROP: "", "class": element.get("class") or ""})
    block.insert_after(box)
    box.append(element.extract())


def _all(soup: Any, selectors_: Sequence[str]) -> list[Any]:
    """All matches of the first selector that has any, none of them inside another."""
    for selector in selectors_:
        if found := soup.select(selector):
            own = {id(element) for element in found}
            return [e for e in found if not any(id(parent) in own for parent in e.parents)]
    return []


def _first(soup: Any, selectors_: Sequence[str]) -> Any:
    """The first match that says something."""
    return next((e for s in selectors_ for e in soup.select(s) if _text(e)), None)


def _text(element: Any) -> str:
    """The text of an element, or what a meta element says."""
    if element is None:
        return ""
    text = " ".join(element.get_text(" ").split())
    return text or " ".join(str(element.get("content") or "").split())


def _date(element: Any) -> str | None:
    if element is None:
        return None
    stamp = str(element.get("datetime") or element.get("content") or "")
    return parse_date(stamp) or parse_date(_text(element))


def _names(soup: Any, selectors_: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for element in _all(soup, selectors_):
        text = _text(element)
        found += parse_authors(text) or ([text] if text and len(text) <= SAMPLE else [])
    return unique(found)
