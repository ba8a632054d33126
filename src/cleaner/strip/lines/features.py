"""What the labeller knows of every line: its shape, its place, its neighbours, the prose around it.

All lines of a document are measured together, so that sums over neighbours are differences of
running sums. Training and use share this code: a model names the columns it wants.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.markdown.read import Line
from cleaner.strip.lines.shape import Shape, shape_of
from cleaner.strip.lines.words import line_tokens, words_score
from cleaner.strip.sequence import best_stretch

PROSE_CAP = 600.0
"""More prose than this in one line counts as this much when runs of prose are looked for."""
SHORT_COST = 60.0
"""What a line that is no prose takes away from a run of prose."""
RUN_CAP = 700.0
"""A run remembers at most so much prose: after about this over `SHORT_COST` short lines it ends."""
LOW = -0.5
"""A line whose words score below this says by its words that it is furniture."""
GAIN_CAP = 200.0
"""A line's gain counts as no more than this for its neighbours."""
CORE_COST = 40.0
"""The core of a text is a stretch in which every line costs so much more."""
FAR = 99.0
"""Distances in lines are not told apart beyond this."""
WIDE_INDENT = 20
"""Stands for an indent by a full-width space, which furniture never has."""

Column = Sequence[float]


class Run(NamedTuple):
    """Neighbouring lines of prose with little between them: lines `first` to `last`, inclusive."""

    first: int
    last: int
    prose: float


NO_RUN = Run(0, -1, 0.0)


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
    words = [_single(t, wide=s.is_wide) for t, s in zip(tokens, shapes, strict=True)]
    found |= _topic(words, prose, stretch)
    found["run_begun"] = _run_means(found["begun"], prose)
    found |= word_columns(scores, [s.weight for s in shapes], prose)
    return found


def find_runs(prose: Column) -> list[Run]:
    """Find the runs of prose.

    >>> find_runs([0, 200, 0, 300, *[0] * 20, 90])
    [Run(first=1, last=3, prose=500.0), Run(first=24, last=24, prose=90.0)]
    """
    runs: list[Run] = []
    first = last = -1
    held = total = 0.0
    for at, value in enumerate(prose):
        if value:
            if first < 0:
                first, held, total = at, 0.0, 0.0
            last = at
            total += value
            held = min(RUN_CAP, held + value)
        elif first >= 0:
            held -= SHORT_COST
            if held <= 0:
                runs.append(Run(first, last, total))
                first = -1
    if first >= 0:
        runs.append(Run(first, last, total))
    return runs


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
        "size_prev": _shift(sizes, -1),
        "size_next": _shift(sizes, 1),
        "size_prev2": _shift(sizes, -2),
        "size_next2": _shift(sizes, 2),
        "last_prev": _shift(lasts, -1),
        "last_next": _shift(lasts, 1),
        "indent_prev": _shift(measured.indents, -1),
        "indent_next": _shift(measured.indents, 1),
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


def _shift(values: Column, by: int) -> list[float]:
    """The value of the line `by` places on (negative: before), zero where there is none."""
    none = [0.0] * min(abs(by), len(values))
    return [*values[by:], *none] if by > 0 else [*none, *values[:by]]


def _windows(values: Column, before: int, after: int) -> list[float]:
    """Sums from `before` lines before each line to `after` lines after it (-1: not itself)."""
    sums = list(accumulate(values, initial=0.0))
    n = len(values)
    highs = [*sums[min(n, after + 1) :], *[sums[n]] * n] if after >= 0 else sums
    lows = [*[0.0] * min(n, before), *sums] if before >= 0 else sums[1:]
    return [high - low for high, low, _ in zip(highs, lows, values, strict=False)]


def _around(measured: Measured, prose: Column) -> dict[str, Column]:
    """Sums over the lines around."""
    shapes = measured.shapes
    return {
        "size3": _windows([min(s.weight, 400) for s in shapes], 3, 3),
        "prose1": _windows(prose, 1, 1),
        "prose3": _windows(prose, 3, 3),
        "prose8": _windows(prose, 8, 8),
        "prose_back5": _windows(prose, 5, -1),
        "prose_back15": _windows(prose, 15, -1),
        "lines_prose8": _windows([p > 0 for p in prose], 8, 8),
        "digits3": _windows([min(s.digits, 20) for s in shapes], 3, 3),
        "lists3": _windows([line.kind == "list" for line in measured.lines], 3, 3),
    }


def _stretches(prose: Column, stretch: tuple[int, int, float]) -> dict[str, Column]:
    """Where a line stands to the best stretch of prose, and what the run nearest to it is like."""
    n = len(prose)
    first, last, total = stretch
    runs = find_runs(prose)
    by_size = sorted(runs, key=lambda run: -run.prose)
    big, second = [*by_size, NO_RUN, NO_RUN][:2]
    nearest = _nearest_runs(n, runs)
    apart = {run: _apart(run, big) for run in {*nearest}}
    return {
        "in_best": [float(first <= i <= last) for i in range(n)],
        "to_best": _distances(n, first, last),
        "best": [total] * n,
        "best_share": [total / (sum(prose) + 1)] * n,
        "best_second": [second.prose / (big.prose + 1)] * n,
        "runs": [float(len(runs))] * n,
        "to_big": _distances(n, big.first, big.last),
        "run": [run.prose for run in nearest],
        "run_share": [run.prose / (big.prose + 1) for run in nearest],
        "run_lines": [run.last - run.first + 1 for run in nearest],
        "run_to_big": [apart[run] for run in nearest],
    }


