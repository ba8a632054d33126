"""A walk that also writes runs as Markdown: links, images, emphasis, as far as they are wanted.

The text of a run stays free of marks; its Markdown goes beside it (`Tree.marked`) where it differs.
A mark that spans several runs is closed and opened again where one ends.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from cleaner.strip import tree_lists as bit
from cleaner.strip.tree import KINDS, Walk, Wanted
from cleaner.strip.tree_lists import Tree

_MARK = KINDS
_SIGNS = {
    **dict.fromkeys(("b", "strong"), ("**", "**")),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), ("*", "*")),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), ("`", "`")),
    **dict.fromkeys(("s", "strike", "del"), ("~~", "~~")),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
}
"""What emphasis is written with; sup and sub have no sign, and Markdown takes their tags."""
_ONE_LINE = bit.LIST | bit.QUOTE | bit.HEADING | bit.CELL | bit.CAPTION
"""Where an image before a run stands in its line, since a blank line would end it."""
_NO_TARGET = re.compile(r"#|(?:javascript|data|about|vbscript):", re.IGNORECASE)
"""Links to a place of the same page or to nothing lose their target; their text stays."""


class _Open:
    """A mark that has begun: where in the run, and what stands before and behind."""

    __slots__ = ("after", "before", "start")

    def __init__(self, start: int, before: str, after: str) -> None:
        self.start = start
        self.before = before
        self.after = after


class MarkedWalk(Walk):
    """A pass that also writes runs as Markdown."""

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted
        self.tags = {**Walk.tags, **dict.fromkeys(_SIGNS, _MARK)} if wanted.emphasis else Walk.tags
        self.marks: list[str] = []
        self.waiting: list[str] = []
        self.open: list[_Open] = []

    def begins(self) -> list[Callable[[Any, str], Any]]:
        """The beginnings of a plain walk and those of emphasis."""
        return [*super().begins(), self.open_mark]

    def ends(self) -> list[Callable[[], None] | None]:
        """The ends of a plain walk and those of emphasis."""
        return [*super().ends(), self.close_mark]

    def run(self, root: Any, tag: str = "html") -> Tree:
        """Walk all nodes below `root`."""
        for name in self.wanted.notes:
            self.tree.noted[name] = []
        return super().run(root, tag)

    def add_text(self, text: str) -> None:
        """Add the text of one text node to the run and to its Markdown."""
        super().add_text(text)
        self.marks.append(text)

    def open_mark(self, node: Any, tag: str) -> Any:
        """Begin emphasis; inside code and inside the same sign there is none."""
        before, after = _SIGNS[tag]
        in_code = self.tree.flags[self.at] & bit.CODE or any(m.before == "`" for m in self.open)
        if in_code or any(m.before == before for m in self.open):
            before = after = ""
        self.open.append(_Open(len(self.marks), before, after))
        return node.child

    def close_mark(self) -> None:
        """End what has begun last."""
        self._wrap(self.open.pop())

    def open_link(self, node: Any, tag: str) -> Any:
        """Begin a link."""
        target = (node.attributes.get("href") or "").strip()
        wanted = self.wanted.links and target and not _NO_TARGET.match(target)
        before, after = ("[", f"]({_address(self.wanted.base, target)})") if wanted else ("", "")
        self.open.append(_Open(len(self.marks), before, after))
        return super().open_link(node, tag)

    def close_link(self) -> None:
        """End a link."""
        super().close_link()
        self._wrap(self.open.pop())

    def _wrap(self, mark: _Open) -> None:
        """Put the signs of a mark around what has been written since it began."""
        inner = "".join(self.marks[mark.start :])
        bare = inner.strip()
        if not mark.before or not bare:
            return
        at = inner.index(bare[0])
        before, after = mark.before, mark.after
        if before == "`" and "`" in bare:
            before, after = "`` ", " ``"
        self.marks[mark.start :] = [inner[:at], before, bare, after, inner[at + len(bare) :]]

    def add_image(self, node: Any, tag: str) -> None:
        """Write an image into the run it stands in, or before the next one."""
        super().add_image(node, tag)
        attributes = node.attributes
        source = attributes.get("src") or attributes.get("data-src")
        if source and self.wanted.images and not source.startswith("data:"):
            alt = " ".join((attributes.get("alt") or "").split())
            image = f"![{alt}]({_address(self.wanted.base, source)})"
            (self.marks if self.pieces else self.waiting).append(image)

    def open_container(self, node: Any, tag: str) -> Any:
        """Begin a container, and note it if it bears an attribute looked for."""
        child = super().open_container(node, tag)
        for name, places in self.tree.noted.items():
            if name in node.attributes:
                places.append(self.at)
        return child

    def close_container(self) -> None:
        """End a container; one folded into its table is noted as the table."""
        at = self.at
        super().close_container()
        count = len(self.tree.tags)
        for places in self.tree.noted.values():
            if places and places[-1] >= count:
                places[:] = dict.fromkeys(at if place >= count else place for place in places)

    def flush(self) -> None:
        """End a run and its Markdown; marks still open go on in the next."""
        for mark in reversed(self.open):
            self._wrap(mark)
            mark.start = 0
        before = len(self.tree.texts)
        marked = self.clean("".join(self.marks))
        self.marks.clear()
        super().flush()
        if len(self.tree.texts) == before + 1 and (
            self.waiting or marked != self.tree.texts[before]
        ):
            in_line = self.tree.flags[self.at] & _ONE_LINE
            self.tree.marked[before] = (" " if in_line else "\n\n").join([*self.waiting, marked])
            self.waiting = []


def _address(base: str, target: str) -> str:
    """An address made whole, with what would end it in Markdown escaped."""
    target = "".join(target.split()) if "\n" in target else target.strip()
    if base:
        with suppress(ValueError):  # an address no library reads stays as it is
            target = urljoin(base, target)
    return target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
