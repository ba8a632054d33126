"""From scores to keep or drop: by neighbours, by a cut, by the best stretch.

`smooth` lets neighbours vote (Viterbi with a price for each change), `best_cut` sets the cut where
the expected F1 of the page is best, `near_cut` does so within bounds, `stretch` and `best_stretch`
find the range that gains most. Which rule serves which page was measured: docs/labeller.md.
"""

import math
from collections.abc import Sequence


def best_stretch(gains: Sequence[float]) -> tuple[int, int, float]:
    """The stretch with the largest sum: first and last line, sum; `(0, -1, 0.0)` if all are losses.

    >>> best_stretch([-1, 5, -2, 4, -9])
    (1, 3, 7.0)
    """
    best, answer = 0.0, (0, -1, 0.0)
    total, first = 0.0, 0
    for at, gain in enumerate(gains):
        if total <= 0:
            total, first = 0.0, at
        total += gain
        if total > best:
            best, answer = total, (first, at, total)
    return answer


def stretch(scores: Sequence[float], weights: list[int]) -> tuple[int, int]:
    """The range of runs whose scores over one half, by root of weight, add up to most."""
    best = total = 0.0
    start = first = last = 0
    for i, (score, weight) in enumerate(zip(scores, weights, strict=True)):
        total += (score - 0.5) * weight**0.5
        if total <= 0.0:
            total = 0.0
            start = i + 1
        elif total > best:
            best = total
            first, last = start, i + 1
    return first, last


def chain_margins(votes: Sequence[float], price: float) -> list[float]:
    """For each run the best sum of votes with it kept less the best with it dropped.

    >>> [round(m, 1) for m in chain_margins([2.0, -1.0, 2.0], 0.6)]
    [1.6, 0.2, 1.6]
    """
    ahead = _pass(votes[::-1], price)
    ahead.reverse()
    behind = _pass(votes, price)
    return [a + b + v for a, b, v in zip(behind, ahead, votes, strict=True)]


def _pass(votes: Sequence[float], price: float) -> list[float]:
    """The margin that the runs before each one give it."""
    out: list[float] = []
    margin = 0.0
    for vote in votes:
        out.append(margin)
        margin += vote
        if margin > price:
            margin = price
        elif margin < -price:
            margin = -price
    return out


def best_threshold(weights: Sequence[int], scores: Sequence[float]) -> float:
    """The probability from which on keeping a line raises the F1 to be expected of the text.

    That is half of the best F1 that can be expected (Lipton, Elkan, Narayanaswamy 2014).
    """
    pairs = sorted(zip(scores, weights, strict=True), reverse=True)
    expected = sum(p * w for p, w in pairs)
    kept = hit = best = 0.0
    for p, w in pairs:
        kept += w
        hit += p * w
        best = max(best, hit / (kept + expected))
    return best


SWITCH = 0.6
"""The price of a change between kept and dropped, in log-odds of a run of full weight."""


FULL = 100
"""Weight from which a run has a full vote."""


CERTAIN = 0.001
"""Scores are kept so far from 0 and 1, for their logarithms are summed."""


HALF = 0.5
"""An even score."""


LEAST_HELD = 0.25
"""Share of the hoped-for text under which the best run is given up for the single scores."""


UNLIKELY = 0.2
"""A page without a score of so much has no text."""


ARTICLE_CUTS = (0.35, 0.55)
"""Scores at which a run of an article ends and begins."""


LIST_CUTS = (0.2, 0.5)
"""Within these the cut has to lie on articles, and on lists and threads."""


def smooth(scores: Sequence[float], weights: Sequence[int], price: float = SWITCH) -> list[bool]:
    """Keep the most likely sequence of runs, where each change costs `price`.

    >>> smooth([0.9, 0.4, 0.9, 0.1], [100, 10, 100, 100])
    [True, True, True, False]
    """
    dropped = kept = 0.0
    came: list[tuple[bool, bool]] = []
    for score, weight in zip(scores, weights, strict=True):
        p = min(max(score, CERTAIN), 1 - CERTAIN)
        vote = math.log(p / (1 - p)) * min(1.0, math.sqrt(weight / FULL))
        came.append((kept - price > dropped, kept >= dropped - price))
        dropped, kept = max(dropped, kept - price), max(kept, dropped - price) + vote
    keep: list[bool] = []
    state = kept > dropped
    for from_kept in reversed(came):
        keep.append(state)
        state = from_kept[state]
    keep.reverse()
    return keep


def steady(scores: Sequence[float], weights: Sequence[int]) -> list[bool]:
    """`smooth`, unless that loses much of what is more likely kept than not.

    >>> steady([0.55, 0.1, 0.55, 0.1], [100, 100, 100, 100])
    [True, False, True, False]
    """
    keep = smooth(scores, weights)
    likely = [score > HALF for score in scores]
    held = sum(w for w, k in zip(weights, keep, strict=True) if k)
    hoped = sum(w for w, k in zip(weights, likely, strict=True) if k)
    return keep if held > LEAST_HELD * hoped else likely


def near_cut(
    scores: Sequence[float], weights: Sequence[int], cuts: tuple[float, float] = ARTICLE_CUTS
) -> list[bool]:
    """`best_cut` with the cut held between two bounds, unless that loses much of what is hoped for.

    Where no run is likely nothing is kept: the page has no text.

    >>> near_cut([0.9, 0.33], [100, 100])
    [True, False]
    >>> near_cut([0.3, 0.3], [100, 100])
    [True, True]
    """
    best = best_cut(scores, weights)
    wanted = min((s for s, k in zip(scores, best, strict=True) if k), default=HALF)
    cut = min(max(wanted, cuts[0]), cuts[1])
    hoped = sum(s * w for s, w in zip(scores, weights, strict=True))
    held = sum(s * w for s, w in zip(scores, weights, strict=True) if s >= cut)
    if held < HALF * hoped and max(scores) >= UNLIKELY:
        return best
    return [score >= cut for score in scores]


def keep_between(scores: Sequence[float], keep: list[bool], held: Sequence[bool]) -> None:
    """Set the runs among `held` in `keep` that stand between two kept ones and are not unlikely.

    >>> keep = [True, False, True]
    >>> keep_between([0.9, 0.3, 0.9], keep, [True, True, True])
    >>> keep
    [True, True, True]
    """
    for i in range(1, len(keep) - 1):
        if held[i] and keep[i - 1] and keep[i + 1] and scores[i] >= UNLIKELY:
            keep[i] = True


def best_cut(scores: Sequence[float], weights: Sequence[int]) -> list[bool]:
    """Keep the runs over the cut at which the expected F1 of the page is highest.

    >>> best_cut([0.9, 0.3, 0.01], [100, 100, 100])
    [True, False, False]
    """
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    total = sum(s * w for s, w in zip(scores, weights, strict=True))
    mass = weight = best = 0.0
    cut = 0
    for count, i in enumerate(order, 1):
        mass += scores[i] * weights[i]
        weight += weights[i]
        expected = 2 * mass / (weight + total)
        if expected > best:
            best, cut = expected, count
    keep = [False] * len(scores)
    for i in order[:cut]:
        keep[i] = True
    return keep
