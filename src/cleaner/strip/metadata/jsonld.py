"""What JSON-LD says about the article: the node that describes the page, found in any graph.

Broken JSON is common (raw line breaks, commas before brackets, CDATA and comment marks) and read
all the same; what cannot be read is passed over.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import Any

from cleaner.strip.metadata.claim import PAGE, Claim
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

SCRIPT_LIMIT = 1_000_000
"""Code points; a longer script describes a catalogue, not an article."""
NODE_LIMIT = 2_000
"""Nodes looked at in one page."""

Node = dict[str, Any]

_HAN_NAME = lazy_pattern(rf"[{HAN}\uac00-\ud7af]+")
_COMMA = lazy_pattern(r",\s*(?=[}\]])")
_ARTICLES = ("article", "posting", "report", "review", "recipe", "question", "howto", "episode")
_STORIES = ("article", "posting", "report", "recipe")
"""Kinds that say a page is an article: questions stand below goods and services, too."""
_PAGES = ("webpage", "video", "creativework", "course", "book", "faqpage", "itempage")
_FIELDS = (
    ("datePublished", "published", 6.0), ("pubDate", "published", 5.0),
    ("dateCreated", "published", 3.0), ("uploadDate", "published", 3.0),
    ("dateModified", "modified", 6.0), ("upDate", "modified", 5.0),
    ("headline", "title", 4.0), ("articleSection", "categories", 1.0), ("keywords", "tags", 1.0),
    ("inLanguage", "language", 1.0), ("license", "license", 2.0),
    ("description", "description", 3.0),
    ("author", "authors", 6.0), ("creator", "authors", 3.0), ("editor", "editors", 4.0),
    ("sourceOrganization", "source", 4.0), ("publisher", "site", 2.0),
)  # fmt: skip


def read_jsonld(scripts: Sequence[str]) -> list[Claim]:
    """Read the claims of a page's JSON-LD scripts, the article's node first."""
    nodes: list[Node] = []
    for script in scripts:
        if len(script) <= SCRIPT_LIMIT and (tree := parse_json(script)) is not None:
            nodes += _walk(tree, NODE_LIMIT - len(nodes))
    named = {
        node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1
    }
    claims: list[Claim] = []
    ranked = [(rank, -place) for place, node in enumerate(nodes) if (rank := _rank(node)) > 0]
    ranked.sort(reverse=True)
    for place, (_, at) in enumerate(ranked[:3]):
        node = nodes[-at]
        if place and _is_article(node) and _is_article(nodes[-ranked[0][1]]):
            continue  # another article on the page: a teaser
        found = _claims(node, named, 1.0 if place == 0 else 0.5)
        claims += found if _is_article(node) or "pubDate" in node else map(_of_page, found)
    return claims + [Claim("kind", kind, "jsonld") for kind in _kinds(nodes)]


def _kinds(nodes: Sequence[Node]) -> Iterator[str]:
    """What the page says it is: `article`, `product`, `collection`."""
    types = [_types(node) for node in nodes]
    if any(word in kind for kind in types for word in _STORIES):
        yield "article"
    if "product" in types:
        yield "product"
    if any("collectionpage" in kind for kind in types):
        yield "collection"


def _of_page(claim: Claim) -> Claim:
    """A claim of a node that is no article: its days are those of the page."""
    return claim._replace(origin=PAGE) if claim.field in {"published", "modified"} else claim


def parse_json(text: str) -> Any:
    """Read JSON with the faults that scripts in pages have; None if that cannot be done."""
    start = min((at for mark in "{[" if (at := text.find(mark)) >= 0), default=-1)
    end = max(text.rfind("}"), text.rfind("]"))
    if not 0 <= start < end:
        return None
    text = text[start : end + 1] if "[CDATA[" not in text[:start] else _uncover(text)
    mends: tuple[Callable[[str], str], ...] = (str, lambda t: _COMMA.sub("", t), unescape)
    for mend in mends:
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _uncover(text: str) -> str:
    """Take the marks of CDATA off, whose brackets look like JSON."""
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    return text[text.find("{") : text.rfind("}") + 1]


def _walk(tree: Any, limit: int) -> Iterator[Node]:
    """Every object of the tree, outer before inner, at most `limit`."""
    stack = [tree]
    while stack and limit > 0:
        item = stack.pop()
        if isinstance(item, list):
            stack += reversed(item[:200])
        elif isinstance(item, dict):
            limit -= 1
            yield item
            stack += [v for v in reversed(item.values()) if isinstance(v, (dict, list))]


def _types(node: Node) -> str:
    kind = node.get("@type", "")
    if kind.__class__ is str:
        return _fold(kind)
    return " ".join(map(str, kind)).casefold() if isinstance(kind, list) else str(kind).casefold()


@lru_cache(maxsize=512)
def _fold(kind: str) -> str:
    return kind.casefold()


def _is_article(node: Node) -> bool:
    return any(word in _types(node) for word in _ARTICLES)


def _rank(node: Node) -> float:
    """How likely the node describes the page: an article above a page above a thing."""
    filled = sum(key in node for key in ("datePublished", "author", "headline", "dateModified"))
    if "pubDate" in node:
        return 3.0
    if _is_article(node) and "answer" not in _types(node):
        comment = "comment" in _types(node) or ("review" in _types(node) and "headline" not in node)
        return 0.0 if comment else 3 + filled / 10
    if any(word in _types(node) for word in _PAGES) and "website" not in _types(node):
        return 1 + filled / 10
    return 0.0


def _claims(node: Node, named: dict[str, Node], share: float) -> list[Claim]:
    claims = []
    for key, field, weight in _FIELDS:
        if key in node:
            claims += [
                Claim(field, value, f"jsonld:{origin}", weight * share)
                for value, origin in _values(node[key], named)
                if value
            ]
    claims += [Claim("image", url, "jsonld:image", 3.0) for url in _addresses(node, named)]
    if not node.get("headline") and isinstance(node.get("name"), str):
        claims.append(Claim("title", node["name"], "jsonld:name", 2.0 * share))
    return claims


def _addresses(node: Node, named: dict[str, Node]) -> Iterator[str]:
    """Addresses of the picture of a node: itself, of an object, the first of a list."""
    found = node.get("image") or node.get("thumbnailUrl")
    found = found[0] if isinstance(found, list) and found else found
    if isinstance(found, dict):
        found = named.get(str(found.get("@id")), found)
        found = found.get("url") or found.get("contentUrl")
    if isinstance(found, str):
        yield unescape(found).strip()


def _in_parts(person: Node) -> str:
    """A name given as given and family name, in the order of its script."""
    parts = [person.get(key) for key in ("givenName", "additionalName", "familyName")]
    told = [part.strip() for part in parts if isinstance(part, str) and part.strip()]
    if told and _HAN_NAME.fullmatch("".join(told)):
        return "".join((told[-1], *told[:-1]))
    return " ".join(told)


def _values(item: Any, named: dict[str, Node]) -> Iterator[tuple[str, str]]:
    """Strings, names of objects, and those of lists; with the type of the object."""
    if isinstance(item, str):
        yield unescape(item).strip(), "text"
    elif isinstance(item, list):
        for part in item[:50]:
            yield from _values(part, named)
    elif isinstance(item, dict):
        if "name" not in item and isinstance(item.get("@id"), str):
            item = named.get(item["@id"], item)
        name = item.get("name") or _in_parts(item) or item.get("alternateName")
        kind = "organization" if "organization" in _types(item) else "person"
        if isinstance(name, list):
            yield from ((str(n).strip(), kind) for n in name if isinstance(n, str))
        elif isinstance(name, str):
            yield unescape(name).strip(), kind
