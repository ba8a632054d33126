"""Further columns of the second look: how whole chains, containers and slots of runs were judged.

A chain is the way through all runs where each change between kept and dropped has its price
(max-marginals of a two-state chain). The best node is the container that, kept whole, has the best
expected F1. Slots are those of `page_slots`.
"""

import math
from collections.abc import Sequence

from cleaner.strip.page_context import Scored
from cleaner.strip.page_features import CAP, Column, Columns, outside
from cleaner.strip.page_slots import Boxes, Layer

PRICES = (0.6, 2.5)
"""What a change costs, in log-odds of a run of full weight."""
FULL = 100
CERTAIN = 0.001
MASS = 0.8
"""Share of the scored mass that the innermost container holding it must have."""
NO_BOX = -1.0


def vote_columns(scored: Scored, boxes: Boxes, ids: list[int]) -> Columns:
    """The columns for the runs `ids`."""
    out = Columns()
    votes = _votes(scored)
    for price in PRICES:
        chain = chain_margins(votes, price)
        out.add(f"chain{price}", [chain[i] for i in ids])
    _nodes(scored, ids, out)
    for name, layer in boxes.layers.items():
        out.add(f"{name}_slot_mean", _slot_means(scored, layer, ids))
    out.add("post_group_mean", _group_means(scored, boxes, ids))
    return out


def _votes(scored: Scored) -> Column:
    out: Column = []
    for score, weight in zip(scored.scores, scored.page.weights, strict=True):
        p = min(max(score, CERTAIN), 1 - CERTAIN)
        out.append(math.log(p / (1 - p)) * min(1.0, math.sqrt(weight / FULL)))
    return out


def chain_margins(votes: Sequence[float], price: float) -> Column:
    """For each run the best sum of votes with it kept less the best with it dropped.

    >>> [round(m, 1) for m in chain_margins([2.0, -1.0, 2.0], 0.6)]
    [1.6, 0.2, 1.6]
    """
    ahead = _pass(votes[::-1], price)
    ahead.reverse()
    behind = _pass(votes, price)
    return [a + b + v for a, b, v in zip(behind, ahead, votes, strict=True)]


def _pass(votes: Sequence[float], price: float) -> Column:
    """The margin that the runs before each one give it."""
    out: Column = []
    margin = 0.0
    for vote in votes:
        out.append(margin)
        margin = min(max(margin + vote, -price), price)
    return out


def _nodes(scored: Scored, ids: list[int], out: Columns) -> None:
    """Where the best node and the one of most mass lie, and how far up a run meets the latter."""
    tree, page, total = scored.page.tree, scored.page, scored.all_mass
    best = 0.0
    node = centre = 0
    for n, (a, b) in enumerate(zip(tree.firsts, tree.lasts, strict=True)):
        mass = scored.mass_to[b] - scored.mass_to[a]
        if mass >= MASS * total:
            centre = n
        f1 = 2 * mass / (page.weight_to[b] - page.weight_to[a] + total)
        if f1 >= best:
            best, node = f1, n
    for name, n in (("best_node", node), ("mass80", centre)):
        out.add(f"to_{name}", outside(tree.firsts[n], tree.lasts[n], ids))
    out.fill("best_node_f1", best)
    steps = _steps(tree.parents, centre)
    out.add("steps_out", [float(min(steps[tree.owners[i]], CAP)) for i in ids])


def _steps(parents: Sequence[int], centre: int) -> list[int]:
    """For each container how many levels up from `centre` is the first that holds both."""
    above: dict[int, int] = {}
    node = centre
    while node >= 0:
        above[node] = len(above)
        node = parents[node]
    out: list[int] = []
    for n, parent in enumerate(parents):
        out.append(above[n] if n in above else out[parent])
    return out


def _slot_means(scored: Scored, layer: Layer, ids: list[int]) -> Column:
    """The mean score of the runs in the same slot."""
    owners = scored.page.tree.owners
    sums: dict[int, list[float]] = {}
    for owner, weight, score in zip(owners, scored.page.weights, scored.scores, strict=True):
        entry = sums.setdefault(layer.slots[owner], [0.0, 0.0])
        entry[0] += weight
        entry[1] += weight * score
    slots = [layer.slots[owners[i]] for i in ids]
    return [NO_BOX if slot < 0 else sums[slot][1] / sums[slot][0] for slot in slots]


def _group_means(scored: Scored, boxes: Boxes, ids: list[int]) -> Column:
    """The mean score of all boxes of the main group, for the runs in it."""
    tree, to = scored.page.tree, scored.mass_to
    inside = boxes.layers["post"].boxes
    out: Column = []
    means: dict[object, float] = {}
    for i in ids:
        box = inside[tree.owners[i]]
        if box < 0:
            out.append(NO_BOX)
            continue
        kind = boxes.kinds[box]
        if kind not in means:
            mass = sum(to[tree.lasts[n]] - to[tree.firsts[n]] for n in boxes.members[kind])
            means[kind] = mass / (boxes.groups[kind].weight or 1.0)
        out.append(means[kind])
    return out
