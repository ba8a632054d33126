"""A page as a site rule sees it: what its selectors find, and marks for the walk that reads it.

The rule's elements are marked in the page itself, which then goes the way of every page: so blocks
outside the body are in the ledger with their paths, like all that is dropped. BeautifulSoup, whose
selectors people know, costs twenty times what the parser does, so plain selectors are asked of the
parser, with the same result.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

import msgspec

from cleaner.strip.credits.names import parse_authors, unique
from cleaner.strip.metadata.dates import parse_date
from cleaner.strip.site.rule import SiteRule, selectors
from cleaner.text.lazy_pattern import lazy_pattern

BODY = "data-cleaner-body"
DROP = "data-cleaner-drop"
"""Attributes that mark the elements of the body and those that go."""
SAMPLE = 80
"""Code points of a match that a trial shows, and of a name."""
_PLAIN = lazy_pattern(r"[\w\s.#>+~*,=^$|\"'\[\]-]+")
"""Selectors that the parser and soupsieve read alike: no pseudo-classes."""
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "img", "ins",
     "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)  # fmt: skip


class SiteResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule read from a page; a field stays empty where no selector matched.

    `parser` is the page with the elements of the body and the dropped ones marked, `bodies` how
    many elements make the body.
    """

    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    editors: tuple[str, ...] = ()
    parser: Any = None
    bodies: int = 0


class SiteTrial(NamedTuple):
    """What one selector does on one page: how often it matches, and how the first match begins."""

    page: str
    field: str
    selector: str
    matches: int
    sample: str


class Reader(Protocol):
    """What a rule needs of a page, whatever it was parsed with."""

    def select(self, selector: str) -> list[Any]:
        """The elements a selector matches, in order."""

    def text(self, element: Any) -> str:
        """The text of an element, white space folded."""

    def get(self, element: Any, name: str) -> str:
        """An attribute of an element."""

    def above(self, element: Any) -> Iterator[tuple[int, str]]:
        """Identity and tag of the element and of those it stands in, inner first."""

    def mark(self, element: Any, name: str) -> None:
        """Give an element an empty attribute."""

    def drop(self, element: Any) -> None:
        """Mark an element as one that goes."""

    def parsed(self) -> Any:
        """The page with its marks, ready for the walk."""


class Marker:
    """A page held by its parser."""

    def __init__(self, parser: Any) -> None:
        self.parser = parser
        for name in (BODY, DROP):
            for element in parser.css(f"[{name}]"):
                del element.attrs[name]

    def select(self, selector: str) -> list[Any]:
        """The elements a selector matches, in order."""
        found: list[Any] = self.parser.css(selector)
        return found

    def text(self, element: Any) -> str:
        """The text of an element, white space folded."""
        return " ".join(element.text(deep=True, separator=" ").split())

    def get(self, element: Any, name: str) -> str:
        """An attribute of an element."""
        return element.attributes.get(name) or ""

    def above(self, element: Any) -> Iterator[tuple[int, str]]:
        """Identity and tag of the element and of those it stands in, inner first."""
        while element is not None:
            yield element.mem_id, element.tag
            element = element.parent

    def mark(self, element: Any, name: str) -> None:
        """Give an element an empty attribute."""
        element.attrs[name] = ""

    def drop(self, element: Any) -> None:
        """Mark an element as one that goes; a piece of a line moves behind its paragraph."""
        if element.tag not in _INLINE:
            element.attrs[DROP] = ""
            return
        block = element.parent
        while block is not None and block.tag in _INLINE:
            block = block.parent
        if block is None or block.parent is None:
            return
        box = self.parser.create_node("div")
        box.attrs["class"] = element.attributes.get("class") or ""
        box.attrs[DROP] = ""
        block.insert_after(box)
        block.next.insert_child(element)  # both insert copies
        element.remove()

    def parsed(self) -> Any:
        """The page with its marks, ready for the walk."""
        return self.parser


