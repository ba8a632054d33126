"""Site rules: CSS selectors for the title, body, date and authors of one site, as data.

A rule is a table `[[site]]` of a TOML file, the project's own under `packs/sites/` or the user's;
it holds for the hosts, or the signs of a software, and for the days that it names. `site_page.py`
reads a page by it.
"""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from cleaner.errors import PackError
from cleaner.pack import PACKS, is_site_pack
from cleaner.strip.metadata.dates import parse_date
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.toml_table import read_toml

_OUTER_SIGN = lazy_pattern(r"(?:(?:html|body)[#.]|#)[A-Za-z_][\w-]*")
SELECTORS = ("title", "body", "date", "authors", "source", "editors", "drop")
"""The fields of a rule that hold selectors."""


class SiteRule(
    msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True
):
    """Where things stand on the pages of a site, or of all sites made with one software.

    `hosts` are patterns (`example.org` also stands for its subdomains, `news.*.example` for what
    the star fits), `paths` patterns of the path (none: all). `signs` are what all pages of the
    software show, whatever their host, in the elements html and body, in the head, or as an id. Each selector field lists CSS selectors;
    the first that matches counts, for `body`, `authors` and `drop` all its matches. `valid_from`
    and `valid_until` are ISO days, both included, of the pages the rule is for.
    """

    id: str
    reason: str
    hosts: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    kind: Literal["article", "list", "thread"] = "article"
    valid_from: str = ""
    valid_until: str = ""


class SitePack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of site rules."""

    id: str
    summary: str
    site: tuple[SiteRule, ...] = ()


def parse_site_pack(data: str, *, where: str) -> SitePack:
    """Read a file of site rules; raises `PackError` naming `where` for a fault in it."""
    import tomllib

    try:
        table = tomllib.loads(data)
        pack = msgspec.convert(table, SitePack)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: cannot be read as TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise PackError(f"{where}: {error}. {_known_keys(str(error))}") from error
    if not pack.site:
        raise PackError(
            f"{where}: holds no [[site]] table; see docs/sites.md for one to start from"
        )
    for rule in pack.site:
        check_site(rule, where)
    return pack


def _known_keys(message: str) -> str:
    kind = SiteRule if "$.site" in message else SitePack
    names = ", ".join(field.encode_name for field in msgspec.structs.fields(kind))
    return f"Known keys: {names}"


def check_site(rule: SiteRule, where: str) -> None:
    """Raise `PackError` for a selector that cannot be read, a wrong day, a rule that says nothing."""
    import soupsieve

    for field, selector in selectors(rule):
        try:
            soupsieve.compile(selector)
        except soupsieve.SelectorSyntaxError as error:
            text = str(error).split("\n", 1)[0]
            raise PackError(
                f"{where}: site {rule.id!r}, {field}: {selector!r}: {text}. "
                "Try the selector in a browser: document.querySelectorAll(...)"
            ) from error
    _check_signs(rule, where)
    for key, day in (("valid-from", rule.valid_from), ("valid-until", rule.valid_until)):
        if day and parse_date(day) != day:
            raise PackError(
                f"{where}: site {rule.id!r}, {key}: {day!r} is no day such as 2024-03-01"
            )
    if not (rule.hosts or rule.signs) or not any(selectors(rule)):
        raise PackError(
            f"{where}: site {rule.id!r} needs hosts (or signs) and at least one selector: "
            f"{', '.join(SELECTORS)}"
        )


def _check_signs(rule: SiteRule, where: str) -> None:
    """Signs are asked of every page, so they are such as can be asked at no price."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    for sign in rule.signs:
        try:
            is_meta = sign.startswith("meta[")
            LexborHTMLParser("<p>").css_first(sign if is_meta else "p")
        except (SelectolaxError, ValueError):
            is_meta = False
        if not is_meta and not _OUTER_SIGN.fullmatch(sign):
            raise PackError(
                f"{where}: site {rule.id!r}, signs: {sign!r} cannot be asked of a page; signs are "
                "html#ID, html.CLASS, body#ID, body.CLASS, #ID or meta[name=generator][content^=Word]"
            )


def selectors(rule: SiteRule) -> Iterator[tuple[str, str]]:
    """Each selector of a rule with its field."""
    for field in SELECTORS:
        for selector in getattr(rule, field):
            yield field, selector


