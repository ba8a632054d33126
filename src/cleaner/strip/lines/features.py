"""What the labeller knows of every line: its shape, its place, its neighbours, the prose around it.

All lines of a document are measured together. Training and use share this code: a model names the columns it wants.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.markdown.read import Line
from cleaner.strip.lines.neighbours import (
    FAR,
    NO_RUN,
    SHORT_COST,
    Column,
    Run,
    distances,
    find_runs,
    nearest_runs,
    run_means,
    shift,
    windows,
)
from cleaner.strip.lines.shape import Shape, shape_of
from cleaner.strip.lines.word_columns import Known, heard_share, word_columns
from cleaner.strip.lines.words import is_word, line_tokens, words_score
from cleaner.strip.sequence import best_stretch

PROSE_CAP = 600.0
"""More prose than this in one line counts as this much when runs of prose are looked for."""
WIDE_INDENT = 20
"""Stands for an indent by a full-width space, which furniture never has."""


class Measured(NamedTuple):
    """A text's lines and what was counted on each."""

    lines: Sequence[Line]
    texts: Sequence[str]
    shapes: Sequence[Shape]
    gaps: Sequence[int]
    indents: Sequence[int]

    def tokens(self, at: int) -> list[str]:
        """The words of line `at` as the table of words knows them."""
        shape = self.shapes[at]
        return line_tokens(self.texts[at], wide=shape.is_wide)


def measure(text: str, lines: Sequence[Line]) -> Measured:
    """Count on every line, and look at the white space before it."""
    texts = [text[line.start : line.end] for line in lines]
    gaps, indents = [], []
    at = 0
    for line in lines:
        gap = text[at : line.start]
        at = line.end
        gaps.append(min(gap.count("\n"), 4))
        indent = len(gap) - gap.rfind("\n") - 1
        indents.append(min(indent, 12) if not indent or gap[-1] != "\u3000" else WIDE_INDENT)
    shapes = {text: shape_of(text) for text in set(texts)}  # pages say much twice
    return Measured(lines, texts, [shapes[t] for t in texts], gaps, indents)


def columns(measured: Measured, weights: Mapping[str, float]) -> dict[str, Column]:
    """All measures of a document that has lines, by name; every column has one value a line."""
    shapes = measured.shapes
    prose = [min(s.prose, PROSE_CAP) for s in shapes]
    stretch = best_stretch([p or -SHORT_COST for p in prose])
    once = {text: i for i, text in enumerate(measured.texts)}
    tokens_of = {text: measured.tokens(i) for text, i in once.items()}
    score_of = {text: words_score(tokens, weights) for text, tokens in tokens_of.items()}
    tokens = [tokens_of[text] for text in measured.texts]
    scores = [score_of[text] for text in measured.texts]
    found = _own(measured)
    found |= _place(measured, prose)
    found |= _neighbours(measured, prose)
    found |= _around(measured, prose)
    found |= _stretches(prose, stretch)
    words = [single_tokens(t, wide=s.is_wide) for t, s in zip(tokens, shapes, strict=True)]
    found |= _topic(words, prose, stretch)
    found["run_begun"] = run_means(found["begun"], prose)
    told = known_words(words, weights)
    heard = heard_share(told, prose, wide=is_wide(shapes))
    found |= word_columns(scores, [s.weight for s in shapes], prose, heard)
    return found


def known_words(tokens: Sequence[Sequence[str]], weights: Mapping[str, float]) -> Known:
    """The words of each line, and those the table knows, counted; `tokens` without pairs of words."""
    sets = [set(filter(is_word, line)) for line in tokens]
    return Known([len(line) for line in sets], [len(weights.keys() & line) for line in sets])


def is_wide(shapes: Sequence[Shape]) -> bool:
    """Whether most of a text is in Han, kana or hangul."""
    return sum([s.wide for s in shapes]) * 6 > sum([s.weight for s in shapes])


def _own(measured: Measured) -> dict[str, Column]:
    shapes = measured.shapes
    copies = Counter(measured.texts)
    return {
        "weight": [s.weight for s in shapes],
        "words": [s.words for s in shapes],
        "lower": [s.lower / s.weight for s in shapes],
        "upper": [s.upper / (s.upper + s.lower + 1) for s in shapes],
        "commas": [s.commas for s in shapes],
        "stops": [s.stops for s in shapes],
        "signs": [s.signs for s in shapes],
        "first": [s.first for s in shapes],
        "last": [s.last for s in shapes],
        "prose": [s.prose for s in shapes],
        "indent": measured.indents,
        "copies": [min(copies[t], 6) for t in measured.texts],
    }


def _place(measured: Measured, prose: Column) -> dict[str, Column]:
    shapes = measured.shapes
    n = len(shapes)
    weight = [0.0, *accumulate(s.weight for s in shapes)]
    total = weight[-1]
    before = [0.0, *accumulate(prose)]
    everything = before[-1] + 1
    return {
        "index": [min(i, 200) for i in range(n)],
        "from_end": [min(n - 1 - i, 200) for i in range(n)],
        "weight_before": [w / total for w in weight[:-1]],
        "prose_before": [p / everything for p in before[:-1]],
        "prose_ahead": [(everything - p) / everything for p in before[1:]],
        "doc_lines": [n] * n,
        "doc_weight": [total] * n,
        "doc_prose": [everything / total] * n,
        "doc_wide": [sum(s.wide for s in shapes) * 3 / total] * n,
        "doc_gaps": [sum(g > 1 for g in measured.gaps) / n] * n,
        "doc_lists": [sum(line.kind == "list" for line in measured.lines) / n] * n,
    }


