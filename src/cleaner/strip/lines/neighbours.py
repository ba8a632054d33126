"""Lines beside lines: sums over neighbours, distances, and runs of prose.

Sums over neighbours are differences of running sums, so a document costs the same whatever the reach.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

SHORT_COST = 60.0
"""What a line that is no prose takes away from a run of prose."""
RUN_CAP = 700.0
"""A run remembers at most so much prose: after about this over `SHORT_COST` short lines it ends."""
FAR = 99.0
"""Distances in lines are not told apart beyond this."""

Column = Sequence[float]


class Run(NamedTuple):
    """Neighbouring lines of prose with little between them: lines `first` to `last`, inclusive."""

    first: int
    last: int
    prose: float


NO_RUN = Run(0, -1, 0.0)


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


def shift(values: Column, by: int) -> list[float]:
    """The value of the line `by` places on (negative: before), zero where there is none."""
    none = [0.0] * min(abs(by), len(values))
    return [*values[by:], *none] if by > 0 else [*none, *values[:by]]


def windows(values: Column, before: int, after: int) -> list[float]:
    """Sums from `before` lines before each line to `after` lines after it (-1: not itself)."""
    sums = list(accumulate(values, initial=0.0))
    n = len(values)
    highs = [*sums[min(n, after + 1) :], *[sums[n]] * n] if after >= 0 else sums
    lows = [*[0.0] * min(n, before), *sums] if before >= 0 else sums[1:]
    return [high - low for high, low, _ in zip(highs, lows, values, strict=False)]


def distances(n: int, first: int, last: int) -> list[float]:
    """Lines to a stretch: negative before it, positive after it, zero inside; `FAR` if none."""
    if last < first:
        return [FAR] * n
    before = [max(-FAR, float(i - first)) for i in range(min(n, first))]
    after = [min(FAR, float(i)) for i in range(1, n - last)]
    return [*before, *[0.0] * (last + 1 - first), *after]


def nearest_runs(n: int, runs: Sequence[Run]) -> list[Run]:
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


def run_means(values: Column, prose: Column) -> list[float]:
    """Mean of `values` over the lines of prose of the run nearest to each line."""
    sums = [0.0, *accumulate(v if p else 0.0 for v, p in zip(values, prose, strict=True))]
    counts = [0, *accumulate(p > 0 for p in prose)]
    runs = nearest_runs(len(prose), find_runs(prose))
    mean = {
        run: (sums[run.last + 1] - sums[run.first])
        / max(1, counts[run.last + 1] - counts[run.first])
        for run in {*runs}
    }
    return [mean[run] for run in runs]


def since(flags: Sequence[bool], limit: int) -> list[float]:
    """How many lines ago the last true flag was, the line itself not counted, at most `limit`."""
    found: list[float] = []
    ago: float = limit
    for flag in flags:
        found.append(ago)
        ago = 1 if flag else min(limit, ago + 1)
    return found
