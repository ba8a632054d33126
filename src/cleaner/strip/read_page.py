"""Read an HTML page into scored blocks: parse, walk, label, render.

The page text is every run of text of the page in order, blocks parted by line ends; what is kept
is said beside it, so that rules and ledger see all of the page.
"""

from cleaner.config import Config
from cleaner.metadata import Metadata
from cleaner.strip.html.blocks import keep_whole_code, render
from cleaner.strip.html.cdata import show_cdata
from cleaner.strip.html.code import settle_code
from cleaner.strip.html.flatten import flatten
from cleaner.strip.html.formula import settle_formulas
from cleaner.strip.html.head import page_facts
from cleaner.strip.html.hidden_email import show_addresses
from cleaner.strip.html.parse import Parsed, read_tree, wanted_marks
from cleaner.strip.html.script_body import add_fuller, add_island, is_bare
from cleaner.strip.html.task_list import settle_tasks
from cleaner.strip.label.label import Look, explain_run, keep_island, label, load_judge
from cleaner.strip.label.sums import Sums
from cleaner.strip.label.wanted import add_wanted
from cleaner.strip.metadata.claim import Claim
from cleaner.strip.metadata.page import page_metadata
from cleaner.strip.page import Page
from cleaner.strip.site.rule import SiteRule, find_site


def read_html(source: str, *, url: str = "", config: Config) -> Page:
    """Turn the source of a page into a `Page`; `url` is where it came from, if known.

    A page with a site rule is read by that; the labeller is asked where the rule finds next to
    nothing.
    """
    parsed = parse_page(source, url, config)
    rule = site_of(parsed, url, config)
    if rule is None:
        return label_page(parsed, config)
    from cleaner.strip.site.read import read_by_site

    return read_by_site(rule, parsed, lambda: label_page(parsed, config), config)


def site_of(parsed: Parsed, url: str, config: Config) -> SiteRule | None:
    """The site rule for a page: by its addresses, its day, its software."""
    told = parsed.metadata
    paths = (*config.sites, *config.packs)
    day = told.published or ""
    return find_site(
        (url, told.url or ""), paths, day=day, parser=parsed.parser, source=parsed.source
    )


def parse_page(source: str, url: str, config: Config) -> Parsed:
    """Parse a page, walk it, and read what it says of itself."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(flatten(show_cdata(source)))
    show_addresses(parser, source)
    settle_code(parser)
    settle_formulas(parser)
    settle_tasks(parser)
    tree = read_tree(parser.root, wanted_marks(parser, url, config))
    told = page_metadata(parser, source, url=url, lines=tree.texts)
    return Parsed(source, parser, tree, told)


def explain_claims(source: str, *, url: str = "", config: Config) -> tuple[Metadata, list[Claim]]:
    """The metadata of a page and all that its places claim, whether it was believed or not."""
    parsed = parse_page(source, url, config)
    claims: list[Claim] = []
    tree = parsed.tree
    told = page_metadata(parsed.parser, source, url=url, lines=tree.texts, heard=claims)
    return told, claims


def label_page(parsed: Parsed, config: Config) -> Page:
    """The page as the labeller sees it."""
    tree = parsed.tree
    labels = label(tree, page_facts(parsed.parser, parsed.source), config)
    fuller = add_fuller(parsed.parser, tree, labels.keep)
    if fuller or (is_bare(tree, labels.keep) and add_island(parsed.parser, tree)):
        labels = keep_island(labels, tree)
    if "pre" in tree.tags:
        keep_whole_code(tree, labels.keep)
    add_wanted(tree, labels.keep, labels.claims, config)
    text, blocks = render(tree, labels.scores, labels.claims, labels.keep)
    return Page(
        text=text,
        blocks=blocks,
        keep=tuple(labels.keep),
        metadata=parsed.metadata,
        kind=labels.kind.name,
        is_sure=labels.kind.is_sure,
    )


def explain_html(
    source: str, block: int, *, url: str = "", config: Config
) -> list[tuple[str, float, float]]:
    """Why a block of a page got its score: feature, its value, what it added (log-odds).

    Blocks are numbered as `read_html` gives them. On a page that a site rule read the labeller was
    not asked; this is what it would have said. Nothing is said of a block that came out of a script.
    """
    parsed = parse_page(source, url, config)
    tree = parsed.tree
    rule = site_of(parsed, url, config)
    if rule is not None:
        from cleaner.strip.site.read import read_by_site, site_tree

        if read_by_site(rule, parsed, lambda: label_page(parsed, config), config).site:
            _, tree = site_tree(rule, parsed, config)
    if not 0 <= block < len(tree.texts):
        return []
    look = Look(Sums(tree), page_facts(parsed.parser, source), config.kind, load_judge())
    return explain_run(look, block)
