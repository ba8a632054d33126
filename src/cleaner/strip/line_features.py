"""What the labeller knows of every line: its shape, its place, its neighbours, the prose around it.

All lines of a document are measured together, so that sums over neighbours are differences of
running sums. `NAMES` names the columns of a row; training and use share this code.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.strip.line_shape import Shape, shape_of
from cleaner.strip.line_words import line_tokens, words_score
from cleaner.strip.lines import Line

PROSE_CAP = 600.0
"""More prose than this in one line counts as this much when runs of prose are looked for."""
SHORT_COST = 60.0
"""What a line that is no prose takes away from a run of prose."""
RUN_CAP = 700.0
"""A run remembers at most so much prose: after about this over `SHORT_COST` short lines it ends."""

LOW = -0.5
"""A line whose words score below this says by its words that it is furniture."""

Column = Sequence[float]


class Run(NamedTuple):
    """Neighbouring lines of prose with little between them: lines `first` to `last`, inclusive."""

    first: int
    last: int
    prose: float


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


def best_stretch(gains: Column) -> tuple[int, int, float]:
    """The stretch of lines with the largest sum: first, last (inclusive), sum; `(0, -1, 0)` if none."""
    best, answer = 0.0, (0, -1, 0.0)
    total, first = 0.0, 0
    for at, gain in enumerate(gains):
        if total <= 0:
            total, first = 0.0, at
        total += gain
        if total > best:
            best, answer = total, (first, at, total)
    return answer


class Measured(NamedTuple):
    """A text's lines and what was counted on each."""

    lines: Sequence[Line]
    texts: Sequence[str]
    shapes: Sequence[Shape]
    gaps: Sequence[int]
    indents: Sequence[int]


def measure(text: str, lines: Sequence[Line]) -> Measured:
    """Count on every line, and look at the white space before it."""
    texts = [text[line.start : line.end] for line in lines]
    gaps, indents = [], []
    at = 0
    for line in lines:
        gap = text[at : line.start]
        at = line.end
        breaks = gap.count("\n")
        gaps.append(min(breaks, 4))
        indent = len(gap) - gap.rfind("\n") - 1
        indents.append(min(indent, 12) if not indent or gap[-1] != "\u3000" else 20)
    return Measured(lines, texts, [shape_of(t) for t in texts], gaps, indents)


def _windows(values: Column, *, before: int, after: int) -> list[float]:
    """Sums over the `before` lines before and the `after` lines after each line, itself included."""
    n = len(values)
    sums = [0.0, *accumulate(values)]
    return [sums[min(n, i + after + 1)] - sums[max(0, i - before)] for i in range(n)]


def columns(measured: Measured, weights: Mapping[str, float]) -> dict[str, Column]:
    """All measures of a document, by name; every column has one value a line."""
    found: dict[str, Column] = {}
    shapes = measured.shapes
    n = len(shapes)
    if not n:
        return found
    prose = [min(s.prose, PROSE_CAP) for s in shapes]
    found |= _own(measured)
    found |= _place(measured, prose)
    found |= _around(measured, prose)
    stretch = best_stretch([p or -SHORT_COST for p in prose])
    found |= _stretches(prose, stretch)
    tokens = [
        line_tokens(t, wide=s.wide * 6 > s.weight)
        for t, s in zip(measured.texts, shapes, strict=True)
    ]
    found |= _topic(tokens, prose, stretch)
    found |= word_columns([words_score(t, weights) for t in tokens], shapes, stretch)
    return found


def _own(measured: Measured) -> dict[str, Column]:
    shapes = measured.shapes
    copies = Counter(measured.texts)
    return {
        "weight": [s.weight for s in shapes],
        "words": [s.words for s in shapes],
        "lower": [s.lower / s.weight for s in shapes],
        "upper": [s.upper / (s.upper + s.lower + 1) for s in shapes],
        "digits": [s.digits / s.weight for s in shapes],
        "wide": [s.wide * 3 / s.weight for s in shapes],
        "commas": [s.commas for s in shapes],
        "stops": [s.stops for s in shapes],
        "signs": [s.signs for s in shapes],
        "first": [s.first for s in shapes],
        "last": [s.last for s in shapes],
        "prose": [s.prose for s in shapes],
        "list": [
            1 if line.kind == "list" else 2 if line.kind != "paragraph" else 0
            for line in measured.lines
        ],
        "indent": measured.indents,
        "gap_before": measured.gaps,
        "gap_after": [*measured.gaps[1:], 2],
        "copies": [min(copies[t], 6) for t in measured.texts],
        "at_sign": [("@" in t) + 2 * ("://" in t or "www." in t) for t in measured.texts],
        "copyright": [("©" in t) + ("|" in t) * 2 for t in measured.texts],
    }


