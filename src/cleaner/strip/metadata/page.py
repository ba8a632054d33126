"""What a page says about its article, from every place that says it, and who is believed.

Places: JSON-LD, meta elements (OpenGraph, Dublin Core, citation tags, those of Chinese sites),
microdata, `time` elements, the lines near the title, the credits that close an article, the
address. Each gives claims with a weight; claims that agree add up, and the visible page settles
which day a time stamp falls on.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from cleaner.metadata import Metadata
from cleaner.strip.credits.names import is_organisation
from cleaner.strip.metadata.by_class import seek_authors, seek_dates, seek_day, seek_heading
from cleaner.strip.metadata.choose import (
    choose_authors,
    choose_house,
    choose_language,
    choose_people,
    choose_site,
    choose_source,
    choose_words,
)
from cleaner.strip.metadata.choose_about import choose_description, choose_image
from cleaner.strip.metadata.choose_date import choose_published, is_shown_and_declared
from cleaner.strip.metadata.choose_title import Shown, choose_title
from cleaner.strip.metadata.claim import BELOW, Claim
from cleaner.strip.metadata.head import read_head
from cleaner.strip.metadata.jsonld import parse_json, read_jsonld
from cleaner.strip.metadata.tail import read_brackets, read_scripts, read_signed, read_tail
from cleaner.strip.metadata.title_claims import STORIES, read_lines, snippet_lines
from cleaner.strip.metadata.title_lines import lines_near, short_text
from cleaner.strip.metadata.titles import SITE_WORDS, clean_title, is_last_part
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key_of

_HAN = lazy_pattern(f"[{HAN}]")
_KANA = lazy_pattern(r"[\u3041-\u30fa]")
_HOME = lazy_pattern(r"https?://[^/?#]+/?(?:index\.\w+)?(?:#.*)?")
_HANGUL = lazy_pattern(r"[\uac00-\ud7a3]")
_BODY = "h1,time[datetime],[itemprop],[rel~=author],script[type='application/ld+json']"
VALUE = 200
"""Code points of a name or date in an element."""
HEADING = 600
"""Code points of a heading; a longer one was never closed."""
TEXT_LIMIT = 400_000
"""Code points of a page's text that are searched for credits."""
ELEMENTS = 400
"""Elements of the body that are looked at."""


def page_metadata(
    tree: Any,
    source: str,
    *,
    url: str = "",
    lines: Sequence[str] | None = None,
    heard: list[Claim] | None = None,
) -> Metadata:
    """Read the metadata of a parsed page.

    `tree` is a `selectolax.lexbor.LexborHTMLParser`, `source` what it was parsed from, `url` where
    the page is from, if known, `lines` the runs of its text if they have been read already. All
    claims are added to `heard`, if there is such a list. Never raises on any page.
    """
    body = _Body(tree, lines)
    claims = [] if heard is None else heard
    claims += read_head(*_head_of(tree))
    claims += read_jsonld(body.scripts) + body.own_claims()
    url = url or _address(claims)
    site = choose_site(claims)
    names = (site, _host(url))
    language = choose_language(claims, body.language)
    title, found = _read_visible(tree, source, body, _Told(claims, site or names[1], language, url))
    claims += found
    told = language if not _is_chinese(title) else "zh"
    published, modified = _days(body, source, claims, told, url)
    dated = bool(published or modified)
    authors = () if _is_home(url) else _authors(tree, claims, names, told, dated=dated)
    return Metadata(
        title=title or None,
        published=published,
        modified=modified,
        source=choose_source(claims),
        authors=authors,
        editors=choose_people(claims, "editors"),
        tags=choose_words(claims, "tags", title),
        categories=choose_words(claims, "categories"),
        language=language or None,
        license=next((c.value for c in claims if c.field == "license"), None),
        url=_address(claims) or url or None,
        site=site or None,
        description=choose_description(claims, (title, *names)),
        image=choose_image(claims, url),
    )


def _days(
    body: "_Body", source: str, claims: list[Claim], language: str, url: str
) -> tuple[str | None, str | None]:
    """The days of publication and change; a site's first page and lists of stories have none."""
    kinds = {(c.value, c.origin) for c in claims if c.field == "kind"}
    home = _is_home(url) and ("article", "og") not in kinds  # a wrong canonical address is common
    stories = ("collection", "jsonld") in kinds and ("article", "jsonld") not in kinds
    published, modified = choose_published(claims, language=language, url=url)
    if home or stories:
        agreed = is_shown_and_declared(claims, published, language)
        return (published if agreed else None), modified
    if not published and body.tree.body is not None and not body.is_product(claims):
        claims += seek_dates(body.tree.body, language)
        claims += read_scripts(body.without_data(source))
        claims += seek_day(body.all_lines(), language)
        published, modified = choose_published(claims, language=language, url=url)
    return published, modified


