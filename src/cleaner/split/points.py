"""The weights for short lines: each measure gives points, their sum decides.

An additive model: a table of cuts and points for every measure, learned by `training/
headings/points.py` and kept as data, so that each decision can be read off. Lines of scripts with
capital letters have one set of tables, all others a second one that never looks at case.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import msgspec

from cleaner.errors import PackError
from cleaner.pack import read_data
from cleaner.split.features import NAMES

FILE = "any/heading_points.json"


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points of one measure: `points[i]` up to and with `cuts[i]`, the last beyond all cuts."""

    measure: str
    cuts: tuple[float, ...]
    points: tuple[float, ...]


class Points(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set of tables with the points a line starts from (natural log-odds)."""

    base: float
    tables: tuple[Table, ...]

    def contributions(self, row: Sequence[float]) -> list[tuple[str, float]]:
        """What each measure adds, the strongest first: the explanation of a score."""
        added = [(name, points[bisect_left(cuts, row[at])]) for at, name, cuts, points in self.plan]
        return sorted(added, key=lambda pair: -abs(pair[1]))

    def score(self, row: Sequence[float]) -> float:
        """The probability, in 0..1, that the line is a heading."""
        total = self.base
        for at, _, cuts, points in self.plan:
            total += points[bisect_left(cuts, row[at])]
        return 1 / (1 + math.exp(-max(-50.0, min(total, 50.0))))

    @property
    def plan(self) -> tuple[tuple[int, str, tuple[float, ...], tuple[float, ...]], ...]:
        """The tables with the place of their measure in a row."""
        return _plan(self)


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file: where it comes from, and the two sets of tables."""

    source: str
    cased: Points
    caseless: Points


@cache
def _plan(points: Points) -> tuple[tuple[int, str, tuple[float, ...], tuple[float, ...]], ...]:
    places = {name: at for at, name in enumerate(NAMES)}
    return tuple((places[t.measure], t.measure, t.cuts, t.points) for t in points.tables)


@cache
def load_points() -> Model:
    """Load the tables; raises `PackError` if the file is not what it should be."""
    try:
        return msgspec.json.decode(read_data(FILE), type=Model)
    except (OSError, msgspec.DecodeError) as error:
        raise PackError(f"{FILE}: not a model of headings: {error}") from error
