"""Render the runs of a page to its page text and to blocks that are spans of it."""

from collections import Counter
from collections.abc import Sequence

from cleaner.block import Block
from cleaner.markdown.literal import literal
from cleaner.strip.html.table import markdown_table
from cleaner.strip.html.tree import CAPTION, CELL, CODE, HEADING, LIST, QUOTE, Tree
from cleaner.text.lazy_pattern import lazy_pattern

_LISTS = frozenset({"ul", "ol"})
_ITEMS = frozenset({"li", "dd", "dt"})
_IN_ITEMS = frozenset({"paragraph", "quote", "code"})
_TEXT_TAGS = frozenset(
    {"li", "dd", "dt", "p", "pre", "blockquote", "table", "td", "th", "caption", "figure",
     "figcaption", "summary", *(f"h{level}" for level in range(1, 7))}
)  # fmt: skip
"""Containers an item of a text may hold; any other is a box."""
BOXES = 3
"""So many boxes make a list item a card."""
BOX_RUNS = 40
"""Runs of an item that are looked at."""
_TICKS = lazy_pattern(r"`{3,}")
_ONE_LINE = LIST | QUOTE | HEADING | CELL | CAPTION
"""Where an image before a run stands in its line, since a blank line would end it."""
_BY_FLAG = ((CODE, "code"), (CAPTION, "caption"))
MAX_DEPTH = 5
"""The deepest level of a list that is written."""
MAX_PATH = 600
"""Characters of a path; of a longer one the inner half is written, after `...`."""


def render(
    tree: Tree, scores: Sequence[float], kinds: Sequence[str], keep: Sequence[bool]
) -> tuple[str, tuple[Block, ...]]:
    """Return the page text and its blocks, one for each run, in order.

    A kept run is what its tags make it (code and lists of a comment stay such), a dropped one what
    its container claims (`kinds`).
    """
    paths = element_paths(tree)
    tagged = BlockKinds(tree)
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    flags_of = tree.flags
    rows = zip(tree.texts, tree.owners, tree.linked, tree.breaks, scores, keep, strict=True)
    for index, (text, owner, linked, breaks, score, kept) in enumerate(rows):
        if index:
            goes_on = breaks == 1 or (flags_of[owner] & CODE and tagged.goes_on(index))
            gap = "\n" if goes_on else "\n\n"
            pieces.append(gap)
            at += len(gap)
        pieces.append(text)
        kind, level = tagged.of(index, owner)
        claimed = kinds[owner]
        if claimed and (not kept or (kind == "paragraph" and claimed == "comment")):
            kind, level = claimed, 0
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
                markdown=tagged.markdown(index, kind) if tagged.says_more else "",
            ),
        )
        at = end
    return "".join(pieces), tuple(blocks)