def _authors(
    tree: Any, claims: list[Claim], names: tuple[str, str], language: str, *, dated: bool
) -> tuple[str, ...]:
    """The authors: who is named where authors are named, else by class, else the site itself."""
    kinds = {word for c in claims if c.field == "kind" for word in c.value.split()}
    shop, stories = "product" in kinds, "list" in kinds
    if stories and "website" in kinds:
        return ()
    seen = [c for c in claims if not (shop and c.origin.startswith(REVIEWERS))]
    if not dated:  # without a day, an organisation in the head is the one that runs the page
        seen = [c for c in seen if not (c.origin.startswith("meta:") and is_organisation(c.value))]
    authors = choose_authors(seen, names=names, language=language)
    if tree.body is not None and dated and not (authors or shop or stories):
        below = [c._replace(origin="seek") for c in claims if c.origin == BELOW]
        found = below if 0 < len(below) <= TOGETHER else seek_authors(tree.body, language)
        authors = choose_authors(found, names=names, language=language)
    return authors or choose_house(claims, names)


def _head_of(tree: Any) -> tuple[list[Any], list[Any]]:
    """The meta and link elements of the head, which is asked alone: the page is a hundred times it."""
    found = tree.head.css("meta,link[rel]") if tree.head is not None else []
    return [n for n in found if n.tag == "meta"], [n for n in found if n.tag == "link"]


class _Told(NamedTuple):
    """What the head has said, before the page itself is looked at."""

    claims: list[Claim]
    site: str
    language: str
    url: str


def _read_visible(tree: Any, source: str, body: "_Body", told: _Told) -> tuple[str, list[Claim]]:
    """The title, and the claims of what is seen beside it and, on Chinese pages, anywhere."""
    kinds = {c.value for c in told.claims if c.field == "kind"}
    url = told.url
    shown = Shown(body.headings, body.keys, url, "article" in kinds, _is_home(url))
    title, heading = choose_title(told.claims, body.title, shown, told.site)
    claims: list[Claim] = []
    language = told.language
    node = body.nodes[heading] if heading >= 0 or len(body.nodes) == 1 else None
    if heading < 0 and tree.body is not None and (found := seek_heading(tree.body, title)):
        title, node = found
    elif heading < 0 and tree.body is not None:
        title = clean_title(title, headings=_lines_of(body.text(), title))
    if _is_chinese(title) and tree.body is not None:
        language = "zh"
        text = body.text()
        claims += read_tail(text, language) + read_brackets(text, language)
    elif _HANGUL.search(title):
        claims += read_signed(body.all_lines())
    lines = lines_near(node) if node is not None else snippet_lines(source, title)
    return title, claims + read_lines(lines, language)


def _is_chinese(title: str) -> bool:
    return _HAN.search(title) is not None and not _KANA.search(title)


def _address(claims: Sequence[Claim]) -> str:
    return next((c.value for c in claims if c.field == "url" and c.value.startswith("http")), "")


