"""Render the runs of a page to its page text and to blocks that are spans of it."""

from collections.abc import Sequence

from cleaner.document import Block
from cleaner.strip.html_table import markdown_table
from cleaner.strip.tree_lists import CAPTION, CODE, HEADING, LIST, QUOTE, Tree

_ITEMS = frozenset({"li", "dd", "dt"})
_BY_FLAG = ((CODE, "code"), (CAPTION, "caption"))
MAX_DEPTH = 8
MAX_PATH = 600
"""Characters of a path; of a longer one the inner half is written, after `...`."""
MAX_CLIMB = 200


def render(
    tree: Tree, scores: Sequence[float], kinds: Sequence[str], keep: Sequence[bool]
) -> tuple[str, tuple[Block, ...]]:
    """Return the page text and its blocks, one for each run, in order.

    A kept run is what its tags make it, a dropped one what its container claims (`kinds`).
    """
    paths = _Paths(tree)
    tagged = _Kinds(tree)
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for index, (text, owner) in enumerate(zip(tree.texts, tree.owners, strict=True)):
        if index:
            gap = "\n" if tree.breaks[index] == 1 else "\n\n"
            pieces.append(gap)
            at += len(gap)
        pieces.append(text)
        kind, level = tagged.of(index)
        if not keep[index] or kinds[owner] == "comment":
            kind = kinds[owner] or kind
        blocks.append(
            Block(
                kind=kind,
                text=text,
                start=at,
                end=at + len(text),
                index=index,
                level=level,
                path=paths.of(owner),
                links=round(tree.linked[index] / len(text), 3),
                score=round(scores[index], 4),
                markdown=_markdown(tree, index),
            ),
        )
        at += len(text)
    return "".join(pieces), tuple(blocks)


def _markdown(tree: Tree, index: int) -> str:
    if (grid := tree.tables.get(index)) is not None:
        return markdown_table(grid)
    return tree.marked.get(index, "")


class _Kinds:
    """What each run is by its tags: kind and level."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.items: list[int] = []
        for node, (tag, parent) in enumerate(zip(tree.tags, tree.parents, strict=True)):
            own = tag in _ITEMS
            self.items.append(node if own else self.items[parent] if parent >= 0 else -1)

    def of(self, index: int) -> tuple[str, int]:
        """The kind of a run and its level."""
        owner = self.tree.owners[index]
        flags = self.tree.flags[owner]
        if index in self.tree.tables:
            return "table", 0
        if level := flags & HEADING:
            return "heading", level
        for bit, kind in _BY_FLAG:
            if flags & bit:
                return kind, 0
        if flags & LIST:
            item = self.items[owner]
            if item >= 0 and self.tree.firsts[item] == index:
                return "list", self.depth(item)
        return ("quote" if flags & QUOTE else "paragraph"), 0

    def depth(self, item: int) -> int:
        """How many list items lie around a list item."""
        depth = 0
        while depth < MAX_DEPTH and (parent := self.tree.parents[item]) >= 0:
            item = self.items[parent]
            if item < 0:
                break
            depth += 1
        return depth


class _Paths:
    """Element paths such as `html/body/div.main/p[3]`, made when asked for."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.ordinals = _ordinals(tree)
        self.known: dict[int, str] = {}

    def of(self, node: int) -> str:
        """The path of a container."""
        known, parents = self.known, self.tree.parents
        missing: list[int] = []
        at = node
        while at >= 0 and at not in known and len(missing) < MAX_CLIMB:
            missing.append(at)
            at = parents[at]
        path = "..." if at >= 0 and at not in known else known.get(at, "")
        for step in reversed(missing):
            path = known[step] = _shorten(f"{path}/{self.step(step)}" if path else self.step(step))
        return path

    def step(self, node: int) -> str:
        """One element of a path: tag, first class, ordinal among its like if not the first."""
        words = self.tree.keys[node].split(None, 1)
        name = (
            f"{self.tree.tags[node]}.{words[0]}"
            if words and words[0][0] != "@"
            else self.tree.tags[node]
        )
        ordinal = self.ordinals[node]
        return f"{name}[{ordinal}]" if ordinal > 1 else name


def _shorten(path: str) -> str:
    return path if len(path) < MAX_PATH else ".../" + path[-MAX_PATH // 2 :].partition("/")[2]


def _ordinals(tree: Tree) -> list[int]:
    """The ordinal of each container among the children of its parent that have its tag."""
    seen: dict[tuple[int, str], int] = {}
    ordinals = []
    for pair in zip(tree.parents, tree.tags, strict=True):
        number = seen[pair] = seen.get(pair, 0) + 1
        ordinals.append(number)
    return ordinals
