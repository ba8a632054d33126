"""A page without some of its runs, for a second look where a box has drowned the text.

A consent dialog may be many times as long as the notice under it; then everything the labeller asks of
a page (where most text stands, how long its paragraphs are) is answered by the dialog.
"""

from collections.abc import Sequence

from cleaner.strip.html.tree import Tree

DROWNED = 0.4
"""Share of the text of a page from which a box decides what the page looks like."""
LEAST = 60
"""Weight of what must be left."""


def is_drowned(weights: Sequence[int], runs: Sequence[int]) -> bool:
    """Whether some runs are so much of a page that the rest has to be looked at alone."""
    total, inside = sum(weights), sum(weights[i] for i in runs)
    return inside >= DROWNED * total and total - inside >= LEAST


def tree_without(tree: Tree, runs: Sequence[int]) -> tuple[Tree, list[int]]:
    """A copy of a tree without some runs, and which of the old runs are left in it."""
    gone = set(runs)
    left = [i for i in range(len(tree.texts)) if i not in gone]
    place = {old: new for new, old in enumerate(left)}
    rest = Tree()
    for name in ("texts", "owners", "linked", "breaks"):
        column = getattr(tree, name)
        setattr(rest, name, [column[i] for i in left])
    for name in ("marked", "pictures", "tables"):
        known = getattr(tree, name)
        setattr(rest, name, {place[i]: value for i, value in known.items() if i in place})
    for name in (
        "tags",
        "parents",
        "keys",
        "flags",
        "starts",
        "reversed",
        "spans",
        "languages",
        "noted",
    ):
        setattr(rest, name, getattr(tree, name))
    before = [0]
    for i in range(len(tree.texts)):
        before.append(before[-1] + (i not in gone))
    rest.firsts = [before[first] for first in tree.firsts]
    rest.lasts = [before[last] for last in tree.lasts]
    rest.images = [(before[min(run, len(tree.texts))], node) for run, node in tree.images]
    return rest, left
