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


def render(
    tree: Tree, scores: Sequence[float], kinds: Sequence[str], keep: Sequence[bool]
) -> tuple[str, tuple[Block, ...]]:
    """Return the page text and its blocks, one for each run, in order.

    A kept run is what its tags make it, a dropped one what its container claims (`kinds`).
    """
    paths = element_paths(tree)
    tagged = _Kinds(tree)
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    rows = zip(tree.texts, tree.owners, tree.linked, tree.breaks, scores, keep, strict=True)
    for index, (text, owner, linked, breaks, score, kept) in enumerate(rows):
        if index:
            gap = "\n" if breaks == 1 else "\n\n"
            pieces.append(gap)
            at += len(gap)
        pieces.append(text)
        kind, level = tagged.of(index, owner)
        if not kept or kinds[owner] == "comment":
            kind = kinds[owner] or kind
        end = at + len(text)
        blocks.append(
            Block(
                kind=kind,
                text=text,
                start=at,
                end=end,
                index=index,
                level=level,
                path=paths[owner],
                links=round(linked / len(text), 3) if linked else 0.0,
                score=round(score, 4),
                markdown=_markdown(tree, index),
            ),
        )
        at = end
    return "".join(pieces), tuple(blocks)


def _markdown(tree: Tree, index: int) -> str:
    if (grid := tree.tables.get(index)) is not None:
        return markdown_table(grid)
    return tree.marked.get(index, "")


class _Kinds:
    """What each run is by its tags: kind and level."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.by_flags: dict[int, tuple[str, int]] = {}

    def of(self, index: int, owner: int) -> tuple[str, int]:
        """The kind of a run and its level."""
        flags = self.tree.flags[owner]
        if index in self.tree.tables:
            return "table", 0
        if flags & LIST:
            return self.in_list(index, owner, flags)
        if (known := self.by_flags.get(flags)) is None:
            known = self.by_flags[flags] = _by_flags(flags)
        return known

    def in_list(self, index: int, owner: int, flags: int) -> tuple[str, int]:
        """A run inside a list item: the first of an item stands for it."""
        known = _by_flags(flags)
        item = self.item(owner)
        if known[0] in {"paragraph", "quote"} and item >= 0 and self.tree.firsts[item] == index:
            return "list", self.depth(item)
        return known

    def item(self, node: int) -> int:
        """The list item a container is or stands in; -1 if none."""
        tags, parents = self.tree.tags, self.tree.parents
        while node >= 0 and tags[node] not in _ITEMS:
            node = parents[node]
        return node

    def depth(self, item: int) -> int:
        """How many list items lie around a list item."""
        depth = 0
        while depth < MAX_DEPTH and (item := self.item(self.tree.parents[item])) >= 0:
            depth += 1
        return depth


def _by_flags(flags: int) -> tuple[str, int]:
    if level := flags & HEADING:
        return "heading", level
    for bit, kind in _BY_FLAG:
        if flags & bit:
            return kind, 0
    return ("quote" if flags & QUOTE else "paragraph"), 0


def element_paths(tree: Tree) -> list[str]:
    """The path of each container that holds a run, such as `html/body/div.main/p[3]`.

    Each step is tag, first class, and ordinal among the parent's children of that tag if not the
    first.
    """
    seen: dict[tuple[int, str], int] = {}
    names: dict[tuple[str, str], str] = {}
    paths: list[str] = []
    rows = zip(tree.parents, tree.tags, tree.keys, tree.firsts, tree.lasts, strict=True)
    for parent, tag, key, first, last in rows:
        ordinal = seen[parent, tag] = seen.get((parent, tag), 0) + 1
        if first == last:
            paths.append("")
            continue
        if (name := names.get((tag, key))) is None:
            name = names[tag, key] = _step(tag, key)
        path = f"{paths[parent]}/{name}" if parent >= 0 else name
        if ordinal > 1:
            path = f"{path}[{ordinal}]"
        if len(path) >= MAX_PATH:
            path = ".../" + path[-MAX_PATH // 2 :].partition("/")[2]
        paths.append(path)
    return paths


def _step(tag: str, key: str) -> str:
    words = key.split(None, 1)
    return f"{tag}.{words[0]}" if words and words[0][0] != "@" else tag