def _distances(n: int, first: int, last: int) -> list[float]:
    """Lines to a stretch: negative before it, positive after it, zero inside; `FAR` if none."""
    if last < first:
        return [FAR] * n
    before = [max(-FAR, float(i - first)) for i in range(min(n, first))]
    after = [min(FAR, float(i)) for i in range(1, n - last)]
    return [*before, *[0.0] * (last + 1 - first), *after]


def _apart(run: Run, big: Run) -> float:
    """Lines between two runs: positive if `run` comes later."""
    if run.first > big.last:
        return min(FAR, run.first - big.last)
    return max(-FAR, run.last - big.first) if run.last < big.first else 0.0


def _nearest_runs(n: int, runs: Sequence[Run]) -> list[Run]:
    """The run each line is in, or the nearer one of its two neighbours."""
    if not runs:
        return [NO_RUN] * n
    found = []
    k = 0
    for i in range(n):
        while k + 1 < len(runs) and i - runs[k].last > runs[k + 1].first - i:
            k += 1
        found.append(runs[k])
    return found


class _Content(dict[str, bool]):
    """Remembers which tokens can tell a topic: pairs of Han characters and longer single words."""

    def __missing__(self, token: str) -> bool:
        if token[0] > "\u3400":
            answer = len(token) == 2 and token[1] > "\u3400"  # noqa: PLR2004 - a pair
        else:
            answer = len(token) > 4 and token[0] not in "=0" and " " not in token  # noqa: PLR2004 - shorter words are grammar
        self[token] = answer
        return answer


def _single(tokens: list[str], *, wide: bool) -> list[str]:
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
        "shared3": _windows(shared, 3, 3),
        "begun": fresh,
        "begun3": _windows(fresh, 3, 3),
        "content": [min(len(line), 40) for line in kept],
    }


def _run_means(values: Column, prose: Column) -> list[float]:
    """Mean of `values` over the lines of prose of the run nearest to each line."""
    sums = [0.0, *accumulate(v if p else 0.0 for v, p in zip(values, prose, strict=True))]
    counts = [0, *accumulate(p > 0 for p in prose)]
    runs = _nearest_runs(len(prose), find_runs(prose))
    mean = {
        run: (sums[run.last + 1] - sums[run.first])
        / max(1, counts[run.last + 1] - counts[run.first])
        for run in {*runs}
    }
    return [mean[run] for run in runs]


def word_columns(scores: Column, weights: Column, prose: Column) -> dict[str, Column]:
    """Scores of words, of the line and of those around it; `weights` are the lines' sizes.

    Prose and words together give a second stretch, the `mixed` one: lines whose words belong to
    articles hold it together, lines whose words belong to menus break it.
    """
    n = len(scores)
    sizes = [min(weight, 300) for weight in weights]
    heavy = [s * size for s, size in zip(scores, sizes, strict=True)]
    low = [s < LOW for s in scores]
    return {
        "score": scores,
        "score_prev": _shift(scores, -1),
        "score_next": _shift(scores, 1),
        "score2": _means(heavy, sizes, 2),
        "score6": _means(heavy, sizes, 6),
        "low_back5": _windows(low, 5, -1),
        "low_on5": _windows(low, -1, 5),
        "since_low": _since(low, 40),
        "doc_low": [sum(low) / n] * n,
        "run_score": _run_means(scores, prose),
        **_mixed(scores, sizes, heavy, prose),
    }


def _means(heavy: Column, sizes: Column, reach: int) -> list[float]:
    """Means of the scores of the lines within `reach`, longer lines counting more."""
    pairs = zip(_windows(heavy, reach, reach), _windows(sizes, reach, reach), strict=True)
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
        "to_core": _distances(n, core[0], core[1]),
        "core_share": [core[2] / (total + 1)] * n,
        "mixed_second": [rest[2] / (total + 1)] * n,
        "low_into": [min(20, low[i] - low[first]) if i > first else 0 for i in range(n)],
        "low_until": [min(20, low[last + 1] - low[i]) if i < last else 0 for i in range(n)],
        "score_mixed": [sum(heavy[inside]) / (sum(sizes[inside]) + 1)] * n,
        "in_mixed": [float(first <= i <= last) for i in range(n)],
        "to_mixed": _distances(n, first, last),
        "mixed": [total] * n,
        "mixed_share": [total / (sum([g for g in gains if g > 0]) + 1)] * n,
        "mixed3": _windows([min(GAIN_CAP, max(-GAIN_CAP, g)) for g in gains], 3, 3),
    }


def _since(flags: Sequence[bool], limit: int) -> list[float]:
    """How many lines ago the last true flag was, the line itself not counted, at most `limit`."""
    found: list[float] = []
    ago: float = limit
    for flag in flags:
        found.append(ago)
        ago = 1 if flag else min(limit, ago + 1)
    return found
