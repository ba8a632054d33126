"""What of a page is written as Markdown, and the address its links are relative to."""

from typing import Any

from cleaner.config import Config
from cleaner.strip.tree import Wanted


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