def _lines_of(text: str, title: str) -> list[str]:
    """The lines of a text that are a part of the title, and not the name of a site behind it."""
    lines = (line.strip() for line in text.split("\n") if len(line) < 2 * len(title))
    long = [line for line in lines if len(line) > len(title) // 2 and line in title]
    return [line for line in long if _says_more(line) or not is_last_part(line, title)]


def _says_more(line: str) -> bool:
    """Whether a line has more words than the name of a site."""
    return _is_chinese(line) or len(line.split()) > SITE_WORDS


class _Body:
    """One selection over the whole page, sorted by what was found."""

    def __init__(self, tree: Any, lines: Sequence[str] | None) -> None:
        self.tree = tree
        self.lines = lines
        self.known: set[str] | None = None
        self.nodes: list[Any] = []
        self.headings: list[str] = []
        self.scripts: list[str] = []
        self.claims: list[Claim] = []
        self.bylines: dict[str, int] = {}
        self.others: set[tuple[str, str]] = set()
        title = tree.css_first("title:not(svg title)")  # pictures have titles, too
        self.title = " ".join(title.text(deep=True).split()) if title is not None else ""
        root = tree.css_first("html")
        attributes = root.attributes if root is not None else {}
        self.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        for node in tree.css(_BODY)[:ELEMENTS]:
            self._take(node)

    def all_lines(self) -> Sequence[str]:
        """The runs of the page's text."""
        if self.lines is None:
            from cleaner.strip.html.parse import read_tree

            self.lines = read_tree(self.tree.root).texts
        return self.lines

    def text(self) -> str:
        """The text of the page, a run a line."""
        return "\n".join(self.all_lines())[:TEXT_LIMIT]

    def without_data(self, source: str) -> str:
        """The source without the JSON-LD that was read."""
        for script in self.scripts:
            if parse_json(script) is not None:
                source = source.replace(script, "")
        return source

    def is_product(self, claims: Sequence[Claim]) -> bool:
        """Whether the page sells something: days on it are those of reviews, deliveries, releases."""
        return _is_product(claims) or self.tree.css_first("[itemtype$='/Product']") is not None

    def keys(self) -> set[str]:
        """The keys of the lines of the page."""
        if self.known is None:
            self.known = {key_of(line) for line in self.all_lines() if len(line) <= HEADING}
        return self.known

    def own_claims(self) -> list[Claim]:
        """The claims of elements; links to so many authors are those of a list of stories."""
        linked = sum(origin == "rel" for origin, _ in self.others)
        return [c for c in self.claims if c.origin != "rel" or linked < STORIES]

    def _take(self, node: Any) -> None:
        tag = node.tag
        if tag == "h1":
            self.nodes.append(node)
            self.headings.append(short_text(node, HEADING, separator="\n"))
        elif tag == "script":
            self.scripts.append(node.text(deep=True) or "")
        elif tag not in {"meta", "link"} or node.attributes.get("itemprop"):
            self._claim(node, tag)

    def _claim(self, node: Any, tag: str) -> None:
        """Take an element's claims; of several authors only those named beside the first."""
        for claim in _element_claims(node, tag):
            if claim.field == "authors":
                if claim.origin == "itemprop" and (_in_review(node) or _in_footer(node)):
                    continue
                parent = node.parent.mem_id if node.parent is not None else 0
                if self.bylines.setdefault(claim.origin, parent) != parent:
                    self.others.add((claim.origin, claim.value))
                    continue  # another post, another story
            self.claims.append(claim)


def _in_review(node: Any) -> bool:
    """Whether a name is that of a reviewer or a commenter by the item it is part of."""
    for _ in range(ITEM_DEPTH):
        node = node.parent
        if node is None:
            break
        if kind := node.attributes.get("itemtype"):
            return kind.rsplit("/", 1)[-1] in _REVIEWS
    return False


def _in_footer(node: Any) -> bool:
    """Whether an element stands in the page's own footer, where its makers sign."""
    inside = False
    while node is not None and node.tag != "article":
        inside = inside or node.tag == "footer"
        node = node.parent
    return inside and node is None


ITEM_DEPTH = 12
"""Elements above one that are asked for `itemtype`."""
_REVIEWS = frozenset({"Review", "UserReview", "Comment", "Answer", "Product", "Book", "Rating"})
_ITEMPROPS = {
    "author": "authors", "creator": "authors", "datepublished": "published",
    "datemodified": "modified", "datecreated": "published", "editor": "editors",
}  # fmt: skip


def _element_claims(node: Any, tag: str) -> list[Claim]:
    """Microdata, rel=author and time elements of the body."""
    attributes = node.attributes
    prop = (attributes.get("itemprop") or "").casefold()
    field = _ITEMPROPS.get(prop, "")
    if not field and tag == "time":
        return [Claim("stamp", attributes.get("datetime") or "", "time", 1.0)]
    if not field and "author" in (attributes.get("rel") or "").casefold().split():
        text = short_text(node, VALUE)
        return [Claim("authors", text, "rel", 1.5)] if text else []
    if not field:
        return []
    value = attributes.get("content") or attributes.get("datetime")
    if not value and field == "authors" and (inner := node.css_first("[itemprop=name]")):
        value = inner.attributes.get("content") or short_text(inner, VALUE)
    value = (value or short_text(node, VALUE)).strip()
    return [Claim(field, value, "itemprop", 3.0)] if 0 < len(value) <= VALUE else []


def _is_home(url: str) -> bool:
    """Whether an address is that of a site's first page, whose bylines are those of its stories."""
    return _HOME.fullmatch(url) is not None


TOGETHER = 3
"""Names of one byline below another heading; more are those of several stories."""
REVIEWERS = ("near:", "rel")
"""On the page of a product such places name its maker and those who reviewed it."""


def _is_product(claims: Sequence[Claim]) -> bool:
    """Whether the page says it sells something: the names on it are those of its reviewers."""
    return any(c.field == "kind" and "product" in c.value for c in claims)


def _host(url: str) -> str:
    m = re.match(r"https?://(?:www\.)?([^/:?#]+)", url)
    return m[1] if m else ""