def _neighbours(measured: Measured, prose: Column) -> dict[str, Column]:
    """The lines just before and after, and how often the text has this frame of five lines."""
    shapes = measured.shapes
    n = len(shapes)
    sizes = [min(s.weight, 400) for s in shapes]
    lasts = [s.last for s in shapes]
    codes = "".join([_code(s, p) for s, p in zip(shapes, prose, strict=True)])
    padded = f"..{codes}.."
    frames = [padded[i : i + 5] for i in range(n)]
    count = Counter(frames)
    return {
        "size_prev": shift(sizes, -1),
        "size_next": shift(sizes, 1),
        "size_prev2": shift(sizes, -2),
        "size_next2": shift(sizes, 2),
        "last_prev": shift(lasts, -1),
        "last_next": shift(lasts, 1),
        "indent_prev": shift(measured.indents, -1),
        "indent_next": shift(measured.indents, 1),
        "frame": [count[frame] / n for frame in frames],
    }


def _code(shape: Shape, prose: float) -> str:
    """One letter for a line, so that repeated frames show as repeated strings."""
    if prose:
        return "P" if prose > 200 else "p"  # noqa: PLR2004 - a long and a short paragraph
    if shape.digits * 3 > shape.weight:
        return "d"
    if shape.weight > 70:  # noqa: PLR2004 - longer than headlines are
        return "L"
    return "s" if shape.weight < 25 else "m"  # noqa: PLR2004 - a menu's word or two


def _around(measured: Measured, prose: Column) -> dict[str, Column]:
    """Sums over the lines around."""
    shapes = measured.shapes
    return {
        "size3": windows([min(s.weight, 400) for s in shapes], 3, 3),
        "prose1": windows(prose, 1, 1),
        "prose3": windows(prose, 3, 3),
        "prose8": windows(prose, 8, 8),
        "prose_back5": windows(prose, 5, -1),
        "prose_back15": windows(prose, 15, -1),
        "lines_prose8": windows([p > 0 for p in prose], 8, 8),
        "digits3": windows([min(s.digits, 20) for s in shapes], 3, 3),
        "lists3": windows([line.kind == "list" for line in measured.lines], 3, 3),
    }


def _stretches(prose: Column, stretch: tuple[int, int, float]) -> dict[str, Column]:
    """Where a line stands to the best stretch of prose, and what the run nearest to it is like."""
    n = len(prose)
    first, last, total = stretch
    runs = find_runs(prose)
    by_size = sorted(runs, key=lambda run: -run.prose)
    big, second = [*by_size, NO_RUN, NO_RUN][:2]
    nearest = nearest_runs(n, runs)
    apart = {run: _apart(run, big) for run in {*nearest}}
    return {
        "in_best": [float(first <= i <= last) for i in range(n)],
        "to_best": distances(n, first, last),
        "best": [total] * n,
        "best_share": [total / (sum(prose) + 1)] * n,
        "best_second": [second.prose / (big.prose + 1)] * n,
        "runs": [float(len(runs))] * n,
        "to_big": distances(n, big.first, big.last),
        "run": [run.prose for run in nearest],
        "run_share": [run.prose / (big.prose + 1) for run in nearest],
        "run_lines": [run.last - run.first + 1 for run in nearest],
        "run_to_big": [apart[run] for run in nearest],
    }


def _apart(run: Run, big: Run) -> float:
    """Lines between two runs: positive if `run` comes later."""
    if run.first > big.last:
        return min(FAR, run.first - big.last)
    return max(-FAR, run.last - big.first) if run.last < big.first else 0.0


class _Content(dict[str, bool]):
    """Remembers which tokens can tell a topic: pairs of Han characters and longer single words."""

    def __missing__(self, token: str) -> bool:
        if token[0] > "\u3400":
            answer = len(token) == 2 and token[1] > "\u3400"  # noqa: PLR2004 - a pair
        else:
            answer = len(token) > 4 and token[0] not in "=0" and " " not in token  # noqa: PLR2004 - shorter words are grammar
        self[token] = answer
        return answer


def single_tokens(tokens: list[str], *, wide: bool) -> list[str]:
    """The tokens without the whole line and without pairs of words."""
    first = 1 if tokens and tokens[0][0] == "=" else 0
    return tokens[first:] if wide else tokens[first : first + (len(tokens) - first + 1) // 2]


def _topic(
    tokens: Sequence[list[str]], prose: Column, stretch: tuple[int, int, float]
) -> dict[str, Column]:
    """How many of a line's words the best stretch of prose, and its beginning, use too."""
    first, last, _ = stretch
    is_content = _Content().__getitem__
    kept = [list(filter(is_content, set(line))) for line in tokens]
    inside: Counter[str] = Counter()
    for line in kept[first : last + 1]:
        inside.update(line)
    opening = [i for i in range(first, last + 1) if prose[i]][:2]
    begun = set().union(*kept[max(0, first - 4) : first], *(kept[i] for i in opening))
    once, twice = set(inside), {t for t, count in inside.items() if count > 1}
    shared, fresh = [], []
    for i, line in enumerate(kept):
        known = twice if first <= i <= last else once
        size = len(line) + 1
        shared.append(len(known.intersection(line)) / size)
        fresh.append(len(begun.intersection(line)) / size)
    return {
        "shared": shared,
        "shared3": windows(shared, 3, 3),
        "begun": fresh,
        "begun3": windows(fresh, 3, 3),
        "content": [min(len(line), 40) for line in kept],
    }
