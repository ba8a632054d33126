"""A walk that also writes runs as Markdown: links, images, emphasis, as far as they are wanted.

The text of a run stays free of marks; its Markdown goes beside it (`Tree.marked`) where it differs.
A mark that spans several runs is closed and opened again where one ends.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from cleaner.markdown.literal import Sign, literal_pieces
from cleaner.strip.html import tree as bit
from cleaner.strip.html.tags import KINDS
from cleaner.strip.html.tree import Tree
from cleaner.strip.html.walk import Walk, Wanted
from cleaner.text.lazy_pattern import lazy_pattern

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
_NO_TARGET = lazy_pattern(r"#|(?:javascript|data|about|vbscript):", re.IGNORECASE)
"""Links to a place of the same page or to nothing lose their target; their text stays."""
_UNSEEN = lazy_pattern(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]")
"""What a browser takes out of an address before it reads it (URL Standard, basic URL parser)."""
_IN_ALT = lazy_pattern(r"[\[\]`<\\&]")
"""What would end the text of an image or be markup in it."""
_REFERENCE = lazy_pattern(r"&(?=#|\w+;)")
"""In an address Markdown decodes references, which a browser has done once before."""
_TICKS = lazy_pattern(r"`+")
_IN_ADDRESS = {
    ord(sign): f"%{ord(sign):02X}" for sign in (*" ()<>`\\", *map(chr, range(32)), "\x7f")
}
"""What would end an address in Markdown, be markup in it, or is taken out of it by a browser."""
_LATE = lazy_pattern(r"data-(?:\w+-)*(?:src|original|lazy|url|img|image)(?:-\w+)*")
"""Attributes that hold the address of an image until a script loads it."""
_PICTURE = lazy_pattern(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?![\w-])", re.IGNORECASE)


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
        self.waiting: dict[str, str] = {}
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
        target = _UNSEEN.sub("", node.attributes.get("href") or "")
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
        pieces = self.marks[mark.start :]
        full = [number for number, piece in enumerate(pieces) if piece.strip()]
        if not mark.before or not full:
            return
        inner = pieces[full[0] : full[-1] + 1]
        blank = len(inner[0]) - len(inner[0].lstrip())
        lead, end = inner[0][:blank], len(inner[-1].rstrip())
        tail = inner[-1][end:]
        if tail:
            inner[-1] = inner[-1][:end]
        if blank:
            inner[0] = inner[0][blank:]
        before, after = mark.before, mark.after
        if before == "`" and (runs := _TICKS.findall("".join(inner))):
            fence = "`" * (max(map(len, runs)) + 1)
            before, after = f"{fence} ", f" {fence}"
        self.marks[mark.start :] = [
            *pieces[: full[0]], lead, Sign(before), *inner, Sign(after), tail, *pieces[full[-1] + 1 :]
        ]  # fmt: skip

    def add_image(self, node: Any, tag: str) -> None:
        """Write an image into the run it stands in, or before the next one."""
        super().add_image(node, tag)
        if not self.wanted.images or not (source := image_source(attributes := node.attributes)):
            return
        alt = _IN_ALT.sub(r"\\\g<0>", " ".join((attributes.get("alt") or "").split()))
        address = _address(self.wanted.base, source)
        image = Sign(f"![{alt}]({address})")
        if self.pieces:
            self.marks.append(image)
        else:  # once: a late one has a copy for browsers without scripts
            self.waiting.setdefault(address, image)

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
        in_code = self.tree.flags[self.at] & bit.CODE
        marked = self.clean("".join(self.marks) if in_code else literal_pieces(self.marks))
        self.marks.clear()
        super().flush()
        added = len(self.tree.texts) - before
        if added == 1 and marked != self.tree.texts[before]:
            self.tree.marked[before] = marked
        if added and self.waiting:
            self.tree.pictures[before] = list(self.waiting.values())
            self.waiting.clear()


def image_source(attributes: dict[str, str | None]) -> str:
    """The address of an image, also of one that a script loads late; empty if there is none.

    >>> image_source({"src": "data:image/gif;base64,R0lGOD", "data-lazy-src": "/a.jpg"})
    '/a.jpg'
    """
    late = [value for name, value in attributes.items() if value and _LATE.fullmatch(name)]
    named = next((value for value in late if _PICTURE.search(value)), "")
    given = next((s for s in (named, attributes.get("src"), *late) if s and s[:5] != "data:"), "")
    source = given or attributes.get("srcset") or ""
    return source.split()[0].rstrip(",") if " " in source and _SET.search(source) else source


_SET = lazy_pattern(r"\s\d+(?:\.\d+)?[wx](?:,|\Z)")
"""Of a set of addresses, one for each width or density of the screen."""


def _address(base: str, target: str) -> str:
    """An address made whole, with what would end it in Markdown escaped."""
    target = "".join(target.split()) if "\n" in target else target.strip()
    if base:
        with suppress(ValueError):  # an address no library reads stays as it is
            target = urljoin(base, target)
    return _REFERENCE.sub("&amp;", target.translate(_IN_ADDRESS))
