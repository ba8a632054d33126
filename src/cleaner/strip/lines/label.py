"""The line labeller: scores of lines, and which are kept."""

import gzip
from functools import cache

import msgspec

from cleaner.pack import read_data
from cleaner.strip.boosted_trees import load, logistic
from cleaner.strip.lines.features import Measured, columns
from cleaner.strip.lines.gate import is_gated, is_running_text, keep_gated
from cleaner.strip.lines.smooth import decide_lines, fill_gaps, keep_bulk, keep_runs
from cleaner.strip.lines.words import words_score

TREES = "any/line_trees.json.gz"


WORDS = "any/line_words.json.gz"
"""What `training/lines/train.py` writes."""


WORD_UNIT = 32
"""Weights of words are stored as whole numbers of so many parts."""


RUN_LANGUAGES = frozenset({"zh", "ja", "ko"})
"""Where a run of prose stands or falls as one: measured as a gain there, as a loss in English."""


RUNNING = 0.97
"""The score of prose in a text that passes unscored."""


class Labels(msgspec.Struct, frozen=True):
    """The labeller's word on every line: probability, decision, whether the text was gated."""

    scores: list[float]
    keep: list[bool]
    gated: bool


def label_lines(measured: Measured, *, by_runs: bool = False) -> Labels:
    """Score every line and decide which are kept; `by_runs`: runs of prose go as one."""
    running = _running_scores(measured)
    if running is not None:
        return Labels(running, [True] * len(running), gated=True)
    scores, words = score_lines(measured)
    weights = [shape.weight for shape in measured.shapes]
    prose = [shape.prose for shape in measured.shapes]
    if is_gated(weights, scores, words, prose):
        return Labels(scores, keep_gated(scores, prose), gated=True)
    keep = decide_lines(weights, scores)
    if by_runs:
        keep = keep_runs([p > 0 for p in prose], weights, scores, keep)
    keep = keep_bulk(prose, [shape.stops for shape in measured.shapes], scores, keep)
    keep = fill_gaps(scores, keep)
    return Labels(scores, keep, gated=False)


def score_lines(measured: Measured) -> tuple[list[float], list[float]]:
    """The probability of each line that it is article text, and the score of its words."""
    model = load(TREES)
    found = columns(measured, word_weights())
    rows = list(zip(*[found[name] for name in model.names], strict=True))
    return [round(p, 4) for p in model.score(rows)], list(found["score"])


def explain_rows(measured: Measured) -> tuple[tuple[str, ...], list[tuple[float, ...]]]:
    """Names and values of what the trees are asked about, for whoever explains a decision."""
    names = load(TREES).names
    found = columns(measured, word_weights())
    return names, list(zip(*[found[name] for name in names], strict=True))


def _running_scores(measured: Measured) -> list[float] | None:
    """Scores of a text that is running text from end to end; `None` if it is not."""
    weights = word_weights()

    def words(at: int) -> float:
        return words_score(measured.tokens(at), weights)

    shapes = measured.shapes
    if not is_running_text(shapes, words):
        return None
    return [
        RUNNING if s.prose else round(0.5 + logistic(words(i)) / 2, 4) for i, s in enumerate(shapes)
    ]


@cache
def word_weights() -> dict[str, float]:
    """The table of words: token to weight."""
    packed = msgspec.json.decode(gzip.decompress(read_data(WORDS)), type=dict[str, list[str]])
    table: dict[str, float] = {}
    for weight, words in packed.items():
        table |= dict.fromkeys(words, int(weight) / WORD_UNIT)
    return table