class Soup:
    """A page held by BeautifulSoup, as browsers see it: the parser sets what was left open."""

    def __init__(self, parser: Any) -> None:
        from bs4 import BeautifulSoup

        self.soup: Any = BeautifulSoup(parser.html or "", "html.parser")
        for name in (BODY, DROP):
            for element in self.soup.select(f"[{name}]"):
                del element[name]

    def select(self, selector: str) -> list[Any]:
        """The elements a selector matches, in order."""
        return list(self.soup.select(selector))

    def text(self, element: Any) -> str:
        """The text of an element, white space folded."""
        return " ".join(element.get_text(" ").split())

    def get(self, element: Any, name: str) -> str:
        """An attribute of an element."""
        return str(element.get(name) or "")

    def above(self, element: Any) -> Iterator[tuple[int, str]]:
        """Identity and tag of the element and of those it stands in, inner first."""
        while element is not None:
            yield id(element), element.name
            element = element.parent

    def mark(self, element: Any, name: str) -> None:
        """Give an element an empty attribute."""
        element[name] = ""

    def drop(self, element: Any) -> None:
        """Mark an element as one that goes; a piece of a line moves behind its paragraph."""
        if element.name not in _INLINE:
            element[DROP] = ""
            return
        block = next((p for p in element.parents if p.name not in _INLINE), None)
        if block is None or block.parent is None:
            return
        words = " ".join(element.get("class") or ())
        box = self.soup.new_tag("div", attrs={"class": words, DROP: ""})
        block.insert_after(box)
        box.append(element.extract())

    def parsed(self) -> Any:
        """The page with its marks, ready for the walk."""
        from selectolax.lexbor import LexborHTMLParser

        return LexborHTMLParser(self.soup.decode(formatter="minimal"))


def open_reader(rule: SiteRule, source: str, *, soup: bool = False) -> Reader:
    """Parse a page for a rule: with BeautifulSoup if one of its selectors asks for it."""
    from selectolax.lexbor import LexborHTMLParser

    from cleaner.strip.html.flatten import flatten
    from cleaner.strip.html.hidden_email import show_addresses

    parser = LexborHTMLParser(flatten(source))
    show_addresses(parser, source)
    plain = all(_PLAIN.fullmatch(selector) for _, selector in selectors(rule))
    return Marker(parser) if plain and not soup else Soup(parser)


def apply_site(rule: SiteRule, source: str, *, soup: bool = False) -> SiteResult:
    """Read a page by a rule. Raises nothing on any page."""
    page = open_reader(rule, source, soup=soup)
    title, date = _first(page, rule.title), _first(page, rule.date)
    editors = _names(page, rule.editors)
    thread = rule.kind == "thread"
    authors = _poster(page, rule.authors) if thread else _names(page, rule.authors)
    origin = _first(page, rule.source)
    result = SiteResult(
        title=(title is not None and _said(page, title)) or None,
        date=_date(page, date),
        authors=authors,
        source=(origin is not None and _said(page, origin)) or None,
        editors=editors,
    )
    bodies = _all(page, rule.body)
    for element in bodies:
        page.mark(element, BODY)
    for element in [e for selector in rule.drop for e in page.select(selector)]:
        page.drop(element)
    return msgspec.structs.replace(result, parser=page.parsed(), bodies=len(bodies))


def try_site(rule: SiteRule, pages: Iterable[tuple[str, str]]) -> tuple[SiteTrial, ...]:
    """Say what each selector of a rule matches on given pages, pairs (name, source).

    A selector that matches nothing anywhere is the first thing to look at when writing a rule.
    """
    trials = []
    for name, source in pages:
        page = open_reader(rule, source)
        for field, selector in selectors(rule):
            found = page.select(selector)
            sample = next((text for e in found if (text := _said(page, e))), "")[:SAMPLE]
            trials.append(SiteTrial(name, field, selector, len(found), sample))
    return tuple(trials)


def _all(page: Reader, selectors_: Sequence[str]) -> list[Any]:
    """All matches of the first selector that has any, none of them inside another."""
    for selector in selectors_:
        if found := page.select(selector):
            own = {next(page.above(element))[0] for element in found}
            return [
                element
                for element in found
                if sum(identity in own for identity, _ in page.above(element)) == 1
            ]
    return []


def _first(page: Reader, selectors_: Sequence[str]) -> Any:
    """The first match that says something."""
    return next((e for s in selectors_ for e in page.select(s) if _said(page, e)), None)


def _said(page: Reader, element: Any) -> str:
    """The text of an element, or what a meta element says."""
    return page.text(element) or " ".join(page.get(element, "content").split())


def _date(page: Reader, element: Any) -> str | None:
    if element is None:
        return None
    stamp = page.get(element, "datetime") or page.get(element, "content")
    return parse_date(stamp) or parse_date(_said(page, element))


def _poster(page: Reader, selectors_: Sequence[str]) -> tuple[str, ...]:
    """Who began a thread, under the name the first post gives, whatever it looks like."""
    element = _first(page, selectors_)
    name = _said(page, element) if element is not None else ""
    return (name,) if 0 < len(name) <= SAMPLE else ()


def _names(page: Reader, selectors_: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for element in _all(page, selectors_):
        text = _said(page, element)
        found += parse_authors(text) or ([text] if text and len(text) <= SAMPLE else [])
    return unique(found)
