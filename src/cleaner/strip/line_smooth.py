"""From probabilities to decisions in a text full of furniture: neighbours are heard."""

from collections.abc import Sequence

from cleaner.strip.gate import THRESHOLD
from cleaner.strip.line_features import Measured


def smooth(measured: Measured, scores: Sequence[float]) -> list[bool]:
    """Decide about every line of a text that did not pass the gate."""
    _ = measured
    return [p >= THRESHOLD for p in scores]