@cache
def load_sites(paths: tuple[str, ...] = ()) -> tuple[SiteRule, ...]:
    """The rules of the user's files, then the built-in ones.

    `paths` are files, which may also hold packs of other kinds, and folders of `.toml` files.
    Raises `PackError` if one cannot be read.
    """
    rules: list[SiteRule] = []
    for file in _files(paths):
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(f"{file}: cannot be read: {error}") from error
        if is_site_pack(text):
            rules += parse_site_pack(text, where=str(file)).site
    return (*rules, *_built_in())


def _files(paths: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(path.glob("*.toml"))
            if not found:
                raise PackError(f"{path}: holds no .toml file; site rules are read from those")
            yield from found
        else:
            yield path


@cache
def _built_in() -> tuple[SiteRule, ...]:
    """The project's own rules; the tests check them, so that no page pays for it."""
    tables = map(read_toml, sorted((PACKS / "sites").glob("*.toml")))
    return tuple(rule for table in tables for rule in msgspec.convert(table, SitePack).site)


def find_site(
    urls: Iterable[str],
    paths: tuple[str, ...] = (),
    *,
    day: str = "",
    parser: Any = None,
    source: str | None = None,
) -> SiteRule | None:
    """Find the rule for a page; the user's rules come before the built-in ones.

    `urls` are its addresses, as given and as it says itself; `paths` the files of the
    configuration; `parser` is the parsed page, of which signs are asked, `source` what it was parsed
    from: an id that does not stand in it needs no looking for. `day` is the ISO day of
    the page, if known: without it a rule that still holds is preferred to one that has run out.
    """
    places = [place for url in urls if (place := _place(url))[0]]
    shown = _shown_signs(paths, parser, source)
    rules = [
        rule
        for rule in load_sites(paths)
        if (rule.hosts and any(_fits(rule, host, path) for host, path in places))
        or (shown and rule.signs and shown.issuperset(rule.signs))
    ]
    if day:
        return next((rule for rule in rules if _holds(rule, day)), None)
    return min(rules, key=lambda rule: bool(rule.valid_until), default=None)


def _place(url: str) -> tuple[str, str]:
    """Host and path of an address; an address that cannot be read has none."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").casefold(), parts.path or "/"
    except ValueError:
        return "", ""


def _fits(rule: SiteRule, host: str, path: str) -> bool:
    named = any(
        host == pattern or host.endswith(f".{pattern}") or fnmatchcase(host, pattern)
        for pattern in rule.hosts
    )
    return named and (not rule.paths or any(fnmatchcase(path, pattern) for pattern in rule.paths))


def fits_address(rule: SiteRule, url: str, parser: Any) -> bool:
    """Whether a rule is for a page with this address, or with its software's signs."""
    host, path = _place(url)
    return (bool(host) and _fits(rule, host, path)) or _has_signs(rule, parser)


def _has_signs(rule: SiteRule, parser: Any) -> bool:
    return bool(rule.signs) and _shown(rule.signs, parser).issuperset(rule.signs)


def _shown_signs(paths: tuple[str, ...], parser: Any, source: str | None) -> frozenset[str]:
    """The signs of all rules that a page shows."""
    return _shown(_all_signs(paths), parser, source) if parser is not None else frozenset()


@cache
def _all_signs(paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sign for rule in load_sites(paths) for sign in rule.signs))


def _shown(signs: tuple[str, ...], parser: Any, source: str | None = None) -> frozenset[str]:
    """Those of the signs that a page shows in its outermost elements, its head, as an id anywhere."""
    shows = _names_of(parser.root, "html") | _names_of(parser.body, "body")
    outer = [sign for sign in signs if sign in shows]
    for sign in signs:
        if sign[0] == "#" and (source is None or sign[1:] in source):
            outer += [sign] if parser.css_first(sign) is not None else []
    metas = [sign for sign in signs if sign.startswith("meta[")]
    head = parser.head if metas else None
    if head is None or head.css_first(",".join(metas)) is None:
        return frozenset(outer)
    return frozenset((*outer, *(sign for sign in metas if head.css_first(sign) is not None)))


def _names_of(node: Any, tag: str) -> set[str]:
    """An element's id and classes, written as signs."""
    attributes = node.attributes if node is not None else {}
    names = {f"{tag}.{word}" for word in (attributes.get("class") or "").split()}
    if name := attributes.get("id"):
        names.add(f"{tag}#{name}")
    return names


def _holds(rule: SiteRule, day: str) -> bool:
    """Whether a page of that day is one of those the rule is for."""
    day = day[:10]
    return (not rule.valid_from or rule.valid_from <= day) and (
        not rule.valid_until or day <= rule.valid_until
    )
