"""Render the runs of a page to its page text and to blocks that are spans of it."""

from cleaner.document import Block
from cleaner.strip.html_table import markdown_table
from cleaner.strip.tree_lists import CAPTION, CODE, HEADING, LIST, QUOTE, Tree

_ITEMS = frozenset({"li", "dd", "dt"})
_BY_FLAG = ((CODE, "code"), (CAPTION, "caption"))
MAX_DEPTH = 8
PATH_PARTS = 24
"""Elements of a path that are written; of a deeper one the innermost half and `...`."""


def render(tree: Tree, scores: list[float]) -> tuple[str, tuple[Block, ...]]:
    """Return the page text and its blocks, one for each run, in order."""
    paths = _Paths(tree)
    kinds = _Kinds(tree)
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for index, (text, owner) in enumerate(zip(tree.texts, tree.owners, strict=True)):
        if index:
            gap = "\n" if tree.breaks[index] == 1 else "\n\n"
            pieces.append(gap)
            at += len(gap)
        pieces.append(text)
        kind, level = kinds.of(index)
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
        self.ordinals: list[int] = []
        self.known: dict[int, str] = {}

    def of(self, node: int) -> str:
        """The path of a container."""
        if (path := self.known.get(node)) is None:
            parts: list[str] = []
            at = node
            while at >= 0 and len(parts) < PATH_PARTS:
                parts.append(self.step(at))
                at = self.tree.parents[at]
            if at >= 0:
                parts[PATH_PARTS // 2 :] = ["..."]
            path = self.known[node] = "/".join(reversed(parts))
        return path

    def step(self, node: int) -> str:
        """One element of a path: tag, first class, ordinal among its like if it is not the first."""
        if not self.ordinals:
            self.ordinals = self.count()
        words = self.tree.keys[node].split(None, 1)
        name = f".{words[0]}" if words and words[0][0] != "@" else ""
        ordinal = self.ordinals[node]
        return (
            f"{self.tree.tags[node]}{name}[{ordinal}]"
            if ordinal > 1
            else self.tree.tags[node] + name
        )

    def count(self) -> list[int]:
        """The ordinal of each container among the children of its parent that have its tag."""
        seen: dict[tuple[int, str], int] = {}
        ordinals = []
        for pair in zip(self.tree.parents, self.tree.tags, strict=True):
            number = seen[pair] = seen.get(pair, 0) + 1
            ordinals.append(number)
        return ordinals
