"""The gate before the labeller: a text in which little looks like furniture is left alone.

Two questions. Before anything is scored: is this running text from end to end, so that scoring can
be spared? After: do the lines the labeller would drop make up so little of the text that only near
certainty may drop one? Both lean to keeping: a lost sentence is worse than a kept footer.
"""

from collections.abc import Callable, Sequence

from cleaner.strip.line_shape import Shape

THRESHOLD = 0.5
"""A line is kept from this probability on, in a text that did not pass the gate."""
GATE_SHARE = 0.12
"""A text passes the gate if the lines under `THRESHOLD` hold less than this share of its bytes.

Chosen on pages and clean texts of the training halves; see docs/text-labeller.md.
"""
NEAR_CERTAIN = 0.03
"""A line of a text that passed the gate goes only below this probability."""

RUNNING_SHARE = 0.96
"""Running text from end to end: at least this share of the bytes is prose."""
RUNNING_LINES = 0.2
"""... and at most this share of the lines, and two more, is no prose."""
EDGE_HEAD, EDGE_TAIL = 2, 4
"""Lines at either end whose words are looked at even if they are prose: furniture gathers there."""
FOREIGN_WORDS = -0.5
"""A line at the edge whose words score below this stops the text from passing unscored."""


def is_running_text(shapes: Sequence[Shape], words: Callable[[int], float]) -> bool:
    """Whether a text can pass without being scored.

    `words(i)` gives the score of the words of line `i`; it is asked for few lines only.
    """
    n = len(shapes)
    total = sum(s.weight for s in shapes)
    loose = [i for i, s in enumerate(shapes) if not s.prose]
    if len(loose) > RUNNING_LINES * n + 2:
        return False
    if sum(shapes[i].weight for i in loose) > (1 - RUNNING_SHARE) * total:
        return False
    edges = {*range(min(n, EDGE_HEAD)), *range(max(0, n - EDGE_TAIL), n), *loose}
    return sum(words(i) < FOREIGN_WORDS for i in sorted(edges)) <= 1


def is_gated(weights: Sequence[int], scores: Sequence[float]) -> bool:
    """Whether the lines that would go weigh so little that only near certainty may drop one.

    >>> is_gated([900, 10, 90], [0.99, 0.1, 0.8]), is_gated([900, 10, 290], [0.99, 0.1, 0.2])
    (True, False)
    """
    going = sum(w for w, s in zip(weights, scores, strict=True) if s < THRESHOLD)
    return going < GATE_SHARE * sum(weights)
