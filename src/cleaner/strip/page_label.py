"""Score the runs of a page (probability of being article text) and decide which are kept."""

from cleaner.config import Config
from cleaner.strip.tree_lists import CAPTION, FOOTER, HIDDEN, NAV, Tree


def label(tree: Tree, config: Config) -> tuple[list[float], list[bool], str]:
    """Return the score of each run, whether it is kept, and the kind of the page."""
    _ = config
    own = [
        0.0 if tree.flags[o] & (HIDDEN | NAV | FOOTER) else len(t.encode()) - 3.0 * link
        for t, o, link in zip(tree.texts, tree.owners, tree.linked, strict=True)
    ]
    totals: dict[int, float] = {}
    for owner, weight in zip(tree.owners, own, strict=True):
        if weight > 60:
            parent = tree.parents[owner]
            grand = tree.parents[parent] if parent >= 0 else -1
            totals[owner] = totals.get(owner, 0.0) + weight
            totals[parent] = totals.get(parent, 0.0) + weight
            totals[grand] = totals.get(grand, 0.0) + weight * 0.5
    best = max(totals, key=lambda n: totals[n], default=0)
    first, last = (tree.firsts[best], tree.lasts[best]) if best >= 0 else (0, len(own))
    scores = [
        0.9 if first <= i < last and w > 0 and not tree.flags[o] & CAPTION else 0.1
        for i, (w, o) in enumerate(zip(own, tree.owners, strict=True))
    ]
    return scores, [s > 0.5 for s in scores], "article"
