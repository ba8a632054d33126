"""What stands around the title: the lines under and above the main heading, as far as the article.

A page that shows its date, source and author shows them here. Only a bounded stretch of the tree
is walked (`NODES` nodes), so that the cost does not depend on the size of the page.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from cleaner.strip.credits.split import field_of
from cleaner.text.fold import fold

NODES = 140
"""Nodes walked after the heading."""
LONG = 180
"""Weighed characters of a paragraph: the article has begun. A CJK character weighs three."""
BEFORE = 160
"""Characters of an element before the heading that is still looked at."""

_SKIP = frozenset(
    {"script", "style", "noscript", "svg", "template", "select", "textarea", "iframe", "video"}
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
    ]
)


_BOXES = frozenset({"dd", "div", "p", "td"})
"""Blocks that may hold the value of the label before them."""


_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})


class Line(NamedTuple):
    """A line of the page near its title.

    `text` has its white space folded, `marks` are the classes, ids and itemprops of the elements
    it stands in (case-folded, inner first), `stamp` the `datetime` of a `time` element in it,
    `below` whether another heading stands between it and the title.
    """

    text: str
    marks: str = ""
    stamp: str = ""
    below: bool = False


def lines_near(heading: Any) -> list[Line]:
    """The lines after the heading up to the second long paragraph, then those just before it."""
    found: list[Line] = []
    long = 0
    for line in _after(heading):
        found.append(line)
        long += _weight(line.text) > LONG
        if long > 1:
            break
    return found + list(_before(heading))


def _weight(text: str) -> int:
    """Length in Latin characters."""
    return len(text) if text.isascii() else sum(3 if c > "\u2fff" else 1 for c in text)


class _Writer:
    """Puts the runs of text of a walk together into lines."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.marks: list[str] = []
        self.stamp = ""
        self.ended = False
        self.below = False

    def enter(self, node: Any) -> None:
        """Note the marks of an element."""
        attributes = node.attributes
        mark = " ".join(v for k in ("class", "id", "itemprop", "rel") if (v := attributes.get(k)))
        if mark:
            self.marks.append(mark.casefold())
        self.stamp = self.stamp or attributes.get("datetime") or ""

    def is_label(self) -> bool:
        """Whether what is written so far is a label whose value follows: By, Author:."""
        text = fold(" ".join("".join(self.parts).split()))
        return bool(field_of(text.rstrip(" :")))

    def flush(self) -> Iterator[Line]:
        """Give the line written so far, if any."""
        text = " ".join("".join(self.parts).split())
        if text or self.stamp:
            yield Line(text, " ".join(reversed(self.marks[-4:])), self.stamp, self.below)
            self.stamp = ""
            self.marks.clear()
        self.parts.clear()


def _after(heading: Any) -> Iterator[Line]:
    """Walk in document order from the end of the heading."""
    writer = _Writer()
    node, down = heading, False
    for _ in range(NODES):
        node, down = _step(node, down, writer)
        if writer.ended:
            writer.ended = False
            if not writer.is_label():
                yield from writer.flush()
        if node is None:
            break
        tag = node.tag
        if tag == "-text":
            writer.parts.append(node.text_content or "")
            down = False
            continue
        down = tag not in _SKIP and not tag.startswith("-")
        if tag in _BLOCKS and not (tag in _BOXES and writer.is_label()):
            yield from writer.flush()
        writer.below = writer.below or tag in _HEADINGS
        if down:
            writer.parts.append(" ")  # elements of a byline stand apart on the screen
            writer.enter(node)
    yield from writer.flush()


def _step(node: Any, down: bool, writer: _Writer) -> tuple[Any, bool]:  # noqa: FBT001 - a state of the walk
    """The next node in document order; leaving an element parts its text from what follows."""
    if down and (child := node.child) is not None:
        return child, False
    while node is not None and node.next is None:
        node = node.parent
        if node is None or node.tag in {"body", "html"}:
            return None, False
        writer.parts.append(" ")
        writer.ended = writer.ended or node.tag in _BLOCKS
    return (node.next, False) if node is not None else (None, False)


def short_text(node: Any, limit: int, *, separator: str = " ") -> str:
    """The text of a small element, white space folded; empty if it is longer than `limit`.

    The walk is bounded, so that an element nobody closed, with the page in it, costs nothing.
    """
    parts: list[str] = []
    size = 0
    for text in _runs(node):
        parts.append(text)
        size += len(text)
        if size > 4 * limit:
            return ""
    folded = " ".join(separator.join(parts).split()) if separator == " " else separator.join(parts)
    return folded if len(folded) <= limit else ""


def _runs(root: Any) -> Iterator[str]:
    """The runs of text below a node, in order, of at most `NODES` nodes."""
    node, own = root.child, root.mem_id
    for _ in range(NODES):
        if node is None:
            return
        tag = node.tag
        if tag == "-text":
            yield node.text_content or ""
        child = node.child if tag not in _SKIP and not tag.startswith("-") else None
        while child is None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == own:
                return
        node = child if child is not None else node.next


def _before(heading: Any) -> Iterator[Line]:
    """Short elements before the heading and before the two elements it stands in."""
    node = heading
    for _ in range(3):
        earlier = node.prev
        for _ in range(4):
            if earlier is None:
                break
            is_element = not earlier.tag.startswith("-") and earlier.tag not in _SKIP
            if is_element and (text := short_text(earlier, BEFORE)):
                attributes = earlier.attributes
                mark = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
                yield Line(text, mark.casefold().strip(), attributes.get("datetime") or "")
            earlier = earlier.prev
        node = node.parent
        if node is None or node.tag in {"body", "html"}:
            break
