"""What the source of a page claims its text to be, and which runs bear that out.

JSON-LD gives the body of an article (`articleBody`), of posts, answers and steps (`text`) or the
description of a product; meta elements give a description that often is how the body begins. A
claim is no more than a hint: some hold a part of the body, some another page's.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from cleaner.text.lazy_pattern import lazy_pattern

SCRIPT_LIMIT = 1_000_000
"""Code points of a page's JSON-LD that are searched."""
CLAIM_LIMIT = 100_000
"""Code points of claims that runs are looked for in."""
LEAST = 80
"""Characters from which a string is a claim."""
_SCRIPT = "<script"
_TYPE = "ld+json"
_MAX_TAG = 300
"""Characters of a tag around an attribute that is sought."""
_BODY = lazy_pattern(
    r'"(articleBody|text|reviewBody|description)"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"'
)
_ESCAPE = lazy_pattern(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_MARKUP = lazy_pattern(r"<[^<>]{0,300}>")
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})


def claimed_texts(parser: Any, source: str) -> tuple[str, str]:
    """The claimed bodies and the claimed descriptions of a page; empty if there are none."""
    bodies: dict[str, None] = {}
    descriptions = dict.fromkeys(_meta_descriptions(parser))
    for name, text in _pairs(source):
        (descriptions if name == "description" else bodies)[text] = None
    return "\n".join(bodies)[:CLAIM_LIMIT], "\n".join(descriptions)[:CLAIM_LIMIT]


def _pairs(source: str) -> Iterator[tuple[str, str]]:
    """The long strings of JSON-LD that stand under a name for text, markup taken off."""
    left = SCRIPT_LIMIT
    for script in _scripts(source):
        for name, raw in _BODY.findall(script[:left]):
            if len(raw) >= LEAST:
                yield name, _MARKUP.sub(" ", unescape(_ESCAPE.sub(_unescaped, raw)))
        left -= len(script)
        if left <= 0:
            return


def _scripts(source: str) -> Iterator[str]:
    """What stands in the scripts of structured data; found by plain search, so in linear time."""
    at = source.find(_TYPE)
    while at >= 0:
        start = _start(source, at)
        if start:
            end = source.find("</", start)
            while end >= 0 and source[end + 2 : end + 8].lower() != "script":
                end = source.find("</", end + 2)
            if end < 0:
                return
            yield source[start:end]
            at = end
        at = source.find(_TYPE, at + len(_TYPE))


def _start(source: str, at: int) -> int:
    """Where the text of the script begins in whose tag `at` lies; 0 if it lies in none."""
    tag = source.rfind("<", max(0, at - _MAX_TAG), at)
    if tag < 0 or not source[tag:at].lower().startswith(_SCRIPT) or ">" in source[tag:at]:
        return 0
    return source.find(">", at, at + _MAX_TAG) + 1


def _unescaped(match: re.Match[str]) -> str:
    code, plain = match.groups()
    if code:
        return chr(int(code, 16))
    return plain if plain in '"\\/' else " "


def _meta_descriptions(parser: Any) -> Iterator[str]:
    node = parser.head.child if parser.head is not None else None
    while node is not None:
        if node.tag == "meta":
            attributes = node.attributes
            name = attributes.get("property") or attributes.get("name") or ""
            if name.lower() in _DESCRIPTIONS and (content := attributes.get("content")):
                yield content
        node = node.next


TYPES = {
    "article": ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "TechArticle"),
    "product": ("Product", "Offer", "AggregateOffer"),
    "list": ("ItemList", "CollectionPage", "SearchResultsPage", "ListItem"),
    "question": ("FAQPage", "QAPage", "Question"),
    "posting": ("DiscussionForumPosting", "Comment"),
    "business": ("LocalBusiness", "Service", "SoftwareApplication", "ProfessionalService"),
}
"""Groups of schema.org types."""


OG_TYPES = ("article", "product", "website")


_SCHEMA_TYPE = lazy_pattern(r'\s*:\s*\[?\s*"(\w+)"')


_TYPE_KEY = '"@type"'


_CONTENT = lazy_pattern(r"""content\s*=\s*["']?(\w+)""")


class PageFacts(NamedTuple):
    """What the source says of the page beside its text: its title and which sorts it claims."""

    title: str = ""
    claims: tuple[int, ...] = (0,) * (len(TYPES) + len(OG_TYPES))
    body: str = ""
    description: str = ""


def page_facts(parser: Any, source: str) -> PageFacts:
    """Read the title, the types of the structured data and the type of OpenGraph."""
    types = _types(source)
    og = _og_type(source)
    return PageFacts(
        page_title(parser),
        (
            *(int(not types.isdisjoint(group)) for group in TYPES.values()),
            *(int(og.startswith(name)) for name in OG_TYPES),
        ),
        *claimed_texts(parser, source),
    )


def _types(source: str) -> set[str]:
    """The types that the structured data of a page name."""
    types = set()
    at = source.find(_TYPE_KEY)
    while at >= 0:
        at += len(_TYPE_KEY)
        if found := _SCHEMA_TYPE.match(source, at):
            types.add(found[1])
        at = source.find(_TYPE_KEY, at)
    return types


def _og_type(source: str) -> str:
    """The value of the element that says `og:type`, wherever in it that stands."""
    at = source.find("og:type")
    if at < 0:
        return ""
    start = max(0, source.rfind("<", 0, at))
    found = _CONTENT.search(source, start, source.find(">", at) + 1)
    return found[1].lower() if found else ""


def page_title(parser: Any) -> str:
    """The title in the head of a page, white space collapsed."""
    node = parser.head.child if parser.head is not None else None
    while node is not None:
        if node.tag == "title":
            return " ".join(node.text().split())
        node = node.next
    return ""
