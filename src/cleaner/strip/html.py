"""Read an HTML page into scored blocks: parse, walk, label, render.

The page text is every run of text of the page in order, blocks parted by line ends; what is kept
is said beside it, so that rules and ledger see all of the page.
"""

from typing import Any

from cleaner.config import Config
from cleaner.strip.html_base import wanted_marks
from cleaner.strip.html_blocks import render
from cleaner.strip.html_code import keep_whole_code
from cleaner.strip.html_depth import flatten
from cleaner.strip.html_island import add_island, is_bare
from cleaner.strip.metadata import page_metadata
from cleaner.strip.page import Page
from cleaner.strip.page_features import page_facts
from cleaner.strip.page_keep import add_wanted
from cleaner.strip.page_label import Look, explain_run, keep_island, label, load_judge
from cleaner.strip.sites import find_site
from cleaner.strip.tree import read_tree


def read_html(source: str, *, url: str = "", config: Config) -> Page:
    """Turn the source of a page into a `Page`; `url` is where it came from, if known."""
    parser, page = read_labelled(source, url=url, config=config)
    urls = (url, page.metadata.url or "")
    day = page.metadata.published or ""
    rule = find_site(urls, (*config.sites, *config.packs), day=day, parser=parser)
    if rule is None:
        return page
    from cleaner.strip.site_page import read_by_site

    return read_by_site(rule, source, page, config)


def read_labelled(source: str, *, url: str, config: Config) -> tuple[Any, Page]:
    """The parsed page, and what the labeller makes of it, before any site rule."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(flatten(source))
    return parser, _read(parser, source, url, config)


def _read(parser: Any, source: str, url: str, config: Config) -> Page:
    """The page as the labeller sees it."""
    tree = read_tree(parser.root, wanted_marks(parser, url, config))
    shown = tuple(tree.texts)
    labels = label(tree, page_facts(parser, source), config)
    if is_bare(tree, labels.keep) and add_island(parser, tree):
        labels = keep_island(labels, tree)
    if "pre" in tree.tags:
        keep_whole_code(tree, labels.keep)
    add_wanted(tree, labels.keep, labels.claims, config)
    text, blocks = render(tree, labels.scores, labels.claims, labels.keep)
    return Page(
        text=text,
        blocks=blocks,
        keep=tuple(labels.keep),
        metadata=page_metadata(parser, source, url=url, lines=shown),
        kind=labels.kind,
    )


def explain_html(source: str, block: int, *, config: Config) -> list[tuple[str, float, float]]:
    """Why a block of a page got its score: feature, its value, what it added (log-odds)."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(flatten(source))
    tree = read_tree(parser.root)
    look = Look(tree, page_facts(parser, source), config.kind, load_judge())
    return explain_run(look, block)
