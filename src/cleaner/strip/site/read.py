"""A page read by a site rule: what the rule names is the body, all else goes, and the ledger says so.

Where the rule's body is not there, or is next to nothing beside what the labeller would keep, the
labeller decides after all and a finding says so: sites change, and rules run out unnoticed.
"""

from collections.abc import Callable

import msgspec

from cleaner.config import Config
from cleaner.finding import Finding
from cleaner.metadata import Metadata
from cleaner.rule import code_for
from cleaner.strip.html.blocks import render
from cleaner.strip.html.head import page_facts
from cleaner.strip.html.parse import Parsed, read_tree, wanted_marks
from cleaner.strip.html.tree import Tree, weigh
from cleaner.strip.html.walk import Wanted
from cleaner.strip.label.containers import container_kinds
from cleaner.strip.label.label import label
from cleaner.strip.label.wanted import add_wanted
from cleaner.strip.page import Page
from cleaner.strip.site.rule import SiteRule
from cleaner.strip.site.select import BODY, DROP, SiteResult, apply_site

LEAST = 200
"""Weight (UTF-8 bytes) of a body that counts, whatever the labeller thinks."""
SHARE = 0.25
"""Of what the labeller keeps; a shorter body that holds so much counts too."""


def read_by_site(
    rule: SiteRule, parsed: Parsed, labelled: Callable[[], Page], config: Config
) -> Page:
    """Read a page by a rule; `labelled` gives what the labeller makes of it, where that is asked."""
    result, tree = site_tree(rule, parsed, config)
    told = _merged(parsed.metadata, result)
    keep = _kept(rule, tree, parsed, config)
    own = sum(weigh(text) for text, kept in zip(tree.texts, keep, strict=True) if kept)
    if own < LEAST:
        page = labelled()
        kept = (b.text for b, kept in zip(page.blocks, page.keep, strict=True) if kept)
        if own < max(1, SHARE * sum(map(weigh, kept))):
            # a software also has pages that are no threads; a site's rule is for what it fits
            reports = (_report(rule, result),) if rule.hosts else ()
            return msgspec.structs.replace(page, metadata=told, reports=reports)
    kinds = container_kinds(tree)
    _add_wanted(tree, keep, kinds, config)
    text, blocks = render(tree, [float(kept) for kept in keep], kinds, keep)
    kind = rule.kind if config.kind == "auto" else config.kind
    return Page(text=text, blocks=blocks, keep=tuple(keep), metadata=told, kind=kind, site=rule.id)


def site_tree(rule: SiteRule, parsed: Parsed, config: Config) -> tuple[SiteResult, Tree]:
    """What a rule reads from a page, and the page walked with the rule's marks in it."""
    result = apply_site(rule, parsed.source)
    told = _merged(parsed.metadata, result)
    wanted = wanted_marks(result.parser, told.url or "", config) or Wanted()
    return result, read_tree(result.parser.root, wanted._replace(notes=(BODY, DROP)))


def _add_wanted(tree: Tree, keep: list[bool], kinds: list[str], config: Config) -> None:
    """Set what the configuration asks for beside the body, but for what the rule drops."""
    add_wanted(tree, keep, kinds, config)
    for run, dropped in enumerate(_flagged(tree, tree.noted[DROP])):
        keep[run] = keep[run] and not dropped


def _kept(rule: SiteRule, tree: Tree, parsed: Parsed, config: Config) -> list[bool]:
    """Which runs the rule keeps; without a body in it the labeller says which it may drop from."""
    if not tree.texts:
        return []
    if rule.body:
        keep = _flagged(tree, tree.noted[BODY])
    else:
        keep = label(tree, page_facts(parsed.parser, parsed.source), config).keep
    dropped = _flagged(tree, tree.noted[DROP])
    return [kept and not gone for kept, gone in zip(keep, dropped, strict=True)]


def _merged(told: Metadata, result: SiteResult) -> Metadata:
    """The metadata of the page with what the rule found in place of what was guessed."""
    found = {
        "title": result.title, "published": result.date, "authors": result.authors,
        "source": result.source, "editors": result.editors,
    }  # fmt: skip
    return msgspec.structs.replace(told, **{key: value for key, value in found.items() if value})


def _flagged(tree: Tree, nodes: list[int]) -> list[bool]:
    """Which runs lie in the containers `nodes`."""
    inside = [False] * len(tree.texts)
    for node in nodes:
        first, last = tree.firsts[node], tree.lasts[node]
        inside[first:last] = [True] * (last - first)
    return inside


def _report(rule: SiteRule, result: SiteResult) -> Finding:
    what = "match nothing" if rule.body and not result.bodies else "leave next to nothing"
    return Finding(
        rule=code_for("strip", "site-drift"),
        message=f"the selectors of site rule {rule.id!r} {what} on this page, so the labeller "
        "decided; try: cleaner rule --site FILE PAGE",
        start=0,
        end=0,
    )
