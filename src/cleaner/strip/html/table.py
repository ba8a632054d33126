"""Fold a table of data into one run, so that it is kept or dropped whole and printed as a table.

Called when the walk leaves a `table`: its runs and containers are then the tails of the tree's
lists, and folding is cutting them off. Tables that only lay out a page stay as they are.
"""

from collections import Counter
from typing import Any

from cleaner.markdown.literal import literal
from cleaner.strip.html.tree import Tree

MIN_CELLS = 4
"""Cells of a data table."""
MAX_CELL = 300
"""Characters; a longer cell holds prose, so its table is a layout."""
MAX_LINKED = 0.5
"""Share of link text in a data table."""
MOST = 0.6
"""Share of the rows that have more than one cell."""
MAX_ELEMENTS = 6000
"""Containers in a table; a larger one is not folded, which bounds the time of folding."""


def fold_table(tree: Tree, table: int) -> None:
    """Fold the table whose container is `table`, the last one closed, if it holds data."""
    first = tree.firsts[table]
    inside = len(tree.tags) - table
    if len(tree.texts) - first < MIN_CELLS or inside > MAX_ELEMENTS:
        return
    if "table" in tree.tags[table + 1 :]:
        return
    grid = _grid(tree, table)
    while first < len(tree.texts) and _above(tree, tree.owners[first], table, _CAPTIONS) >= 0:
        first += 1
    if grid is None or not _is_data(tree, first, grid):
        return
    linked = sum(tree.linked[first:])
    _cut(tree, table, first)
    tree.tables[first] = grid
    text = "\n".join("\t".join(row).strip() for row in grid if any(row))
    tree.texts.append(text)
    tree.owners.append(table)
    tree.linked.append(min(linked, len(text)))
    tree.breaks.append(0)


_CAPTIONS = frozenset({"caption"})
_CELLS = frozenset({"td", "th"})


def _above(tree: Tree, node: int, table: int, tags: frozenset[str]) -> int:
    """The nearest container with one of `tags`, from `node` up to the table; -1 if none."""
    while node > table:
        if tree.tags[node] in tags:
            return node
        node = tree.parents[node]
    return -1


def _grid(tree: Tree, table: int) -> list[list[str]] | None:
    """The cells by row; None if something but captions stands outside the cells."""
    cells: dict[int, str] = {}
    for run in range(tree.firsts[table], len(tree.texts)):
        owner = tree.owners[run]
        cell = _above(tree, owner, table, _CELLS)
        if cell < 0:
            if _above(tree, owner, table, _CAPTIONS) < 0:
                return None
            continue
        cells[cell] = f"{cells[cell]} {tree.texts[run]}" if cell in cells else tree.texts[run]
    return _without_empty(_rows(tree, table, cells))


def _rows(tree: Tree, table: int, cells: dict[int, str]) -> list[list[str]]:
    """The cells in their places: those that a wide or high cell takes besides stay empty."""
    rows: dict[int, list[str]] = {}
    taken: dict[int, int] = {}  # by column: rows further down that a cell above reaches into
    row: list[str] = []
    for node in range(table + 1, len(tree.tags)):
        if tree.tags[node] not in _CELLS:
            continue
        if (parent := tree.parents[node]) not in rows:
            _fill(row, taken)
            row = rows[parent] = []
        _fill(row, taken, free=True)
        columns, down = tree.spans.get(node, (1, 1))
        if down > 1:
            taken |= dict.fromkeys(range(len(row), len(row) + columns), down - 1)
        row += [cells.get(node, "")] + [""] * (columns - 1)
    return list(rows.values())


def _without_empty(grid: list[list[str]]) -> list[list[str]]:
    """The grid without columns in which nothing stands."""
    width = max(map(len, grid), default=0)
    full = {at for row in grid for at, cell in enumerate(row) if cell}
    if len(full) == width:
        return grid
    return [[cell for at, cell in enumerate(row) if at in full] for row in grid]


def _fill(row: list[str], taken: dict[int, int], *, free: bool = False) -> None:
    """Leave the places of a row empty that cells above it take: up to the next free one, or all."""
    while taken.get(len(row)) if free else len(row) <= max(taken, default=-1):
        at = len(row)
        if at in taken:
            taken[at] -= 1
            if not taken[at]:
                del taken[at]
        row.append("")


def _is_data(tree: Tree, first: int, grid: list[list[str]]) -> bool:
    cells = [cell for row in grid for cell in row if cell]
    size = sum(map(len, cells))
    if len(grid) < 2 or len(cells) < MIN_CELLS or max(map(len, cells)) > MAX_CELL:  # noqa: PLR2004 - one row is no table
        return False
    if sum(tree.linked[first:]) > MAX_LINKED * size or any("\n" in cell for cell in cells):
        return False
    columns, rows = Counter(map(len, grid)).most_common(1)[0]
    return columns > 1 and rows >= MOST * len(grid)


def _cut(tree: Tree, table: int, first: int) -> None:
    """Cut off the runs from `first` on and the containers inside that hold none any more."""
    keep = table + 1
    for run in range(tree.firsts[table], first):
        keep = max(keep, tree.owners[run] + 1)
    for column in (tree.texts, tree.owners, tree.linked, tree.breaks):
        del column[first:]
    by_run: tuple[dict[int, Any], ...] = (tree.marked, tree.pictures)
    by_node: tuple[dict[int, Any], ...] = (tree.starts, tree.languages, tree.spans)
    for known, end in [(k, first) for k in by_run] + [(k, keep) for k in by_node]:
        for place in [place for place in known if place >= end]:
            del known[place]
    while tree.images and tree.images[-1][1] > table:
        tree.images.pop()
    while tree.fields and tree.fields[-1] >= keep:
        tree.fields.pop()
    for column in (tree.tags, tree.parents, tree.keys, tree.flags, tree.firsts, tree.lasts):
        del column[keep:]


def markdown_table(grid: list[list[str]]) -> str:
    """The Markdown form of a grid; the first row is the head, short rows are filled.

    >>> print(markdown_table([["a", "b"], ["1"]]))
    | a | b |
    | --- | --- |
    | 1 |  |
    """
    width = max(map(len, grid))
    lines = [_line(row + [""] * (width - len(row))) for row in grid]
    lines.insert(1, _line(["---"] * width))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(literal(cell).replace("|", "\\|") for cell in cells) + " |"
