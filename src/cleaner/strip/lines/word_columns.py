"""What the words of the lines say together: of a line, of those around it, of the whole text."""

from itertools import accumulate
from typing import NamedTuple

from cleaner.strip.lines.neighbours import (
    FAR,
    Column,
    distances,
    run_means,
    shift,
    since,
    windows,
)
from cleaner.strip.sequence import best_stretch

LOW = -0.5
"""A line whose words score below this says by its words that it is furniture."""
GAIN_CAP = 200.0
"""A line's gain counts as no more than this for its neighbours."""
CORE_COST = 40.0
"""The core of a text is a stretch in which every line costs so much more."""


HEARD_NARROW, HEARD_WIDE = (0.3, 0.45), (0.06, 0.16)
"""Share of a text's words (of its pairs of wide characters) that the table of words must know: up to
the first it is not heard at all, from the second on in full. Measured on pages: English .69 and
more, languages the table had not seen .00 to .30; Chinese .16 and more."""
FEW_WORDS = 30
"""A text whose prose has fewer words is judged by all of its lines."""


class Known(NamedTuple):
    """For each line how many different words it has, and how many the table of words knows."""

    words: Column
    known: Column


def heard_share(told: Known, prose: Column, *, wide: bool) -> float:
    """How much the table of words may say of a text: 0 where it does not know the language.

    >>> heard_share(Known([40, 20], [38, 0]), [200.0, 0.0], wide=False)
    1.0
    >>> heard_share(Known([40, 20], [9, 20]), [200.0, 0.0], wide=False)
    0.0
    """
    words = sum([n for n, p in zip(told.words, prose, strict=True) if p])
    known = sum([n for n, p in zip(told.known, prose, strict=True) if p])
    if words < FEW_WORDS:
        words, known = sum(told.words), sum(told.known)
    low, high = HEARD_WIDE if wide else HEARD_NARROW
    return max(0.0, min(1.0, (known / (words or 1) - low) / (high - low)))


def word_columns(scores: Column, weights: Column, prose: Column, heard: float) -> dict[str, Column]:
    """Scores of words, of the line and of those around it; `weights` are the lines' sizes.

    `heard` (0 to 1) damps all scores where the table does not know the language of the text.

    Prose and words together give a second stretch, the `mixed` one: lines whose words belong to
    articles hold it together, lines whose words belong to menus break it.
    """
    n = len(scores)
    scores = [s * heard for s in scores]
    sizes = [min(weight, 300) for weight in weights]
    heavy = [s * size for s, size in zip(scores, sizes, strict=True)]
    low = [s < LOW for s in scores]
    return {
        "heard": [heard] * n,
        "score": scores,
        "score_prev": shift(scores, -1),
        "score_next": shift(scores, 1),
        "score2": _means(heavy, sizes, 2),
        "score6": _means(heavy, sizes, 6),
        "low_back5": windows(low, 5, -1),
        "low_on5": windows(low, -1, 5),
        "since_low": since(low, 40),
        "doc_low": [sum(low) / n] * n,
        "run_score": run_means(scores, prose),
        **_mixed(scores, sizes, heavy, prose),
    }


def _means(heavy: Column, sizes: Column, reach: int) -> list[float]:
    """Means of the scores of the lines within `reach`, longer lines counting more."""
    pairs = zip(windows(heavy, reach, reach), windows(sizes, reach, reach), strict=True)
    return [total / size for total, size in pairs]


def _mixed(scores: Column, sizes: Column, heavy: Column, prose: Column) -> dict[str, Column]:
    gains = [
        size * (1.5 if s > 1.5 else -1.5 if s < -1.5 else s) + 0.3 * p - 25  # noqa: PLR2004, FURB136 - half the time of min and max
        for s, size, p in zip(scores, sizes, prose, strict=True)
    ]
    first, last, total = best_stretch(gains)
    n = len(gains)
    inside = slice(first, last + 1)
    core = best_stretch([g - CORE_COST for g in gains])
    rest = best_stretch([*gains[:first], *[-FAR] * (last + 1 - first), *gains[last + 1 :]])
    low = [0, *accumulate(s < LOW / 2 for s in scores)]
    return {
        "to_core": distances(n, core[0], core[1]),
        "core_share": [core[2] / (total + 1)] * n,
        "mixed_second": [rest[2] / (total + 1)] * n,
        "low_into": [min(20, low[i] - low[first]) if i > first else 0 for i in range(n)],
        "low_until": [min(20, low[last + 1] - low[i]) if i < last else 0 for i in range(n)],
        "score_mixed": [sum(heavy[inside]) / (sum(sizes[inside]) + 1)] * n,
        "in_mixed": [float(first <= i <= last) for i in range(n)],
        "to_mixed": distances(n, first, last),
        "mixed": [total] * n,
        "mixed_share": [total / (sum([g for g in gains if g > 0]) + 1)] * n,
        "mixed3": windows([min(GAIN_CAP, max(-GAIN_CAP, g)) for g in gains], 3, 3),
    }
