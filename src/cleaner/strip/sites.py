"""Site rules: CSS selectors for the title, body, date and authors of one site, as data.

A rule is a table `[[site]]` of a TOML file, the project's own under `packs/sites/` or the user's;
it holds for the hosts and the days it names. It runs with BeautifulSoup and soupsieve, whose
selectors people know, and only on pages that have a rule.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from cleaner.errors import PackError
from cleaner.pack import is_site_pack
from cleaner.strip.dates import parse_date
from cleaner.strip.names import parse_authors, unique

SELECTORS = ("title", "body", "date", "authors", "source", "editors", "drop")
"""The fields of a rule that hold selectors."""
SAMPLE = 80
"""Code points of a match that a trial shows."""


class SiteRule(
    msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True
):
    """Where things stand on the pages of a site.

    `hosts` are patterns (`example.org` also stands for its subdomains, `news.*.example` for what
    the star fits), `paths` patterns of the path (none: all). Each selector field lists CSS
    selectors; the first that matches counts, for `body`, `authors` and `drop` all its matches.
    `valid_from` and `valid_until` are ISO days, both included, of the pages the rule is for.
    """

    id: str
    hosts: tuple[str, ...]
    reason: str
    paths: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    valid_from: str = ""
    valid_until: str = ""


class SitePack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of site rules."""

    id: str
    summary: str
    site: tuple[SiteRule, ...] = ()


class SiteResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule read from a page; a field stays empty where no selector matched.

    `body_html` is the source of the body's elements without the dropped ones, `dropped` their
    element paths (`html/body/div.ad[2]`).
    """

    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    source: str | None = None
    editors: tuple[str, ...] = ()
    body_html: str = ""
    dropped: tuple[str, ...] = ()


class SiteTrial(NamedTuple):
    """What one selector does on one page: how often it matches, and how the first match begins."""

    page: str
    field: str
    selector: str
    matches: int
    sample: str


def parse_site_pack(data: str, *, where: str) -> SitePack:
    """Read a file of site rules; raises `PackError` naming `where` for a fault in it."""
    try:
        pack = msgspec.convert(tomllib.loads(data), SitePack)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PackError(f"{where}: {error}") from error
    for rule in pack.site:
        _check(rule, where)
    return pack


def _check(rule: SiteRule, where: str) -> None:
    """Raise `PackError` for a selector that cannot be read, a wrong day, a rule that says nothing."""
    import soupsieve

    for field, selector in _selectors(rule):
        try:
            soupsieve.compile(selector)
        except soupsieve.SelectorSyntaxError as error:
            text = str(error).split("\n", 1)[0]
            raise PackError(f"{where}: site {rule.id!r}, {field}: {selector!r}: {text}") from error
    for day in (rule.valid_from, rule.valid_until):
        if day and parse_date(day) != day:
            raise PackError(f"{where}: site {rule.id!r}: {day!r} is no day such as 2024-03-01")
    if not rule.hosts or not any(_selectors(rule)):
        raise PackError(f"{where}: site {rule.id!r} needs hosts and at least one selector")


def _selectors(rule: SiteRule) -> Iterator[tuple[str, str]]:
    for field in SELECTORS:
        for selector in getattr(rule, field):
            yield field, selector


@cache
def load_sites(packs: tuple[str, ...] = ()) -> tuple[SiteRule, ...]:
    """The rules of the user's files, then the built-in ones; `packs` may hold other packs, too.

    Raises `PackError` if a file cannot be read.
    """
    rules: list[SiteRule] = []
    for path in packs:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(f"{path}: cannot be read: {error}") from error
        if is_site_pack(text):
            rules += parse_site_pack(text, where=path).site
    return (*rules, *_built_in())


@cache
def _built_in() -> tuple[SiteRule, ...]:
    folder = resources.files("cleaner").joinpath("packs").joinpath("sites")
    if not folder.is_dir():
        return ()
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    packs = (parse_site_pack(f.read_text(encoding="utf-8"), where=f.name) for f in files)
    return tuple(rule for pack in packs for rule in pack.site)


def find_site(url: str, packs: tuple[str, ...] = (), *, day: str = "") -> SiteRule | None:
    """Find the rule for an address; the user's rules come before the built-in ones.

    `packs` are the paths of the configuration; `day` is the ISO day of the page, if known: without
    it a rule that still holds is preferred to one that has run out.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").casefold()
    if not host:
        return None
    rules = [rule for rule in load_sites(packs) if _fits(rule, host, parts.path or "/")]
    if day:
        return next((rule for rule in rules if _holds(rule, day)), None)
    return min(rules, key=lambda rule: bool(rule.valid_until), default=None)


