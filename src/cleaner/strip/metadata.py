"""What a page says about its article, from every place that says it, and who is believed.

Places: JSON-LD, meta elements (OpenGraph, Dublin Core, citation tags, those of Chinese sites),
microdata, `time` elements, the lines near the title, the credits that close an article, the
address. Each gives claims with a weight; claims that agree add up, and the visible page settles
which day a time stamp falls on.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner.document import Metadata
from cleaner.strip.dates import parse_date
from cleaner.strip.metadata_choice import (
    choose_authors,
    choose_language,
    choose_people,
    choose_published,
    choose_site,
    choose_source,
    choose_title,
    choose_words,
)
from cleaner.strip.metadata_claim import Claim
from cleaner.strip.metadata_head import read_head
from cleaner.strip.metadata_jsonld import read_jsonld
from cleaner.strip.metadata_lines import read_lines, snippet_lines
from cleaner.strip.metadata_near import lines_near
from cleaner.strip.metadata_seek import seek_authors, seek_dates, seek_heading
from cleaner.strip.metadata_tail import read_brackets, read_scripts, read_tail
from cleaner.strip.names import parse_people, parse_source, unique
from cleaner.strip.titles import clean_title

_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_BODY = "h1,time[datetime],[itemprop],[rel~=author],script[type='application/ld+json']"
ELEMENTS = 400
"""Elements of the body that are looked at."""


def page_metadata(tree: Any, source: str, *, url: str = "") -> Metadata:
    """Read the metadata of a parsed page.

    `tree` is a `selectolax.lexbor.LexborHTMLParser`, `source` what it was parsed from, `url` where
    the page is from, if known. Never raises on any page.
    """
    body = _Body(tree)
    claims = read_head(tree.css("head meta"), tree.css("head link[rel]"))
    claims += read_jsonld(body.scripts) + body.claims
    if not url:
        url = next((c.value for c in claims if c.field == "url" and c.value.startswith("http")), "")
    host = _host(url)
    site = choose_site(claims)
    title_tag = body.title
    language = choose_language(claims, body.language)
    title, heading = choose_title(claims, title_tag, body.headings, site or host)
    if heading < 0 and tree.body is not None and (found := seek_heading(tree.body, title)):
        title, node = found
        lines = lines_near(node)
    elif heading >= 0 or len(body.nodes) == 1:
        lines = lines_near(body.nodes[heading])
    else:
        lines = snippet_lines(source, title)
    if _HAN.search(title) and not _KANA.search(title) and tree.body is not None:
        language = language if language.startswith("zh") else "zh"
        text = tree.body.text(deep=True, separator="\n")
        if heading < 0:
            title = clean_title(title, headings=_lines_of(text, title))
        claims += read_tail(text, "zh") + read_brackets(text, "zh")
    claims += read_lines(lines, "zh" if language.startswith("zh") else language)
    published, modified = choose_published(claims, language=language, url=url)
    authors = choose_authors(claims, names=(site, host), language=language)
    if tree.body is not None and not (published and authors):
        if published and not authors:
            claims += seek_authors(tree.body, language)
            authors = choose_authors(claims, names=(site, host), language=language)
        if not published:
            claims += seek_dates(tree.body, language) or read_scripts(source)
            published, modified = choose_published(claims, language=language, url=url)
    address = next(
        (c.value for c in claims if c.field == "url" and c.value.startswith("http")), url
    )
    return Metadata(
        title=title or None,
        published=published,
        modified=modified,
        source=choose_source(claims),
        authors=authors,
        editors=choose_people(claims, "editors"),
        tags=choose_words(claims, "tags"),
        categories=choose_words(claims, "categories"),
        language=language or None,
        license=next((c.value for c in claims if c.field == "license"), None),
        url=address or None,
        site=site or None,
    )


def _lines_of(text: str, title: str) -> list[str]:
    """The lines of a text that are a part of the title."""
    lines = (line.strip() for line in text.split("\n") if len(line) < 2 * len(title))
    return [line for line in lines if len(line) > len(title) // 2 and line in title]


class _Body:
    """One selection over the whole page, sorted by what was found."""

    def __init__(self, tree: Any) -> None:
        self.nodes: list[Any] = []
        self.headings: list[str] = []
        self.scripts: list[str] = []
        self.claims: list[Claim] = []
        self.bylines: dict[str, int] = {}
        title = tree.css_first("title")
        self.title = " ".join(title.text(deep=True).split()) if title is not None else ""
        root = tree.css_first("html")
        attributes = root.attributes if root is not None else {}
        self.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        for node in tree.css(_BODY)[:ELEMENTS]:
            self._take(node)

    def _take(self, node: Any) -> None:
        tag = node.tag
        if tag == "h1":
            self.nodes.append(node)
            self.headings.append(node.text(deep=True, separator="\n"))
        elif tag == "script":
            self.scripts.append(node.text(deep=True) or "")
        elif tag not in {"meta", "link"} or node.attributes.get("itemprop"):
            self._claim(node, tag)

    def _claim(self, node: Any, tag: str) -> None:
        """Take an element's claims; of several authors only those named beside the first."""
        for claim in _element_claims(node, tag):
            if claim.field == "authors":
                parent = node.parent.mem_id if node.parent is not None else 0
                if self.bylines.setdefault(claim.origin, parent) != parent:
                    continue  # another post, another story
            self.claims.append(claim)


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
        text = node.text(deep=True).strip()
        return [Claim("authors", text, "rel", 1.5)] if text else []
    if not field:
        return []
    value = attributes.get("content") or attributes.get("datetime")
    if not value and field == "authors" and (inner := node.css_first("[itemprop=name]")):
        value = inner.attributes.get("content") or inner.text(deep=True)
    value = (value or node.text(deep=True)).strip()
    return [Claim(field, value, "itemprop", 3.0)] if value and len(value) < 200 else []  # noqa: PLR2004


def _host(url: str) -> str:
    m = re.match(r"https?://(?:www\.)?([^/:?#]+)", url)
    return m[1] if m else ""


def merge_metadata(page: Metadata, found: Sequence[tuple[str, str]]) -> Metadata:
    """Fold what named rules read from blocks into what the page says of itself.

    `found` holds pairs (field of `Metadata`, raw text): names and dates are parsed here. Lists
    collect names in order, each once; of single values the page's stays, unless it has none or the
    found one completes it (a time for a day, a year for a partial date).
    """
    fields: dict[str, Any] = {}
    for field, value in found:
        current = fields.get(field, getattr(page, field, None))
        if field in {"authors", "editors"}:
            fields[field] = unique([*current, *(parse_people(value, field) or _plain(value))])
        elif field in {"tags", "categories"}:
            fields[field] = unique([*current, *_plain_words(value)])
        elif field in {"published", "modified"}:
            fields[field] = _better_date(current, parse_date(value, language=page.language or ""))
        elif field in Metadata.__struct_fields__ and not current:
            fields[field] = (parse_source(value) if field == "source" else value.strip()) or None
    return msgspec.structs.replace(page, **fields) if fields else page


def _plain(value: str) -> list[str]:
    """A rule has read a name that the parser does not know: it is kept if it is short and bare."""
    return []


def _plain_words(value: str) -> list[str]:
    return [word for part in re.split(r"[,，;；、|\s]+", value) if (word := part.strip())]


def _better_date(current: str | None, found: str | None) -> str | None:
    """The page's date unless the found one agrees and says more."""
    if not current or not found:
        return current or found
    if current.startswith("--"):
        return found if not found.startswith("--") else current
    return found if found.startswith(current) else current
