"""What the head of a page says: meta elements, title, canonical address, language, licence.

Which names mean what is data (packs, kind `meta-name`): OpenGraph, Dublin Core, Parsely, citation
tags, and those of Chinese news and government sites.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from cleaner.strip.credits.split import field_of
from cleaner.strip.credits.vocabulary import by_field
from cleaner.strip.metadata.claim import Claim
from cleaner.text.fold import fold

_WEIGHTS = {"article:": 5.0, "og:": 4.0, "twitter:": 3.0, "dc": 3.0, "citation": 5.0}
META_LIMIT = 400
"""Meta elements looked at in one page."""


def read_head(metas: Iterable[Any], links: Iterable[Any]) -> list[Claim]:
    """Read the claims of meta and link elements (nodes of selectolax)."""
    claims: list[Claim] = []
    cards: dict[str, str] = {}
    for count, node in enumerate(metas):
        if count >= META_LIMIT:
            break
        attributes = node.attributes
        content = (attributes.get("content") or "").strip()
        if content:
            claims += _meta(attributes, content, cards)
    claims += _card_claims(cards)
    claims += _links(links)
    return claims


def _meta(
    attributes: dict[str, str | None], content: str, cards: dict[str, str]
) -> Iterator[Claim]:
    """The claims of one meta element under any of its names."""
    fields = by_field("meta-name")
    seen: set[str] = set()
    for key in ("property", "name", "itemprop", "http-equiv"):
        name = (attributes.get(key) or "").strip().casefold()
        if name == "og:type":
            yield Claim("kind", content.casefold(), "og")
        if name.startswith(("twitter:label", "twitter:data")):
            cards[name] = content
        field = fields.get(name) or (_like_published(name) if "publi" in name else "")
        if field and field not in seen:
            seen.add(field)
            yield Claim(field, content, f"meta:{name}", _weight(name))


@lru_cache(maxsize=512)
def _like_published(name: str) -> str:
    """`published` for names such as w-published-date that no list holds."""
    return (
        "published"
        if re.fullmatch(r"(?:.*[-_.:])?publi\w*[-_.:]?(?:date|time|at|on)", name)
        else ""
    )


def _weight(name: str) -> float:
    return next((w for start, w in _WEIGHTS.items() if name.startswith(start)), 3.5)


def _card_claims(cards: dict[str, str]) -> Iterator[Claim]:
    """`twitter:label1` says what `twitter:data1` is: WordPress puts the author there."""
    for name, label in cards.items():
        value = cards.get(name.replace("label", "data"))
        known = field_of(fold(label.strip()).rstrip(" :")) == "authors"
        if value and known and name.startswith("twitter:label"):
            yield Claim("authors", value, "meta:card", 4.0)


def _links(links: Iterable[Any]) -> Iterator[Claim]:
    for node in links:
        attributes = node.attributes
        rel, href = (attributes.get("rel") or "").casefold(), attributes.get("href") or ""
        if href and "canonical" in rel.split():
            yield Claim("url", href.strip(), "link:canonical", 5.0)
        elif href and "license" in rel.split():
            yield Claim("license", href.strip(), "link:license", 5.0)
