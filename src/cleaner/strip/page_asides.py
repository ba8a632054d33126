"""Boxes beside the text: cookie dialogs, pop-ups, tooltips, related articles, reviews under an offer.

Trees that learned from pages of all kinds take their paragraphs for text in half of the cases where
hardly one in ten is. Class words alone decide nothing, since some sites hold their articles in a
container `consent`: all of it stays where nothing else is long, and a cookie policy is only what
speaks of cookies in most of its text, unless a heading of the page does too.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from cleaner.pack import load_packs
from cleaner.strip import tree_lists as bit
from cleaner.strip.page_container import LOWERED, OUTER, less_likely, stands_without
from cleaner.strip.page_features import Sums
from cleaner.strip.page_lexicon import learn_keys

MENTIONS = 3
"""Runs that speak of cookies, so many at least."""
SHARE = 0.5
"""Of the text of a dialog that stands in such runs."""
SEEN = 0.1
"""Scores under which a page has nothing to lose by a policy."""
ODDS = 8.0
"""What the odds of text in a box are divided by: 1 in 10 of it is text where the scores say half."""


class Signs(NamedTuple):
    """What tells boxes on one kind of page (`packs/*/asides.toml`).

    `boxes` and `consent` are class words, the latter of frames that may hold a cookie policy,
    `roles` the roles of boxes, `subject` what a policy speaks of.
    """

    boxes: frozenset[str]
    consent: frozenset[str]
    roles: frozenset[str]
    subject: frozenset[str]


@cache
def signs_of(kind: str) -> Signs:
    """The signs for a kind of page: article, list or thread."""

    def words(*kinds: str) -> frozenset[str]:
        entries = (entry for pack in load_packs("asides") for entry in pack.entry)
        return frozenset(word for entry in entries if entry.kind in kinds for word in entry.text)

    roles = frozenset(f"@{role}" for role in words("role"))
    return Signs(words("any", kind), words("consent"), roles, words("subject"))


def lower_asides(page: Sums, scores: Sequence[float], kind: str) -> list[float]:
    """The scores of a page with those of the boxes beside its text set lower."""
    lowered = list(scores)
    signs = signs_of(kind)
    boxes, framed = _frames(page, signs)
    if not framed:
        return lowered
    inside = [i for i, owner in enumerate(page.tree.owners) if owner in boxes]
    if inside and stands_without(page, scores, inside):
        for i in inside:
            lowered[i] = less_likely(scores[i], ODDS)
    for runs in _policies(page, scores, framed, signs.subject):
        # a policy may be many times as long as the article under it
        if stands_without(page, scores, runs, share=0.0):
            for i in runs:
                lowered[i] = min(lowered[i], LOWERED)
    return lowered


def _frames(page: Sums, signs: Signs) -> tuple[set[int], set[int]]:
    """The containers in boxes, and those and the ones in frames that may hold a cookie policy."""
    tree = page.tree
    words = learn_keys(tree.keys)
    boxes: set[int] = set()
    framed: set[int] = set()
    for node, (tag, key, parent) in enumerate(zip(tree.tags, tree.keys, tree.parents, strict=True)):
        own = words[key] if key and tag not in OUTER else ()
        if (
            parent in boxes
            or not signs.boxes.isdisjoint(own)
            or ("@" in key and not signs.roles.isdisjoint(key.split()))
        ):
            boxes.add(node)
            framed.add(node)
        elif parent in framed or not signs.consent.isdisjoint(own):
            framed.add(node)
    return boxes, framed


def _policies(
    page: Sums, scores: Sequence[float], framed: set[int], subject: frozenset[str]
) -> Iterator[range]:
    """The runs of the outermost framed containers that speak of cookies in most of their text."""
    tree = page.tree
    told = [
        weight if score > SEEN and any(word in text.lower() for word in subject) else 0
        for text, score, weight in zip(tree.texts, scores, page.weights, strict=True)
    ]
    counts, weights = [0, *accumulate(map(bool, told))], [0, *accumulate(told)]
    if counts[-1] < MENTIONS:
        return
    about = [i for i, weight in enumerate(told) if weight and page.flags[i] & bit.HEADING]
    end = 0
    for node in sorted(framed):
        first, last = tree.firsts[node], tree.lasts[node]
        if first < end or counts[last] - counts[first] < MENTIONS:
            continue
        size = page.weight_to[last] - page.weight_to[first]
        if weights[last] - weights[first] >= SHARE * size:
            end = last
            if all(first <= i < last for i in about):
                yield range(first, last)
