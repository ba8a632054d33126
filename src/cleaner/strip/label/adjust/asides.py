"""Boxes beside the text: cookie dialogs, pop-ups, tooltips, related articles, reviews under an offer.

Trees that learned from pages of all kinds take their paragraphs for text in half of the cases where
hardly one in ten is. Class words alone decide nothing, since some sites hold their articles in a
container `consent`: all of it stays where nothing else is long, and a cookie policy is only what
speaks of cookies in most of its text, unless a heading of the page does too.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.pack import load_packs, pack_cache
from cleaner.strip.html import tree as bit
from cleaner.strip.html.tree import Tree
from cleaner.strip.label.adjust.body import LOWERED, less_likely, stands_without
from cleaner.strip.label.containers import OUTER
from cleaner.strip.label.lexicon import learn_keys
from cleaner.strip.label.sums import Sums

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


@pack_cache
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
    boxes, frames = _frames(page, signs)
    tree = page.tree
    inside = sorted({i for node in boxes for i in range(tree.firsts[node], tree.lasts[node])})
    if inside and stands_without(page, scores, inside):
        for i in inside:
            lowered[i] = less_likely(scores[i], ODDS)
    for runs in _policies(page, scores, frames, signs.subject) if frames else ():
        # a policy may be many times as long as the article under it
        if stands_without(page, scores, runs, share=0.0):
            for i in runs:
                lowered[i] = min(lowered[i], LOWERED)
    return lowered


def find_policies(page: Sums) -> list[int]:
    """The runs of dialogs about cookies, by their frames and their words alone."""
    signs = signs_of("article")
    if not _may_tell(page, signs.subject):
        return []
    frames = _frames(page, signs)[1]
    found = _policies(page, [1.0] * len(page.weights), frames, signs.subject) if frames else ()
    return [i for runs in found for i in runs]


def _frames(page: Sums, signs: Signs) -> tuple[list[int], list[int]]:
    """The outermost containers that are boxes, and those that are boxes or frames of policies.

    Keys are alike from container to container, so each is looked at once.
    """
    tree = page.tree
    words = learn_keys(tree.keys)
    boxed = {
        key for key in set(tree.keys)
        if not signs.boxes.isdisjoint(words[key])
        or ("@" in key and not signs.roles.isdisjoint(key.split()))
    }  # fmt: skip
    framed = boxed | {key for key in set(tree.keys) if not signs.consent.isdisjoint(words[key])}
    return _outermost(tree, boxed), _outermost(tree, framed)


def _outermost(tree: Tree, keys: set[str]) -> list[int]:
    """The containers with one of some keys that stand in no other of them."""
    found: list[int] = []
    end = 0
    for node, key in enumerate(tree.keys) if keys else ():
        if key in keys and node >= end and tree.tags[node] not in OUTER:
            found.append(node)
            end = _end(tree, node)
    return found


def _end(tree: Tree, node: int) -> int:
    """The first container behind a container and all that stand in it."""
    end = node + 1
    while end < len(tree.parents) and tree.parents[end] >= node:
        end += 1
    return end


def _policies(
    page: Sums, scores: Sequence[float], frames: Sequence[int], subject: frozenset[str]
) -> Iterator[range]:
    """The runs of the outermost containers in frames that speak of cookies in most of their text."""
    tree = page.tree
    if not _may_tell(page, subject):
        return
    told = [
        weight if score > SEEN and _speaks_of(text, subject) else 0
        for text, score, weight in zip(tree.texts, scores, page.weights, strict=True)
    ]
    counts, weights = [0, *accumulate(map(bool, told))], [0, *accumulate(told)]
    if counts[-1] < MENTIONS:
        return
    about = [i for i, weight in enumerate(told) if weight and page.flags[i] & bit.HEADING]
    end = 0
    for node in (n for frame in frames for n in range(frame, _end(tree, frame))):
        first, last = tree.firsts[node], tree.lasts[node]
        if first < end or counts[last] - counts[first] < MENTIONS:
            continue
        size = page.weight_to[last] - page.weight_to[first]
        if weights[last] - weights[first] >= SHARE * size:
            end = last
            if all(first <= i < last for i in about):
                yield range(first, last)


def _may_tell(page: Sums, subject: frozenset[str]) -> bool:
    """Whether the words of a subject stand on a page as often as in the shortest policy."""
    small = "\n".join(page.tree.texts).lower()
    return sum(map(small.count, subject)) >= MENTIONS


def _speaks_of(text: str, subject: frozenset[str]) -> bool:
    """Whether a text holds a word of a subject, in whatever case."""
    small = text.lower()
    return any(word in small for word in subject)
