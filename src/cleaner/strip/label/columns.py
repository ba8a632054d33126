"""Columns of numbers by name, a row a run of the page."""

from collections.abc import Callable, Sequence
from operator import itemgetter

Column = list[float]


class Columns:
    """Columns by name."""

    def __init__(self) -> None:
        self.values: dict[str, Column] = {}
        self.count = 0

    def add(self, name: str, values: Column) -> None:
        """Enter a column."""
        self.values[name] = values
        self.count = len(values)

    def fill(self, name: str, value: float) -> None:
        """Enter a column that has the same value everywhere."""
        self.values[name] = [value] * self.count

    def extend(self, other: "Columns") -> None:
        """Enter the columns of another set."""
        self.values.update(other.values)

    def pick(self, places: Sequence[int], names: Sequence[str]) -> "Columns":
        """The columns among `names`, only the rows at `places`."""
        out = Columns()
        out.count = len(places)
        take = picker(places)
        for name in names:
            if (values := self.values.get(name)) is not None:
                out.add(name, take(values))
        return out

    @property
    def names(self) -> list[str]:
        """The names, in the order of entering."""
        return list(self.values)

    def rows(self, names: Sequence[str]) -> list[tuple[float, ...]]:
        """The rows of the columns `names`."""
        return list(zip(*(self.values[name] for name in names), strict=True))


def picker(places: Sequence[int]) -> Callable[[Sequence[float]], Column]:
    """A function that takes the values at `places`, cheaper than a loop where it is called often."""
    if len(places) < 2:  # noqa: PLR2004 - of one place the library gives no sequence
        return lambda values: [values[k] for k in places]
    take = itemgetter(*places)
    return lambda values: list(take(values))
