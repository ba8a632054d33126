"""From probabilities to decisions, in a text that has furniture.

Two things are heard beside a line's own probability. The text as a whole: where the labeller is
unsure of everything, the threshold falls to the one that promises the best balance of lost and
kept. And the place: inside the stretch that holds most of the article a line has it easier.
"""

from collections.abc import Sequence

from cleaner.strip.line_features import best_stretch

THRESHOLD = 0.5
"""A line that stands nowhere in particular is kept from this probability on."""
LOWEST = 0.2
"""The threshold of a text of which the labeller is unsure falls no lower."""
LEAN = 0.1
"""So much lower is the threshold inside the article's stretch, so much higher outside."""
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