def _place(measured: Measured, prose: Column) -> dict[str, Column]:
    shapes = measured.shapes
    n = len(shapes)
    weight = [0.0, *accumulate(s.weight for s in shapes)]
    total = weight[-1]
    before = [0.0, *accumulate(prose)]
    all_prose = before[-1] + 1
    wide = sum(s.wide for s in shapes) * 3 / total
    gaps = sum(g > 1 for g in measured.gaps) / n
    lists = sum(line.kind == "list" for line in measured.lines) / n
    return {
        "index": [min(i, 200) for i in range(n)],
        "from_end": [min(n - 1 - i, 200) for i in range(n)],
        "place": [i / n for i in range(n)],
        "weight_before": [w / total for w in weight[:-1]],
        "prose_before": [p / all_prose for p in before[:-1]],
        "prose_ahead": [(all_prose - p) / all_prose for p in before[1:]],
        "doc_lines": [n] * n,
        "doc_weight": [total] * n,
        "doc_prose": [all_prose / total] * n,
        "doc_wide": [wide] * n,
        "doc_gaps": [gaps] * n,
        "doc_lists": [lists] * n,
    }


def _shift(values: Column, by: int, default: float) -> list[float]:
    """The value of the line `by` places on (negative: before)."""
    if by > 0:
        return [*values[by:], *[default] * min(by, len(values))]
    return [*[default] * min(-by, len(values)), *values[:by]]


def _since(flags: Column, limit: int) -> list[float]:
    """How many lines ago the last true flag was, itself not counted, at most `limit`."""
    found: list[float] = []
    ago: float = limit
    for flag in flags:
        found.append(ago)
        ago = 1 if flag else min(limit, ago + 1)
    return found


def _around(measured: Measured, prose: Column) -> dict[str, Column]:
    shapes = measured.shapes
    n = len(shapes)
    sizes = [min(s.weight, 400) for s in shapes]
    lasts = [s.last for s in shapes]
    since = _since(prose, 40)
    until = _since(prose[::-1], 40)[::-1]
    near = [f > 0 for f in prose]
    codes = [_code(s, p) for s, p in zip(shapes, prose, strict=True)]
    frame = "".join(codes)
    padded = f"..{frame}.."
    fours = Counter(padded[i : i + 5] for i in range(n))
    return {
        "size_prev": _shift(sizes, -1, 0),
        "size_next": _shift(sizes, 1, 0),
        "size_prev2": _shift(sizes, -2, 0),
        "size_next2": _shift(sizes, 2, 0),
        "last_prev": _shift(lasts, -1, 0),
        "last_next": _shift(lasts, 1, 0),
        "first_next": _shift([s.first for s in shapes], 1, 0),
        "prose_prev": _shift(prose, -1, 0),
        "prose_next": _shift(prose, 1, 0),
        "size3": _windows(sizes, before=3, after=3),
        "prose1": _windows(prose, before=1, after=1),
        "prose3": _windows(prose, before=3, after=3),
        "prose8": _windows(prose, before=8, after=8),
        "prose_back5": _windows(prose, before=5, after=-1),
        "prose_on5": _windows(prose, before=-1, after=5),
        "prose_back15": _windows(prose, before=15, after=-1),
        "prose_on15": _windows(prose, before=-1, after=15),
        "lines_prose8": _windows(near, before=8, after=8),
        "since_prose": since,
        "until_prose": until,
        "signs3": _windows([min(s.signs, 5) for s in shapes], before=3, after=3),
        "digits3": _windows([min(s.digits, 20) for s in shapes], before=3, after=3),
        "lists3": _windows([line.kind == "list" for line in measured.lines], before=3, after=3),
        "frame": [fours[padded[i : i + 5]] / n for i in range(n)],
        "frame_count": [min(fours[padded[i : i + 5]], 30) for i in range(n)],
        "gap_prev": _shift(measured.gaps, -1, 2),
        "indent_prev": _shift(measured.indents, -1, 0),
        "indent_next": _shift(measured.indents, 1, 0),
    }


def _code(shape: Shape, prose: float) -> str:
    """One letter for a line, so that repeated frames show as repeated strings."""
    if prose:
        return "P" if prose > 200 else "p"
    if shape.digits * 3 > shape.weight:
        return "d"
    if shape.weight > 70:
        return "L"
    return "s" if shape.weight < 25 else "m"


