"""The numbers of a page that many columns need: weights, links, running sums."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import mul

from cleaner.strip.html import tree as bit
from cleaner.strip.html.tree import Tree, weigh

LONG = 100
"""Weight from which a run counts as running text."""


LINKED = 0.3
"""Share of link text under which a run may be prose."""


DENSE = 1.6
"""Bytes a character from which the text is Chinese, Japanese or Korean."""


OUT_OF_SIGHT = bit.HIDDEN | bit.NAV | bit.FOOTER
"""Places whose text is not shown or stands around."""


class Sums:
    """The numbers of a page that many columns need."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.weights = [weigh(text) for text in tree.texts]
        self.links = [
            linked / len(text) if linked else 0.0
            for text, linked in zip(tree.texts, tree.linked, strict=True)
        ]
        flags = tree.flags
        self.flags = [flags[owner] for owner in tree.owners]
        self.long = [
            weight if weight >= LONG and link < LINKED and not flags & OUT_OF_SIGHT else 0
            for weight, link, flags in zip(self.weights, self.links, self.flags, strict=True)
        ]
        linked_weights = list(map(mul, self.weights, self.links))
        self.weight_to = [0, *accumulate(self.weights)]
        self.linked_to = [0.0, *accumulate(linked_weights)]
        self.long_to = [0, *accumulate(self.long)]
        self.signatures = signatures(tree)
        self.sibling_kinds = list(zip(tree.parents, tree.tags, tree.keys, strict=True))
        self._counts: Counter[tuple[int, str, str]] | None = None
        self.copies, self.earlier = _count_copies(tree.texts)
        self.all_weight = self.weight_to[-1] or 1
        self.all_long = self.long_to[-1] or 1

    def sibling_counts(self) -> "Counter[tuple[int, str, str]]":
        """How many children of the same parent have the same tag and key."""
        if self._counts is None:
            self._counts = Counter(self.sibling_kinds)
        return self._counts

    def is_dense(self) -> bool:
        """Whether most characters of the page take more than one byte, as Han and kana do."""
        return self.all_weight > DENSE * sum(map(len, self.tree.texts))

    def survivors(self) -> list[int]:
        """The runs worth a look: all but those deep in menus, if there is running text at all."""
        count = len(self.weights)
        if self.long_to[-1] < RICH:
            return list(range(count))
        menu = [
            (link > MENU_LINKED or flags & OUT_OF_SIGHT)
            and weight < LONG
            and not flags & bit.HEADING
            for weight, link, flags in zip(self.weights, self.links, self.flags, strict=True)
        ]
        near = [True, True, *menu, True, True]
        return [
            i
            for i in range(count)
            if not menu[i]
            or near[i] + near[i + 1] + near[i + 2] + near[i + 3] + near[i + 4] < MENU_RUNS
        ]


def _count_copies(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """How many runs of the page begin as each one does, and how many of them stand before it.

    Pages made for several widths hold their text twice, posts quote those before them.
    """
    starts = [text[:COPY_START] for text in texts]
    seen: dict[str, int] = {}
    earlier = []
    for start in starts:
        before = seen.get(start, 0)
        earlier.append(before)
        seen[start] = before + 1
    return [seen[start] for start in starts], earlier


COPY_START = 40
"""Characters by which runs are taken for copies."""


COPY_WEIGHT = 60
"""Weight from which an earlier copy says something of the container."""


MENU_LINKED = 0.9
"""Share of link text from which on a run is an entry of a menu."""


MENU_RUNS = 4
"""Of five neighbouring runs so many have to be links for the middle one to be in a menu."""


RICH = 1500
"""Weight of running text from which link lists are taken for menus without a look."""


def signatures(tree: Tree) -> list[int]:
    """For each run a number that runs set alike share: by tag and key of container and parent."""
    tags, keys, parents = tree.tags, tree.keys, tree.parents
    numbers: dict[tuple[str, str, str], int] = {}
    return [
        numbers.setdefault((tags[o], keys[o], keys[parents[o]]), len(numbers)) for o in tree.owners
    ]
