"""Boxes that ask for an address: a newsletter between two parts of an article, a few lines and a field.

What tells them from the text is the field; the lines beside it may read like any paragraph.
"""

from collections.abc import Sequence

from cleaner.strip.html import tree as bit
from cleaner.strip.label.adjust.body import LOWERED, stands_without
from cleaner.strip.label.containers import OUTER
from cleaner.strip.label.sums import Sums

MOST_RUNS = 8
"""Runs of a box to sign up in."""
MOST_WEIGHT = 500
"""Of a box, in UTF-8 bytes: a head, an invitation, a button, a promise."""
LONGEST = 260
"""Of one of its runs."""
UP = 6
"""Containers around the field that may be its box."""
LEAST = 200
"""Weight of kept text without which the page is about the box."""
_PARTS = frozenset({"main", "article", "body", "html", "td"})


def lower_signups(page: Sums, scores: Sequence[float]) -> list[float]:
    """The scores of a page with those of boxes with a field for an address set low."""
    lowered = list(scores)
    tree = page.tree
    for field in dict.fromkeys(tree.fields):
        node = _box(page, field)
        runs = range(tree.firsts[node], tree.lasts[node]) if node >= 0 else range(0)
        if runs and stands_without(page, scores, runs, share=0.0, least=LEAST):
            for i in runs:
                lowered[i] = min(lowered[i], LOWERED)
    return lowered


def _box(page: Sums, field: int) -> int:
    """The widest container around a field that holds a few short lines; -1 if none does."""
    tree = page.tree
    node, found = field, -1
    for _ in range(UP):
        if node < 0 or tree.tags[node] in _PARTS or tree.tags[node] in OUTER:
            break
        first, last = tree.firsts[node], tree.lasts[node]
        weight = page.weight_to[last] - page.weight_to[first]
        if last - first > MOST_RUNS or weight > MOST_WEIGHT:
            break
        if any(page.weights[i] > LONGEST or page.flags[i] & bit.CODE for i in range(first, last)):
            break
        found = node
        node = tree.parents[node]
    return found