def _fits(rule: SiteRule, host: str, path: str) -> bool:
    named = any(
        host == pattern or host.endswith(f".{pattern}") or fnmatchcase(host, pattern)
        for pattern in rule.hosts
    )
    return named and (not rule.paths or any(fnmatchcase(path, pattern) for pattern in rule.paths))


def _holds(rule: SiteRule, day: str) -> bool:
    """Whether a page of that day is one of those the rule is for."""
    day = day[:10]
    return (not rule.valid_from or rule.valid_from <= day) and (
        not rule.valid_until or day <= rule.valid_until
    )


def apply_site(rule: SiteRule, source: str) -> SiteResult:
    """Read a page by a rule. Raises nothing on any page."""
    soup = _soup(source)
    dropped = [element for s in rule.drop for element in soup.select(s)]
    paths = tuple(dict.fromkeys(_path(element) for element in dropped))
    title, date = _first(soup, rule.title), _first(soup, rule.date)
    authors, editors = _names(soup, rule.authors), _names(soup, rule.editors)
    origin = _first(soup, rule.source)
    for element in dropped:
        element.extract()
    return SiteResult(
        title=_text(title) or None,
        date=_date(date),
        authors=authors,
        source=_text(origin) or None,
        editors=editors,
        body_html="\n".join(str(element) for element in _all(soup, rule.body)),
        dropped=paths,
    )


def try_site(rule: SiteRule, pages: Iterable[tuple[str, str]]) -> tuple[SiteTrial, ...]:
    """Say what each selector of a rule matches on given pages, pairs (name, source).

    A selector that matches nothing anywhere is the first thing to look at when writing a rule.
    """
    trials = []
    for name, source in pages:
        soup = _soup(source)
        for field, selector in _selectors(rule):
            found = soup.select(selector)
            sample = _text(found[0])[:SAMPLE] if found else ""
            trials.append(SiteTrial(name, field, selector, len(found), sample))
    return tuple(trials)


def _soup(source: str) -> Any:
    from bs4 import BeautifulSoup

    return BeautifulSoup(source, "html.parser")


def _all(soup: Any, selectors: Sequence[str]) -> list[Any]:
    """All matches of the first selector that has any, none of them inside another."""
    for selector in selectors:
        if found := soup.select(selector):
            inside = {id(child) for element in found for child in element.find_all()}
            return [element for element in found if id(element) not in inside]
    return []


def _first(soup: Any, selectors: Sequence[str]) -> Any:
    """The first match that says something."""
    return next((e for s in selectors for e in soup.select(s) if _text(e)), None)


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


def _names(soup: Any, selectors: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for element in _all(soup, selectors):
        text = _text(element)
        found += parse_authors(text) or ([text] if text and len(text) <= SAMPLE else [])
    return unique(found)


def _path(element: Any) -> str:
    """`html/body/div.main/p[3]`: tag, first class, ordinal among its like if not the first."""
    steps = []
    for node in [element, *element.parents]:
        if node.name == "[document]":
            break
        kind = (node.get("class") or [""])[0]
        like = [
            s for s in node.find_previous_siblings(node.name) if (s.get("class") or [""])[0] == kind
        ]
        step = f"{node.name}.{kind}" if kind else node.name
        steps.append(f"{step}[{len(like) + 1}]" if like else step)
    return "/".join(reversed(steps))
