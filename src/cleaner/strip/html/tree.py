"""The runs and containers of a page as parallel lists, and the bits that containers inherit.

A run is the text between two block-level tags or line breaks; a container is a block-level
element. Lists instead of objects: labelling reads whole columns.
"""

# Bits of `Tree.flags`, inherited by all descendants of a container.
HEADING = 7  # the level, 1..6, in the three lowest bits
LIST = 8
QUOTE = 16
CODE = 32
CAPTION = 64
HIDDEN = 128
TABLE = 256
NAV = 512
FOOTER = 1024
HEADER = 2048
ASIDE = 4096
ARTICLE = 8192
MAIN = 16384
FORM = 32768
CELL = 65536
NOSCRIPT = 131072
"""Bits of a run's flags: what it stands in. The three lowest hold the level of a heading."""


MAX_DIGITS = 9
"""Digits of a number in an attribute that is believed."""
MAX_SPAN = 40
"""Columns or rows; more is the mark of a layout, or of a joke."""


def count_of(value: str | None) -> int:
    """The number an attribute says; 0 if it says none.

    >>> count_of("7"), count_of("VII"), count_of(None)
    (7, 0, 0)
    """
    return int(value) if value and value.isdecimal() and len(value) <= MAX_DIGITS else 0


def weigh(text: str) -> int:
    """The weight of a text in UTF-8 bytes: a Han character says as much as three Latin ones."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))


class Tree:
    """The runs and containers of a page, in document order, as parallel lists.

    Runs: `texts`, `owners` (container), `linked` (characters in links), `breaks` (line breaks
    before it since the last run of the same container); of some runs `marked` (its Markdown where
    links or emphasis are wanted and differ from the text), `pictures` (the images before it, as
    Markdown) and `tables` (the cells of a table).
    Containers: `tags`, `parents` (-1 for the root), `keys` (class, id, role and itemprop words),
    `flags`, `firsts` and `lasts` (half-open range of their runs); of some `starts` (the first
    number of a list, the number of an item), `reversed` (lists that count down), `languages` (of code), `spans` (columns and rows of a
    cell that takes more than one), `noted` (by attribute, those that have it).
    `images` has for each image the run in or before which it stands, and its container, `fields` the
    containers with a field for an address of mail.
    """

    __slots__ = (
        "breaks", "fields", "firsts", "flags", "images", "keys", "languages", "lasts", "linked", "marked", "noted",
        "owners", "parents", "pictures", "reversed", "spans", "starts", "tables", "tags", "texts",
    )  # fmt: skip

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.owners: list[int] = []
        self.linked: list[int] = []
        self.breaks: list[int] = []
        self.marked: dict[int, str] = {}
        self.pictures: dict[int, list[str]] = {}
        self.tables: dict[int, list[list[str]]] = {}
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.keys: list[str] = []
        self.flags: list[int] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.starts: dict[int, int] = {}
        self.reversed: set[int] = set()
        self.spans: dict[int, tuple[int, int]] = {}
        self.languages: dict[int, str] = {}
        self.noted: dict[str, list[int]] = {}
        self.images: list[tuple[int, int]] = []
        self.fields: list[int] = []

    def note_counts(self, node: int, attributes: dict[str, str | None]) -> None:
        """Note the number of a list item, and how many columns and rows a cell takes."""
        get = attributes.get
        if number := count_of(get("value")):
            self.starts[node] = number
        columns, rows = count_of(get("colspan")), count_of(get("rowspan"))
        if columns > 1 or rows > 1:
            self.spans[node] = max(1, min(columns, MAX_SPAN)), max(1, min(rows, MAX_SPAN))