class BlockKinds:
    """What each run is by its tags: kind, level, and Markdown where that says more."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.by_flags: dict[int, tuple[str, int]] = {}
        self.items: dict[int, int] = {}
        self.boxes: dict[int, bool] = {}
        self.defined: set[int] | None = None
        self.numbers = _numbers(tree) if "ol" in tree.tags else {}
        self.says_more = bool(
            tree.tables or tree.marked or tree.pictures or self.numbers or tree.languages
        )

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
        """A run inside a list item: the first of an item stands for it, others stand under it."""
        known = _by_flags(flags)
        item = self.item(owner)
        if item < 0 or known[0] not in _IN_ITEMS:
            return known
        if known[0] != "code" and self.tree.firsts[item] == index:
            return "list", self.depth(item)
        return known[0], self.depth(item) + 1

    def item(self, node: int) -> int:
        """The list item a container is or stands in; -1 if none.

        An item that holds several boxes lays out a post or a card, and is none; nor is a definition
        without a term, which encyclopedias and forums use as an indent.
        """
        if (known := self.items.get(node)) is None:
            known = self.above(node, _ITEMS)
            while known >= 0 and (self.is_indent(known) or self.is_box(known)):
                known = self.above(self.tree.parents[known], _ITEMS)
            self.items[node] = known
        return known

    def is_indent(self, item: int) -> bool:
        """Whether a list item is a definition beside which no term stands."""
        tree = self.tree
        if tree.tags[item] != "dd":
            return False
        if self.defined is None:
            rows = zip(tree.tags, tree.parents, strict=True)
            self.defined = {parent for tag, parent in rows if tag == "dt"}
        return tree.parents[item] not in self.defined

    def is_box(self, item: int) -> bool:
        """Whether the text of a list item, inner lists aside, stands in several boxes."""
        if (known := self.boxes.get(item)) is None:
            tree = self.tree
            first, last = tree.firsts[item], min(tree.lasts[item], tree.firsts[item] + BOX_RUNS)
            owners = {o for o in tree.owners[first:last] if tree.tags[o] not in _TEXT_TAGS}
            own = [owner for owner in owners if self.above(owner, _ITEMS) == item]
            known = self.boxes[item] = len(own) >= BOXES
        return known

    def above(self, node: int, tags: frozenset[str]) -> int:
        """The nearest container with one of `tags`, from `node` up; -1 if none."""
        own, parents = self.tree.tags, self.tree.parents
        while node >= 0 and own[node] not in tags:
            node = parents[node]
        return node

    def depth(self, item: int) -> int:
        """How many list items lie around a list item; a definition stands under its term."""
        tags, parents = self.tree.tags, self.tree.parents
        depth = int(tags[item] == "dd")
        while depth < MAX_DEPTH:
            box = parents[item]
            while box > 0 and tags[box] in _LISTS and tags[parents[box]] in _LISTS:
                box = parents[box]  # a list straight in a list belongs to the item before it
                depth += 1
            if (item := self.item(box)) < 0:
                break
            depth += 1
        return min(depth, MAX_DEPTH)

    def goes_on(self, index: int) -> bool:
        """Whether a run is a further line of the piece of code that the run before it is part of."""
        tree = self.tree
        before, owner = tree.owners[index - 1], tree.owners[index]
        if not tree.flags[owner] & tree.flags[before] & CODE:
            return False
        return self.above(before, PIECES) == self.above(owner, PIECES)

    def markdown(self, index: int, kind: str) -> str:
        """The Markdown of a run where kind and text do not say it all; else empty."""
        tree = self.tree
        if (grid := tree.tables.get(index)) is not None:
            return self.pictured(index, markdown_table(grid))
        marked = self.pictured(index, tree.marked.get(index, ""))
        if kind == "list" and self.numbers:
            number = self.numbers.get(self.item(tree.owners[index]))
            return marked if number is None else f"{number}. {marked or literal(tree.texts[index])}"
        if kind == "code" and tree.languages:
            language = tree.languages.get(self.above(tree.owners[index], PIECES))
            return _fenced(tree.texts[index], language) if language else ""
        return marked

    def pictured(self, index: int, marked: str) -> str:
        """The Markdown of a run behind the images that stand before it, in its line if it must."""
        tree = self.tree
        if not (images := tree.pictures.get(index)):
            return marked
        in_line = tree.flags[tree.owners[index]] & _ONE_LINE
        return (" " if in_line else "\n\n").join([*images, marked or literal(tree.texts[index])])


def _numbers(tree: Tree) -> dict[int, int]:
    """The numbers of the items of numbered lists, by container."""
    following: dict[int, int] = {}
    numbers: dict[int, int] = {}
    items = Counter(p for p, tag in zip(tree.parents, tree.tags, strict=True) if tag == "li")
    for node, (tag, parent) in enumerate(zip(tree.tags, tree.parents, strict=True)):
        if tag == "ol":
            following[node] = tree.starts.get(node, items[node] if node in tree.reversed else 1)
        elif tag == "li" and parent in following:
            number = numbers[node] = tree.starts.get(node, following[parent])
            following[parent] = number - 1 if parent in tree.reversed else number + 1
    return numbers


def _fenced(text: str, language: str) -> str:
    """A piece of code between fences longer than any in it, with its language."""
    longest = max((len(run) for run in _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


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


PIECES = frozenset({"pre", "listing", "xmp"})


def keep_whole_code(tree: Tree, keep: list[bool]) -> None:
    """Set all runs of each piece of code in `keep` as most of its text is set."""
    for node, tag in enumerate(tree.tags):
        if tag in PIECES and tree.lasts[node] - tree.firsts[node] > 1:
            first, last = tree.firsts[node], tree.lasts[node]
            sizes = [len(text) for text in tree.texts[first:last]]
            kept = sum(n for n, k in zip(sizes, keep[first:last], strict=True) if k)
            keep[first:last] = [2 * kept > sum(sizes)] * (last - first)
