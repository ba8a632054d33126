"""Running text in any script: what the labeller alone never drops.

The labeller has seen a dozen languages; to it a page of Thai or Korean looks like a list of strange
words. So what reads as text somebody wrote stands by itself, by measures that every script has, if
its neighbours read so too. Teasers, comments and notices are prose as well, but they come singly,
parted by names, dates and headlines.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from cleaner.strip.lines.features import Measured
from cleaner.text.sentences import count_letters, is_wide, sentences_in

RUN_LINES = 3
"""Lines of running text in a row that stand whatever the labeller says..."""
RUN_SENTENCES = 4
"""... if they hold so many sentences. One of a kind may be a notice, two its copy."""
RUN_MEAN, RUN_MEAN_WIDE = 28, 14
"""Letters of a sentence of such a run on average, in Han and kana fewer: slogans are shorter."""
LONE_SENTENCES = 7
"""Sentences of fewer lines that are a text by themselves: extractors set articles in one line."""

KNOWN_WORDS, KNOWN_PAIRS = 0.6, 0.2
"""Share of the words (of the pairs of Han) of a run that the labeller's table has if the run is in
a language it was taught: .89 of English, .28 of German, .12 of Swedish; .25 to .45 of Chinese."""
TAUGHT_LEAST = 0.25
"""There the labeller's word counts: a run of this mean probability or less goes after all."""


def stands(measured: Measured, scores: Sequence[float], known: Mapping[str, float]) -> list[bool]:
    """Which lines of a text are running text among others of its kind, and each there once.

    `scores` are the labeller's probabilities, `known` the words it was taught.
    """
    lines = measured.texts
    times = Counter(lines)
    counts = [0 if times[line] > 1 else sentences_in(line) for line in lines]
    out = [False] * len(lines)
    for is_run, places in groupby(range(len(lines)), key=lambda at: counts[at] > 0):
        run = list(places)
        total = sum(counts[at] for at in run)
        long = len(run) >= RUN_LINES and total >= RUN_SENTENCES
        if (
            is_run
            and (long or total >= LONE_SENTENCES)
            and _may_stand(measured, run, scores, known)
        ):
            out[run[0] : run[-1] + 1] = [True] * len(run)
    return out


def _is_text(lines: Sequence[str], counts: Sequence[int]) -> bool:
    """Whether a run of lines holds enough sentences, long enough on average."""
    total = sum(counts)
    if total < (RUN_SENTENCES if len(lines) >= RUN_LINES else LONE_SENTENCES):
        return False
    letters = sum(map(count_letters, lines))
    wide = is_wide("".join(lines))
    return letters >= (RUN_MEAN_WIDE if wide else RUN_MEAN) * total


def _may_stand(
    measured: Measured, run: Sequence[int], scores: Sequence[float], known: Mapping[str, float]
) -> bool:
    """Whether the labeller does not know the language of a run, or does not think it furniture."""
    weights = [measured.shapes[at].weight for at in run]
    mean = sum(w * scores[at] for w, at in zip(weights, run, strict=True)) / sum(weights)
    return mean > TAUGHT_LEAST or not _is_taught(measured, run, known)


def _is_taught(measured: Measured, run: Sequence[int], known: Mapping[str, float]) -> bool:
    wide = 2 * sum(measured.shapes[at].is_wide for at in run) > len(run)
    tokens = [
        token
        for at in run
        for token in measured.tokens(at)
        if (len(token) == 2 if wide else " " not in token)  # noqa: PLR2004 - a pair
    ]
    share = sum(token in known for token in tokens) / (len(tokens) or 1)
    return share >= (KNOWN_PAIRS if wide else KNOWN_WORDS)
