"""From probabilities to decisions, in a text that has furniture.

Two things are heard beside a line's own probability. The text as a whole: where the labeller is
unsure of everything, the threshold falls to the one that promises the best balance of lost and
kept. And the place: inside the stretch that holds most of the article a line has it easier.
"""

from collections.abc import Sequence
from itertools import groupby

from cleaner.strip.sequence import best_stretch, best_threshold

THRESHOLD = 0.5
"""A line that stands nowhere in particular is kept from this probability on."""
LOWEST = 0.2
"""The threshold of a text of which the labeller is unsure falls no lower."""
LEAN = 0.1
"""So much lower is the threshold inside the article's stretch, so much higher outside."""
RUN_SHARE = 0.5
"""A run of prose lines is one text if its probability, weighted by size, is at least this."""
RUN_CERTAIN = 0.05
"""In such a run a line goes only below this probability."""
LONG_LINE = 400
"""Bytes beyond which a line weighs no more when the stretch is looked for."""


def decide_lines(weights: Sequence[int], scores: Sequence[float]) -> list[bool]:
    """Decide which lines are kept; `weights` are their sizes in bytes.

    >>> decide_lines([9, 300, 12, 300, 9], [0.1, 0.9, 0.4, 0.9, 0.4])
    [False, True, True, True, False]
    """
    middle = min(THRESHOLD, max(LOWEST, best_threshold(weights, scores)))
    pairs = zip(weights, scores, strict=True)
    first, last, _ = best_stretch([(p - THRESHOLD) * min(w, LONG_LINE) for w, p in pairs])
    return [
        p >= (middle - LEAN if first <= i <= last else middle + LEAN) for i, p in enumerate(scores)
    ]


def keep_runs(
    prose: Sequence[bool], weights: Sequence[int], scores: Sequence[float], keep: Sequence[bool]
) -> list[bool]:
    """Let a run of prose lines stand or fall together, up to the last line kept in it.

    Neighbouring sentences that nothing but a single line parts (a picture, a rule, a short line)
    belong to one text; where most of a run is kept, a
    line in it goes only with near certainty. Behind the last kept line all stays as decided: that
    is where disclaimers stand.

    >>> keep_runs([True] * 3, [9, 9, 9], [0.3, 0.9, 0.4], [False, True, False])
    [True, True, False]
    """
    kept = list(keep)
    held = [here or after for here, after in zip(prose, [*prose[1:], False], strict=False)]
    end = 0
    for is_run, lines in groupby(held):
        start, end = end, end + len(list(lines))
        if not is_run:
            continue
        run = slice(start, end)
        mass = sum([w * p for w, p in zip(weights[run], scores[run], strict=True)])
        last = max([i for i in range(start, end) if kept[i]], default=start - 1)
        if mass >= RUN_SHARE * sum(weights[run]):
            for i in range(start, last):
                kept[i] = kept[i] or (bool(prose[i]) and scores[i] >= RUN_CERTAIN)
    return kept


GAP_LINES = 12
"""Lines between two kept ones that may be a list or verse of the article..."""
GAP_LEAST = 0.3
"""... if none of them is less probable than this: furniture has lines that are."""


def fill_gaps(scores: Sequence[float], keep: Sequence[bool]) -> list[bool]:
    """Keep short stretches between kept lines in which no line looks much like furniture.

    >>> fill_gaps([0.9, 0.35, 0.4, 0.9, 0.35, 0.1, 0.9], [True, *[False] * 2, True, False, False, True])
    [True, True, True, True, False, False, True]
    """
    kept = list(keep)
    before = -1
    for at, here in enumerate(keep):
        if not here:
            continue
        inside = scores[before + 1 : at]
        if before >= 0 and 0 < len(inside) <= GAP_LINES and min(inside) >= GAP_LEAST:
            kept[before + 1 : at] = [True] * len(inside)
        before = at
    return kept


BULK_STOPS = 6
"""Sentences in a line that can be the whole article."""


def keep_bulk(
    prose: Sequence[float], stops: Sequence[int], scores: Sequence[float], keep: Sequence[bool]
) -> list[bool]:
    """Keep the one line that holds most of a text's prose, unless it is furniture nearly for certain.

    Some extractors set an article in one line together with the menu before it; where it begins and
    ends like furniture it still is all there is to read.

    >>> keep_bulk([0.0, 900.0, 90.0], [0, 9, 1], [0.1, 0.2, 0.1], [False] * 3)
    [False, True, False]
    """
    total = sum(prose)
    return [
        kept or (n >= BULK_STOPS and p >= RUN_CERTAIN and 2 * size > total)
        for size, n, p, kept in zip(prose, stops, scores, keep, strict=True)
    ]
