"""Read an HTML page into scored blocks: parse, walk, label, render.

The page text is every run of text of the page in order, blocks parted by line ends; what is kept
is said beside it, so that rules and ledger see all of the page.
"""

from cleaner.config import Config
from cleaner.document import Metadata
from cleaner.strip.html_blocks import render
from cleaner.strip.page import Page
from cleaner.strip.page_label import label
from cleaner.strip.tree import read_tree


def read_html(source: str, *, url: str = "", config: Config) -> Page:
    """Turn the source of a page into a `Page`; `url` is where it came from, if known."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(source)
    marked = "links" in config.keep or "images" in config.keep
    tree = read_tree(parser.root, marked=marked)
    scores, keep, kind = label(tree, config)
    text, blocks = render(tree, scores)
    return Page(
        text=text,
        blocks=blocks,
        keep=tuple(keep),
        metadata=_metadata(parser, source, url),
        kind=kind,
    )


def _metadata(parser: object, source: str, url: str) -> Metadata:
    try:
        from cleaner.strip.metadata import page_metadata
    except ImportError:
        return Metadata()
    return page_metadata(parser, source, url=url)
