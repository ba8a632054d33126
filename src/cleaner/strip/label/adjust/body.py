"""Whether a page still has a body without some of its runs."""

from collections.abc import Sequence

from cleaner.strip.label.sums import Sums

BODY = 800
"""Weight of kept text outside comments or captions from which an article stands without them."""


BODY_SHARE = 0.2
"""Share of the kept text a container must hold to be taken for the body; by hand."""


LONG_BODY = 2000
"""Weight of a body that stands whatever share of the page it is."""


KEPT = 0.5
"""Score from which on a run counts as text here."""


LOWERED = 0.02
"""What the score of a run outside the body is multiplied by."""


def less_likely(score: float, odds: float) -> float:
    """A score whose odds are divided by `odds`.

    >>> less_likely(0.5, 4.0)
    0.2
    """
    return score / (score + odds * (1.0 - score))


def stands_without(
    page: Sums,
    scores: Sequence[float],
    runs: Sequence[int],
    *,
    share: float = BODY_SHARE,
    least: int = BODY,
) -> bool:
    """Whether a page still has a body without some of its runs.

    That is `least` by weight, and `share` of what is kept.
    """
    kept = sum(w for w, score in zip(page.weights, scores, strict=True) if score > KEPT)
    inside = sum(page.weights[i] for i in runs if scores[i] > KEPT)
    return kept - inside >= max(least, min(share * kept, LONG_BODY))
