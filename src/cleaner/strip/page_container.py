"""What the class words and tags of the containers around a run say it is: comment, menu, share ...

The words are in `packs/*/containers.toml`. They name the kind of what is dropped, and one rule
rests on them that no model learned: readers' comments under an article are not the article.
"""

from collections.abc import Sequence
from functools import cache

from cleaner.pack import load_packs
from cleaner.strip.page_features import Sums
from cleaner.strip.page_lexicon import learn_keys
from cleaner.strip.tree_lists import Tree

BODY = 800
"""Weight of kept text outside comments or captions from which an article stands without them."""
BODY_SHARE = 0.2
LONG_BODY = 2000
"""Weight of a body that stands whatever share of the page it is."""
KEPT = 0.5
LOWERED = 0.02
OTHERS = ("comment", "quote")
"""The kinds of containers that hold what others say: readers, and posts set in from elsewhere."""
_MENUS = frozenset({"nav", "footer"})
OUTER = frozenset({"html", "body", "main", "article"})


@cache
def _kinds() -> dict[str, str]:
    """The kind of each class word."""
    return {
        word: entry.kind
        for pack in load_packs("containers")
        for entry in pack.entry
        for word in entry.text
    }


def container_kinds(tree: Tree) -> list[str]:
    """For each container the kind that it or the nearest one around it claims; empty if none."""
    kinds = _kinds()
    words = learn_keys(tree.keys)
    known: dict[str, str] = {"": ""}
    out: list[str] = []
    rows = zip(tree.keys, tree.tags, tree.parents, tree.firsts, tree.lasts, strict=True)
    for key, tag, parent, first, last in rows:
        if first == last:
            out.append("")  # nobody asks for a container without runs
            continue
        own = known.get(key)
        if own is None:
            found = words[key]
            own = known[key] = (
                ""
                if kinds.keys().isdisjoint(found)
                else next(kinds[w] for w in found if w in kinds)
            )
        if tag in OUTER:
            own = ""
        elif not own and tag in _MENUS:
            own = "menu"
        out.append(own or (out[parent] if parent >= 0 else ""))
    return out


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


def less_likely(score: float, odds: float) -> float:
    """A score whose odds are divided by `odds`.

    >>> less_likely(0.5, 4.0)
    0.2
    """
    return score / (score + odds * (1.0 - score))


def stands_without(
    page: Sums, scores: Sequence[float], runs: Sequence[int], *, share: float = BODY_SHARE
) -> bool:
    """Whether a page still has a body without some of its runs: `share` of what is kept at least."""
    kept = sum(w for w, score in zip(page.weights, scores, strict=True) if score > KEPT)
    inside = sum(page.weights[i] for i in runs if scores[i] > KEPT)
    return kept - inside >= max(BODY, min(share * kept, LONG_BODY))
