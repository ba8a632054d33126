"""Comments and posts set in from elsewhere count less than the article around them."""

from collections.abc import Sequence

from cleaner.strip.label.adjust.body import LOWERED, stands_without
from cleaner.strip.label.sums import Sums

OTHERS = ("comment", "quote")
"""The kinds of containers that hold what others say: readers, and posts set in from elsewhere."""


def lower_others(page: Sums, scores: Sequence[float], kinds: Sequence[str]) -> list[float]:
    """The scores of an article with those of what others say in it set low.

    Both readers' comments and embedded posts stay where nothing else is long: there they are what
    the page is for.
    """
    lowered = list(scores)
    for kind in OTHERS:
        runs = [i for i, owner in enumerate(page.tree.owners) if kinds[owner] == kind]
        if runs and stands_without(page, lowered, runs):
            for i in runs:
                lowered[i] = min(lowered[i], LOWERED)
    return lowered
