"""The gate before the labeller: a text in which little looks like furniture is left alone.

Two questions. Before anything is scored: is this running text from end to end, so that scoring can
be spared? After: is what the labeller would drop too little, or too unlike any furniture, to trust
it? Then only near certainty may drop a line. Both lean to keeping: a lost sentence is worse than a
kept footer. What the figures were chosen on stands in docs/text-labeller.md.
"""

from collections.abc import Callable, Sequence

from cleaner.strip.lines.shape import Shape

DOUBTFUL = 0.5
"""Lines under this probability are those the labeller would drop."""
GATE_SHARE = 0.09
"""A text passes if they hold less than this share of its bytes."""
CERTAIN = 0.05
"""Under this probability a line is furniture beyond doubt: nearly every page has such lines."""
CERTAIN_SHARE = 0.08
"""A text passes if of the lines to be dropped none is beyond doubt, or fewer than this share..."""
FURNITURE_WORDS = -0.15
"""... and the mean score of their words is above this: verse, tables, lists of names."""
FEW_GOING, SPEECH = 15, 0.1
"""A text passes, too, if it would lose so few lines at most whose words speak for text on average:
of 1,100 main columns of pages none is decided otherwise by this, lists of ingredients are."""
FEW_LINES_SURE = 30
"""So does a text of so few lines, some of them prose, of which none is over `DOUBTFUL`: the labeller
does not know its kind. Of 4,000 renderings of pages none is decided otherwise by this."""
NEAR_CERTAIN = 0.03
"""A line of a text that passed goes only below this probability..."""
PROSE_CERTAIN = 0.01
"""... and prose only below this."""

RUNNING_SHARE = 0.96
"""Running text from end to end: at least this share of the bytes is prose..."""
RUNNING_LINES = 0.2
"""... and at most this share of the lines, and two more, is no prose."""
FEW_LINES = 3
"""So few lines that are no prose (title, date, credit) may hold more of a short text."""
EDGE_HEAD, EDGE_TAIL = 1, 2
"""Lines at either end whose words are looked at even if they are prose: furniture gathers there."""
FOREIGN_WORDS = -0.5
"""Words scoring below this speak of furniture."""
FOREIGN_LINES = 2
"""A text with more such lines is scored; so few can be left to the named rules."""


def keep_gated(scores: Sequence[float], prose: Sequence[float]) -> list[bool]:
    """Which lines of a text that passed the gate are kept.

    >>> keep_gated([0.9, 0.02, 0.02], [300.0, 0.0, 90.0])
    [True, False, True]
    """
    return [
        p >= (PROSE_CERTAIN if words else NEAR_CERTAIN)
        for p, words in zip(scores, prose, strict=True)
    ]


def is_running_text(shapes: Sequence[Shape], words: Callable[[int], float]) -> bool:
    """Whether a text can pass without being scored.

    `words(i)` gives the score of the words of line `i`; it is asked for few lines only.
    """
    n = len(shapes)
    loose = [i for i, s in enumerate(shapes) if not s.prose]
    if len(loose) > RUNNING_LINES * n + 2:
        return False
    share = sum([shapes[i].weight for i in loose]) / (sum([s.weight for s in shapes]) or 1)
    if share > (1 - RUNNING_SHARE) and (len(loose) > FEW_LINES or share > DOUBTFUL):
        return False
    if len(loose) <= FOREIGN_LINES:
        return True
    edges = {*range(min(n, EDGE_HEAD)), *range(max(0, n - EDGE_TAIL), n), *loose}
    return sum([words(i) < FOREIGN_WORDS for i in sorted(edges)]) <= FOREIGN_LINES


def is_gated(
    weights: Sequence[int],
    scores: Sequence[float],
    words: Sequence[float],
    prose: Sequence[float] = (),
) -> bool:
    """Whether so little looks like furniture that only near certainty may drop a line.

    `scores` are the probabilities of the lines, `words` the scores of their words, `prose` says
    which of them are prose: furniture that is beyond doubt is not made of sentences alone.

    >>> is_gated([900, 10, 90], [0.99, 0.1, 0.8], [1, -1, 1])
    True
    >>> is_gated([90, 90, 90], [0.9, 0.01, 0.01], [1, -1, -1])
    False
    """
    going = [i for i, p in enumerate(scores) if p < DOUBTFUL]
    if len(going) == len(scores) <= FEW_LINES_SURE and any(prose):
        return True
    if sum([weights[i] for i in going]) < GATE_SHARE * sum(weights):
        return True
    speech = sum([max(-1.0, min(1.0, words[i])) for i in going])
    if len(going) <= FEW_GOING and speech >= SPEECH * len(going):
        return True
    certain = sum([scores[i] < CERTAIN and not (prose and prose[i]) for i in going])
    if not certain:
        return True
    return certain < CERTAIN_SHARE * len(going) and speech > FURNITURE_WORDS * len(going)
