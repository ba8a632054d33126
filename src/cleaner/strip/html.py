"""Read an HTML page into scored blocks: parse, walk, label, render.

The page text is every run of text of the page in order, blocks parted by line ends; what is kept
is said beside it, so that rules and ledger see all of the page.
"""

from cleaner.config import Config
from cleaner.strip.html_blocks import render
from cleaner.strip.html_depth import flatten
from cleaner.strip.html_island import add_island, is_bare
from cleaner.strip.metadata import page_metadata
from cleaner.strip.page import Page
from cleaner.strip.page_features import page_facts
from cleaner.strip.page_keep import add_wanted
from cleaner.strip.page_label import Look, explain_run, keep_island, label, load_judge
from cleaner.strip.tree import read_tree


def read_html(source: str, *, url: str = "", config: Config) -> Page:
    """Turn the source of a page into a `Page`; `url` is where it came from, if known."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(flatten(source))
    wanted = config.keep
    tree = read_tree(parser.root, links="links" in wanted, images="images" in wanted)
    shown = tuple(tree.texts)
    labels = label(tree, page_facts(parser, source), config)
    if is_bare(tree, labels.keep) and add_island(parser, tree):
        labels = keep_island(labels, tree)
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
