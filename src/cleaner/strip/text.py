"""Text without markup to a page: its lines as blocks, each with the labeller's score.

A document of which little looks like furniture passes the gate: nothing goes there but what a named
rule takes or what the model is nearly certain of. Running text from end to end is not even scored.
"""

import gzip
import math
from functools import cache

import msgspec

from cleaner.config import Config
from cleaner.document import Block
from cleaner.errors import PackError
from cleaner.pack import read_data
from cleaner.strip.gate import NEAR_CERTAIN, is_gated, is_running_text
from cleaner.strip.line_features import Measured, columns, measure
from cleaner.strip.line_smooth import smooth
from cleaner.strip.line_words import line_tokens, words_score
from cleaner.strip.lines import split_lines
from cleaner.strip.page import Page
from cleaner.strip.trees import Model, load

TREES = "any/line_trees.json.gz"
WORDS = "any/line_words.json.gz"
"""What `training/line_train.py` wrote."""
RUNNING = 0.97
"""The score of prose in a text that passes unscored."""


def read_text(text: str, *, language: str = "", markdown: bool = False, config: Config) -> Page:
    """Read plain text (or Markdown) into scored blocks; `page.text` is `text` itself.

    >>> from cleaner.config import DEFAULT
    >>> [b.text for b in read_text("One.\\n\\n  Two.", config=DEFAULT).blocks]
    ['One.', 'Two.']
    """
    _ = language, config  # the labeller knows no languages; the rules do
    lines = split_lines(text, markdown=markdown)
    measured = measure(text, lines)
    scores = _running_scores(measured)
    gated = scores is not None
    if scores is None:
        scores = score_lines(measured)
        gated = is_gated([s.weight for s in measured.shapes], scores)
    keep = [p >= NEAR_CERTAIN for p in scores] if gated else smooth(measured, scores)
    blocks = tuple(
        Block(
            kind=line.kind, text=words, start=line.start, end=line.end, index=index,
            level=line.level, score=score,
        )
        for index, (line, words, score) in enumerate(zip(lines, measured.texts, scores, strict=True))
    )  # fmt: skip
    return Page(text=text, blocks=blocks, keep=tuple(keep), gated=gated)


def score_lines(measured: Measured) -> list[float]:
    """The probability of each line that it is article text, by words and trees."""
    if not measured.lines:
        return []
    model, weights = _trees(), _words()
    if model is None:
        return [0.9] * len(measured.lines)
    found = columns(measured, weights)
    return model.score(list(zip(*(found[name] for name in model.names), strict=True)))


def _running_scores(measured: Measured) -> list[float] | None:
    """Scores of a text that is running text from end to end; `None` if it is not."""
    weights = _words()
    texts, shapes = measured.texts, measured.shapes

    def words(at: int) -> float:
        wide = shapes[at].wide * 6 > shapes[at].weight
        return words_score(line_tokens(texts[at], wide=wide), weights)

    if not is_running_text(shapes, words):
        return None
    return [
        RUNNING if s.prose else 0.5 + 0.5 / (1 + math.exp(-words(i))) for i, s in enumerate(shapes)
    ]


@cache
def _trees() -> Model | None:
    try:
        return load(TREES)
    except PackError:
        return None


@cache
def _words() -> dict[str, float]:
    try:
        packed = msgspec.json.decode(gzip.decompress(read_data(WORDS)), type=dict[str, list[str]])
    except OSError:
        return {}
    return {word: int(weight) / 32 for weight, words in packed.items() for word in words}
