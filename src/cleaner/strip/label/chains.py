"""Further columns of the second look: how whole chains and slots of runs were judged.

A chain is the way through all runs where each change between kept and dropped has its price
(max-marginals of a two-state chain). Slots are those of `page_slots`.
"""

import math

from cleaner.strip.label.boxes import Boxes
from cleaner.strip.label.columns import Column, Columns
from cleaner.strip.label.context import Scored
from cleaner.strip.sequence import chain_margins

PRICES = (0.6, 2.5)
"""What a change costs, in log-odds of a run of full weight."""
FULL = 100
"""Bytes of a run from which on its vote counts whole; a shorter one's by the root of its share."""
CERTAIN = 0.001
"""Scores are kept so far from 0 and 1, for their logarithms are summed."""
HALF = 0.5
"""An even score."""
NO_BOX = -1.0
"""What a column holds where there is no box; no mean of scores is below 0."""


def vote_columns(scored: Scored, boxes: Boxes, ids: list[int]) -> Columns:
    """The columns for the runs `ids`."""
    out = Columns()
    votes = _votes(scored)
    for price in PRICES:
        chain = chain_margins(votes, price)
        out.add(f"chain{price}", [chain[i] for i in ids])
    out.add("post_slot_mean", _slot_means(scored, boxes, ids))
    out.add("post_group_mean", _group_means(scored, boxes, ids))
    return out


def _votes(scored: Scored) -> Column:
    """The log-odds of each run, less for a short one."""
    out: Column = []
    log, root = math.log, math.sqrt
    for score, weight in zip(scored.scores, scored.page.weights, strict=True):
        p = score if CERTAIN < score < 1 - CERTAIN else (CERTAIN if score < HALF else 1 - CERTAIN)
        vote = log(p / (1 - p))
        out.append(vote if weight >= FULL else vote * root(weight / FULL))
    return out


def _slot_means(scored: Scored, boxes: Boxes, ids: list[int]) -> Column:
    """The mean score of the runs in the same slot."""
    tree, weights = scored.page.tree, scored.page.weights
    sums: dict[int, list[float]] = {}
    for box in boxes.members:
        for i in range(tree.firsts[box], tree.lasts[box]):
            entry = sums.setdefault(boxes.slots[tree.owners[i]], [0.0, 0.0])
            entry[0] += weights[i]
            entry[1] += weights[i] * scored.scores[i]
    means = {slot: mass / weight for slot, (weight, mass) in sums.items()}
    return [means.get(boxes.slots[tree.owners[i]], NO_BOX) for i in ids]


def _group_means(scored: Scored, boxes: Boxes, ids: list[int]) -> Column:
    """The mean score of all boxes of the main group, for the runs in it."""
    tree, to = scored.page.tree, scored.mass_to
    mass = sum(to[tree.lasts[n]] - to[tree.firsts[n]] for n in boxes.members)
    mean = mass / (boxes.weight or 1.0)
    return [NO_BOX if boxes.boxes[tree.owners[i]] < 0 else mean for i in ids]
