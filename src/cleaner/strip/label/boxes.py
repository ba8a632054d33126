"""Boxes that repeat on a page (posts, cards, rows) and the slots in them.

A *box* is a container of one make with at least one sibling of that make; those are its *group*. A
*slot* is a way from the box down to a run: the third `div` of every post is the same slot whatever
stands in it. What stands in a slot from box to box says what the slot is for: the same words
everywhere are a button, a short text that differs a name or a date, a long one a post. The make is
coarse on purpose: posts differ in number, in `odd` and `even`, in state.
"""

from collections.abc import Sequence
from functools import lru_cache

from cleaner.strip.label.columns import Columns
from cleaner.strip.label.features import CAP
from cleaner.strip.label.sums import Sums
from cleaner.text.lazy_pattern import lazy_pattern

Make = tuple[int, str, str]

BOXES = 2
"""Boxes from which there is a group."""
TEXT_START = 40
"""Characters by which the texts of a slot are compared."""
MAKE_LENGTH = 80
"""Code points of class words that make boxes of one make."""
_DIGITS = lazy_pattern(r"\d+")
_NO_BOX = frozenset(
    {"p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html", "thead", "tbody", "td", "th"}
)
NAMES = (
    "boxes", "box_share", "slot_in", "slot_weight", "slot_long", "slot_share", "slot_words",
    "from_start",
)  # fmt: skip
_NO_BOX_ROW = (0.0,) * len(NAMES)
"""The columns of a run that stands in no box."""


@lru_cache(maxsize=20_000)
def make_of(key: str) -> str:
    """The first word of a key with numbers made equal.

    >>> make_of("post-4711 post odd")
    'post-0'
    """
    words = key.split(maxsplit=1)
    return _DIGITS.sub("0", words[0][:MAKE_LENGTH]) if words else ""


class Boxes:
    """The main group of a page: the one with most running text beside that of its longest box.

    That is the posts of a thread, the cards of a list. `boxes` and `slots` say for each container
    the box around it and the number of its slot, -1 where there is none; `count`, `weight` and
    `long` are those of the group.
    """

    def __init__(self, page: Sums) -> None:
        self.page = page
        tree = page.tree
        known = {key: make_of(key) for key in set(tree.keys)}
        self.makes = [known[key] for key in tree.keys]
        self.members = self._main()
        self.boxes = [-1] * len(tree.tags)
        self.slots = [-1] * len(tree.tags)
        self._descend()
        spans = [(tree.firsts[n], tree.lasts[n]) for n in self.members]
        self.weight = float(sum(page.weight_to[b] - page.weight_to[a] for a, b in spans))
        self.long = float(sum(page.long_to[b] - page.long_to[a] for a, b in spans))

    def _main(self) -> list[int]:
        """The containers that are the boxes of the main group."""
        tree, to = self.page.tree, self.page.long_to
        members: dict[Make, list[int]] = {}
        longs: dict[Make, list[int]] = {}
        spans = zip(tree.firsts, tree.lasts, strict=True)
        for node, (kind, (a, b)) in enumerate(
            zip(zip(tree.parents, tree.tags, self.makes, strict=True), spans, strict=True)
        ):
            if (long := to[b] - to[a]) and kind[1] not in _NO_BOX:
                members.setdefault(kind, []).append(node)
                longs.setdefault(kind, []).append(long)
        best: Make | None = None
        most = 0
        for kind, values in longs.items():
            if len(values) >= BOXES and (beside := sum(values) - max(values)) > most:
                best, most = kind, beside
        return self._alike(members[best][0]) if best is not None else []

    def _alike(self, box: int) -> list[int]:
        """All containers with runs that are of the make of `box` under the same parent."""
        tree = self.page.tree
        parent, tag, make = tree.parents[box], tree.tags[box], self.makes[box]
        return [
            n
            for n in range(parent + 1, len(tree.tags))
            if tree.parents[n] == parent
            and tree.tags[n] == tag
            and self.makes[n] == make
            and tree.lasts[n] > tree.firsts[n]
        ]

    def _descend(self) -> None:
        """Enter the boxes of the group and all that lies in them."""
        parents, tags = self.page.tree.parents, self.page.tree.tags
        known: dict[Make, int] = {}
        for box in self.members:
            self.boxes[box], self.slots[box] = box, 0
            node = box + 1
            while node < len(parents) and parents[node] >= box:
                self.boxes[node] = box
                way = (self.slots[parents[node]], tags[node], self.makes[node])
                self.slots[node] = known.setdefault(way, len(known) + 1)
                node += 1


class Slot:
    """What stands in a slot: runs, their weight, the running text; in which boxes; which texts."""

    __slots__ = ("boxes", "long", "runs", "texts", "weight")

    def __init__(self) -> None:
        self.runs = 0
        self.weight = 0
        self.long = 0
        self.boxes: set[int] = set()
        self.texts: set[str] = set()


def slot_columns(page: Sums, boxes: Boxes, ids: Sequence[int]) -> Columns:
    """What boxes and slots of the main group the runs `ids` are in."""
    out = Columns()
    slots = _fill(boxes)
    owners = page.tree.owners
    rows = [_row(boxes, slots, i) if boxes.boxes[owners[i]] >= 0 else _NO_BOX_ROW for i in ids]
    columns = zip(*rows, strict=True) if rows else [()] * len(NAMES)
    for name, values in zip(NAMES, columns, strict=True):
        out.add(f"post_{name}", list(values))
    return out


def _fill(boxes: Boxes) -> dict[int, Slot]:
    page, tree = boxes.page, boxes.page.tree
    slots: dict[int, Slot] = {}
    for box in boxes.members:
        for i in range(tree.firsts[box], tree.lasts[box]):
            number = boxes.slots[tree.owners[i]]
            slot = slots.get(number)
            if slot is None:
                slot = slots[number] = Slot()
            slot.runs += 1
            slot.weight += page.weights[i]
            slot.long += page.long[i]
            slot.boxes.add(box)
            slot.texts.add(tree.texts[i][:TEXT_START])
    return slots


def _row(boxes: Boxes, slots: dict[int, Slot], run: int) -> tuple[float, ...]:
    """The values of `NAMES` for a run in a box."""
    tree = boxes.page.tree
    owner = tree.owners[run]
    slot = slots[boxes.slots[owner]]
    count = len(boxes.members)
    return (
        float(count),
        boxes.long / boxes.page.all_long,
        len(slot.boxes) / count,
        slot.weight / slot.runs,
        slot.long / (boxes.long or 1.0),
        slot.weight / (boxes.weight or 1.0),
        len(slot.texts) / slot.runs,
        float(min(run - tree.firsts[boxes.boxes[owner]], CAP)),
    )
