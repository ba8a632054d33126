"""Boxes that repeat on a page (posts, cards, rows) and the slots in them.

A *box* is a container of one make with at least one sibling of that make; those are its *group*. A
*slot* is a way from the box down to a run: the third `div` of every post is the same slot whatever
stands in it. What stands in a slot from box to box says what the slot is for: the same words
everywhere are a button, a short text that differs a name or a date, a long one a post. The make is
coarse on purpose: posts differ in number, in `odd` and `even`, in state.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cleaner.strip.page_features import CAP, Columns, Sums

Make = tuple[int, str, str]

BOXES = 2
"""Boxes from which there is a group."""
TEXT_START = 40
"""Characters by which the texts of a slot are compared."""
MAKE_LENGTH = 80
_DIGITS = re.compile(r"\d+")
_NO_BOX = frozenset(
    {"p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html", "thead", "tbody", "td", "th"}
)
NAMES = (
    "boxes", "box_share", "slot_in", "slot_weight", "slot_links", "slot_long", "slot_share",
    "slot_words", "from_start",
)  # fmt: skip
WANTED = {
    "in": ("boxes", "slot_in", "slot_weight", "slot_links", "slot_words", "from_start"),
    "post": (
        "boxes", "box_share", "slot_in", "slot_weight", "slot_long", "slot_share", "slot_words",
        "from_start",
    ),
}  # fmt: skip
_NO_BOX_ROW = (0.0,) * len(NAMES)


@lru_cache(maxsize=20_000)
def make_of(key: str) -> str:
    """The first word of a key with numbers made equal.

    >>> make_of("post-4711 post odd")
    'post-0'
    """
    words = key.split(maxsplit=1)
    return _DIGITS.sub("0", words[0][:MAKE_LENGTH]) if words else ""


class Layer(NamedTuple):
    """For each container the box around it and the number of its slot; -1 where there is none."""

    boxes: list[int]
    slots: list[int]


class Group(NamedTuple):
    """How many boxes a group has, their weight and that of their running text."""

    boxes: int
    weight: float
    long: float


class Boxes:
    """The groups of a page, the innermost box of each container, and the boxes of the main group.

    The main group is the one with most running text beside that of its longest box: the posts of a
    thread, the cards of a list.
    """

    def __init__(self, page: Sums) -> None:
        self.page = page
        tree = page.tree
        known = {key: make_of(key) for key in set(tree.keys)}
        makes = [known[key] for key in tree.keys]
        self.kinds: list[Make] = list(zip(tree.parents, tree.tags, makes, strict=True))
        members: dict[Make, list[int]] = {}
        for node, kind in enumerate(self.kinds):
            if kind[1] not in _NO_BOX and tree.lasts[node] > tree.firsts[node]:
                members.setdefault(kind, []).append(node)
        self.members = {kind: nodes for kind, nodes in members.items() if len(nodes) >= BOXES}
        self.groups = {kind: self._group(nodes) for kind, nodes in self.members.items()}
        main = self._main()
        self.layers = {
            "in": self._layer(frozenset(self.members)),
            "post": self._layer(frozenset() if main is None else frozenset({main})),
        }

    def _group(self, nodes: Sequence[int]) -> Group:
        page, firsts, lasts = self.page, self.page.tree.firsts, self.page.tree.lasts
        weight = sum(page.weight_to[lasts[n]] - page.weight_to[firsts[n]] for n in nodes)
        long = sum(page.long_to[lasts[n]] - page.long_to[firsts[n]] for n in nodes)
        return Group(len(nodes), float(weight), float(long))

    def _main(self) -> Make | None:
        to, firsts, lasts = self.page.long_to, self.page.tree.firsts, self.page.tree.lasts
        best, found = 0.0, None
        for kind, nodes in self.members.items():
            total = self.groups[kind].long
            if total > best:
                value = total - max(to[lasts[n]] - to[firsts[n]] for n in nodes)
                if value > best:
                    best, found = value, kind
        return found

    def _layer(self, wanted: frozenset[Make]) -> Layer:
        if not wanted:
            nothing = [-1] * len(self.kinds)
            return Layer(nothing, nothing)
        boxes: list[int] = []
        slots: list[int] = []
        known: dict[Make, int] = {}
        for node, kind in enumerate(self.kinds):
            parent, tag, make = kind
            if kind in wanted:
                boxes.append(node)
                slots.append(known.setdefault((-1, tag, f"{parent} {make}"), len(known)))
            elif parent < 0 or boxes[parent] < 0:
                boxes.append(-1)
                slots.append(-1)
            else:
                boxes.append(boxes[parent])
                slots.append(known.setdefault((slots[parent], tag, make), len(known)))
        return Layer(boxes, slots)


class Slot:
    """What stands in a slot: runs, their weight, in links, running; in which boxes; which texts."""

    __slots__ = ("boxes", "linked", "long", "runs", "texts", "weight")

    def __init__(self) -> None:
        self.runs = 0
        self.weight = 0
        self.linked = 0.0
        self.long = 0
        self.boxes: set[int] = set()
        self.texts: set[str] = set()


def slot_columns(page: Sums, boxes: Boxes, ids: Sequence[int]) -> Columns:
    """What boxes and slots the runs `ids` are in."""
    out = Columns()
    for name, layer in boxes.layers.items():
        slots = _fill(page, layer)
        rows = [_row(boxes, layer, slots, i) for i in ids]
        columns = dict(zip(NAMES, zip(*rows, strict=True), strict=True)) if rows else {}
        for wanted in WANTED[name]:
            out.add(f"{name}_{wanted}", list(columns.get(wanted, ())))
    return out


def _fill(page: Sums, layer: Layer) -> dict[int, Slot]:
    tree = page.tree
    slots: dict[int, Slot] = {}
    for i, owner in enumerate(tree.owners):
        number = layer.slots[owner]
        if number < 0:
            continue
        slot = slots.get(number)
        if slot is None:
            slot = slots[number] = Slot()
        weight = page.weights[i]
        slot.runs += 1
        slot.weight += weight
        slot.linked += weight * page.links[i]
        slot.long += page.long[i]
        slot.boxes.add(layer.boxes[owner])
        slot.texts.add(tree.texts[i][:TEXT_START])
    return slots


def _row(boxes: Boxes, layer: Layer, slots: dict[int, Slot], run: int) -> tuple[float, ...]:
    """The values of `NAMES` for a run."""
    tree = boxes.page.tree
    owner = tree.owners[run]
    box = layer.boxes[owner]
    if box < 0:
        return _NO_BOX_ROW
    group = boxes.groups[boxes.kinds[box]]
    slot = slots[layer.slots[owner]]
    return (
        float(group.boxes),
        group.long / boxes.page.all_long,
        len(slot.boxes) / group.boxes,
        slot.weight / slot.runs,
        slot.linked / slot.weight,
        slot.long / (group.long or 1.0),
        slot.weight / (group.weight or 1.0),
        len(slot.texts) / slot.runs,
        float(min(run - tree.firsts[box], CAP)),
    )