def _stretches(prose: Column, stretch: tuple[int, int, float]) -> dict[str, Column]:
    """Where a line stands to the best stretch of prose and to its own run."""
    n = len(prose)
    first, last, total = stretch
    all_prose = sum(prose) + 1
    runs = find_runs(prose)
    by_size = sorted(runs, key=lambda r: -r.prose)
    rank = {r: k for k, r in enumerate(by_size)}
    big = by_size[0] if by_size else Run(0, -1, 0.0)
    second = by_size[1].prose if len(by_size) > 1 else 0.0
    own = _own_run(n, runs)
    found: dict[str, list[float]] = {
        "in_best": [float(first <= i <= last) for i in range(n)],
        "to_best": [_distance(i, first, last) for i in range(n)],
        "best": [total] * n,
        "best_share": [total / all_prose] * n,
        "best_second": [second / (big.prose + 1)] * n,
        "runs": [float(len(runs))] * n,
        "to_big": [_distance(i, big.first, big.last) for i in range(n)],
        "in_run": [], "run": [], "run_share": [], "run_rank": [], "run_number": [], "run_lines": [],
        "to_run": [], "run_to_big": [],
    }  # fmt: skip
    for i, (run, number) in enumerate(own):
        found["in_run"].append(float(run.first <= i <= run.last))
        found["run"].append(run.prose)
        found["run_share"].append(run.prose / (big.prose + 1))
        found["run_rank"].append(rank.get(run, -1))
        found["run_number"].append(number)
        found["run_lines"].append(run.last - run.first + 1)
        found["to_run"].append(_distance(i, run.first, run.last))
        found["run_to_big"].append(
            max(
                -99,
                min(
                    99,
                    run.first - big.last
                    if run.first > big.last
                    else run.last - big.first
                    if run.last < big.first
                    else 0,
                ),
            )
        )
    return found


def _distance(at: int, first: int, last: int) -> float:
    """Lines from `at` to a stretch: negative before it, positive after it, zero inside."""
    if last < first:
        return 99.0
    return max(-99.0, at - first) if at < first else min(99.0, at - last) if at > last else 0.0


def _own_run(n: int, runs: Sequence[Run]) -> list[tuple[Run, int]]:
    """The run each line is in, or the nearer one of its two neighbours, with its number."""
    if not runs:
        return [(Run(0, -1, 0.0), -1)] * n
    found = []
    k = 0
    for i in range(n):
        while k + 1 < len(runs) and i - runs[k].last > runs[k + 1].first - i:
            k += 1
        found.append((runs[k], k))
    return found


def word_columns(
    scores: Sequence[float], shapes: Sequence[Shape], stretch: tuple[int, int, float]
) -> dict[str, Column]:
    """Scores of words, of the line and of those around it."""
    sizes = [min(shape.weight, 300) for shape in shapes]
    heavy = [s * size for s, size in zip(scores, sizes, strict=True)]
    around = _windows(heavy, before=2, after=2)
    sizes2 = _windows(sizes, before=2, after=2)
    wide = _windows(heavy, before=6, after=6)
    sizes6 = _windows(sizes, before=6, after=6)
    inside = slice(stretch[0], stretch[1] + 1)
    low = [s < LOW for s in scores]
    return {
        "score": scores,
        "score_prev": _shift(scores, -1, 0),
        "score_next": _shift(scores, 1, 0),
        "score2": [a / b for a, b in zip(around, sizes2, strict=True)],
        "score6": [a / b for a, b in zip(wide, sizes6, strict=True)],
        "score_best": [sum(heavy[inside]) / (sum(sizes[inside]) + 1)] * len(scores),
        "low_back5": _windows(low, before=5, after=-1),
        "low_on5": _windows(low, before=-1, after=5),
        "since_low": _since(low, 40),
    }


def _topic(
    tokens: Sequence[list[str]], prose: Column, stretch: tuple[int, int, float]
) -> dict[str, Column]:
    """How many of a line's words the best stretch of prose, and its beginning, use too."""
    first, last, _ = stretch
    inside: Counter[str] = Counter()
    opening: set[str] = set()
    kept = [[t for t in dict.fromkeys(line) if _is_content(t)] for line in tokens]
    for i in range(first, last + 1):
        inside.update(kept[i])
    for i in [i for i in range(first, last + 1) if prose[i]][:2]:
        opening.update(kept[i])
    for i in range(max(0, first - 4), first):
        opening.update(kept[i])
    shared, begun = [], []
    for i, line in enumerate(kept):
        own = 2 if first <= i <= last else 1
        size = len(line) + 1
        shared.append(sum(inside[t] >= own for t in line) / size)
        begun.append(sum(t in opening for t in line) / size)
    return {
        "shared": shared,
        "begun": begun,
        "shared3": _windows(shared, before=3, after=3),
        "begun3": _windows(begun, before=3, after=3),
        "content": [min(len(line), 40) for line in kept],
    }


def _is_content(token: str) -> bool:
    """Whether a token can tell a topic: a pair of Han characters, or a longer word, no pair."""
    if token[0] > "\u3400":
        return len(token) == 2 and token[1] > "\u3400"  # noqa: PLR2004 - pairs are what is meant
    return len(token) > 4 and token[0] != "=" and " " not in token and token[0] != "0"  # noqa: PLR2004 - shorter words are grammar


def rows_of(found: Mapping[str, Column]) -> tuple[list[str], list[tuple[float, ...]]]:
    """Names and rows of the columns, the order being that of the columns."""
    return list(found), list(zip(*found.values(), strict=True))


def log_size(value: float) -> float:
    """A size on a scale where doubling is a step."""
    return math.log2(value + 1)
