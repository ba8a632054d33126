"""A page parsed and walked: its tree and what its head says."""

from typing import Any, NamedTuple

from cleaner.config import Config
from cleaner.metadata import Metadata
from cleaner.strip.html.tree import Tree
from cleaner.strip.html.walk import Walk, Wanted


def read_tree(root: Any, wanted: Wanted | None = None) -> Tree:
    """Walk the tree under a lexbor node; what is `wanted` besides makes the walk dearer."""
    if wanted is None:
        return Walk().run(root)
    from cleaner.strip.html.walk_markdown import MarkedWalk

    return MarkedWalk(wanted).run(root)


class Parsed(NamedTuple):
    """A page that has been parsed and walked: its source, its tree twice, what it says of itself."""

    source: str
    parser: Any
    tree: Tree
    metadata: Metadata


def wanted_marks(parser: Any, url: str, config: Config) -> Wanted | None:
    """What the configuration wants written beside the text; None if nothing."""
    keep = config.keep
    links, images, emphasis = "links" in keep, "images" in keep, "emphasis" in keep
    if not (links or images or emphasis):
        return None
    base = base_address(parser, url) if links or images else ""
    return Wanted(links=links, images=images, emphasis=emphasis, base=base)


def base_address(parser: Any, url: str) -> str:
    """The address links are relative to: `<base>`, else the page's own as given or declared."""
    from urllib.parse import urljoin

    own = url or next((value for value in _declared(parser) if value.startswith("http")), "")
    try:
        return urljoin(own, _value(parser, "base[href]", "href"))
    except ValueError:
        return own


def _declared(parser: Any) -> tuple[str, str]:
    return (
        _value(parser, "link[rel=canonical]", "href"),
        _value(parser, "meta[property='og:url']", "content"),
    )


def _value(parser: Any, selector: str, attribute: str) -> str:
    node = parser.css_first(selector)
    return str(node.attributes.get(attribute) or "").strip() if node is not None else ""
