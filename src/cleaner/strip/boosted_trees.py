"""Boosted trees in plain Python: read a packed model, score rows, say which features decided.

Use: `model = load("any/page_labeller.json.gz")`, then `model.score(rows)` gives a probability a
row; rows are sequences of floats in the order of `model.names`, never NaN. `training/
trees_export.py` writes the file from LightGBM. Few rows are walked, many are scored by a function
generated from the trees: the same numbers either way, since both add in the same order.
"""

import gzip
import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, cast

import msgspec

from cleaner.errors import PackError
from cleaner.pack import read_data

Row = Sequence[float]
Scorer = Callable[[Sequence[Row]], list[float]]

WALKED_ROWS = 500
"""Rows a model walks before its function is made: about what making the function costs."""


class Split(msgspec.Struct, frozen=True, array_like=True):
    """An inner node: rows whose `feature` is at most `cut` go `low`; `value` is its mean."""

    feature: int
    cut: float
    value: float
    low: "Split | float"
    high: "Split | float"


class Exit(msgspec.Struct, frozen=True, array_like=True):
    """After `trees` trees a sum below `low` or above `high` is final.

    `rest_low` and `rest_high` are what the trees left out would add to nearly all such sums.
    """

    trees: int
    low: float
    high: float
    rest_low: float = 0.0
    rest_high: float = 0.0


class Packed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A model as it lies in its file.

    `base` is added to every sum; probability is the logistic of the sum. `note` says what it was
    trained on.
    """

    names: tuple[str, ...]
    trees: tuple[Split | float, ...]
    base: float = 0.0
    exits: tuple[Exit, ...] = ()
    note: str = ""


class Model:
    """A tree ensemble ready for use."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        self.names = packed.names
        self._walked = 0
        self._trees: list[Bare] = []
        self._made: Scorer | None = None

    def score(self, rows: Sequence[Row]) -> list[float]:
        """Return the probability of each row, in 0..1.

        >>> model = Model(Packed(names=("length",), trees=(Split(0, 3.0, 0.0, -9.0, 9.0),)))
        >>> [round(p, 2) for p in model.score([[1.0], [5.0]])]
        [0.0, 1.0]
        """
        return [logistic(total) for total in self.sums(rows)]

    def sums(self, rows: Sequence[Row]) -> list[float]:
        """Return the sums of the trees (log-odds), cheaper than probabilities."""
        if self._made is None:
            self._walked += len(rows)
            if self._walked <= WALKED_ROWS:
                trees = self._bare()
                return [_walk(self.packed, trees, row) for row in rows]
            self._made = make_function(self.packed)
        return self._made(rows)

    def _bare(self) -> "list[Bare]":
        """The trees as tuples, which are walked at half the price of structs."""
        if not self._trees:
            self._trees = [_strip(tree) for tree in self.packed.trees]
        return self._trees


Bare = tuple[int, float, Any, Any] | float
"""An inner node without its mean, or a leaf."""


def _strip(node: Split | float) -> Bare:
    if isinstance(node, float):
        return node
    return node.feature, node.cut, _strip(node.low), _strip(node.high)


def logistic(total: float) -> float:
    """The probability that belongs to log-odds, without overflow."""
    if total < 0:
        grown = math.exp(max(total, -700.0))
        return grown / (1.0 + grown)
    return 1.0 / (1.0 + math.exp(-min(total, 700.0)))


@cache
def load(name: str) -> Model:
    """Load the model in the data file `packs/<name>`; raises `PackError` if it is none."""
    try:
        return Model(msgspec.json.decode(gzip.decompress(read_data(name)), type=Packed))
    except (OSError, EOFError, msgspec.DecodeError) as error:
        raise PackError(f"{name}: not a packed model: {error}") from error


def explain(model: Model, row: Row) -> list[tuple[str, float]]:
    """Say what each feature added to a row's sum (log-odds), the strongest first.

    The difference of the means of a node and its child is booked on the feature that was asked.
    Exits are not taken. With the start value `(base)` the contributions add up to the sum.
    """
    added: dict[str, float] = {"(base)": model.packed.base}
    for tree in model.packed.trees:
        node = tree
        added["(base)"] += node if isinstance(node, float) else node.value
        while isinstance(node, Split):
            child = node.low if row[node.feature] <= node.cut else node.high
            name = model.names[node.feature]
            mean = child.value if isinstance(child, Split) else child
            added[name] = added.get(name, 0.0) + mean - node.value
            node = child
    return sorted(added.items(), key=lambda pair: -abs(pair[1]))


def _walk(packed: Packed, trees: "list[Any]", row: Row) -> float:
    total = packed.base
    exits = iter((*packed.exits, Exit(0, 0.0, 0.0)))
    stop = next(exits)
    for number, tree in enumerate(trees, 1):
        node = tree
        while node.__class__ is not float:
            feature, cut, low, high = node
            node = low if row[feature] <= cut else high
        total += node
        if number == stop.trees:
            if total < stop.low:
                return total + stop.rest_low
            if total > stop.high:
                return total + stop.rest_high
            stop = next(exits)
    return total


def make_function(packed: Packed) -> Scorer:
    """Make a function of nested conditions out of the trees; twice to four times a walk's speed."""
    scope: dict[str, object] = {}
    exec(compile(_source(packed), "<trees>", "exec"), scope)  # noqa: S102 - made of our own numbers
    return cast("Scorer", scope["score"])


def _source(packed: Packed) -> str:
    used: set[int] = set()
    for tree in packed.trees:
        _collect(tree, used)
    row = "".join(f"x{i}, " if i in used else "_, " for i in range(len(packed.names)))
    lines = ["def score(rows):", "  out = []", f"  for {row}in rows:", f"    s = {packed.base!r}"]
    stops = {stop.trees: stop for stop in packed.exits}
    for number, tree in enumerate(packed.trees, 1):
        lines.append(f"    s += {_expression(tree)}")
        if stop := stops.get(number):
            for sign, bound, rest in (
                ("<", stop.low, stop.rest_low),
                (">", stop.high, stop.rest_high),
            ):
                lines += [f"    if s {sign} {bound!r}:", f"      out.append(s + {rest!r})"]
                lines.append("      continue")
    lines += ["    out.append(s)", "  return out"]
    return "\n".join(lines)


def _collect(node: Split | float, used: set[int]) -> None:
    if isinstance(node, Split):
        used.add(node.feature)
        _collect(node.low, used)
        _collect(node.high, used)


def _expression(node: Split | float) -> str:
    if isinstance(node, float):
        return repr(node)
    low, high = _expression(node.low), _expression(node.high)
    return f"({low} if x{node.feature} <= {node.cut!r} else {high})"
