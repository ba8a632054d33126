"""A page as text rules see it: same length, but markup replaced by characters nobody writes.

So a rule can count, look at neighbours and match over a page without ever taking an attribute, a
script or an entity for text. `MASK` stands for what flows with the text (inline tags, entities,
comments), `BREAK` for what ends a line of it (block tags, scripts, preformatted text).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.edit import Edit

MASK = "\ufdd0"
BREAK = "\ufdd1"
"""Noncharacters: no text has them by right, so a masked place cannot be taken for text."""

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_RAW = frozenset(["script", "style", "pre", "textarea", "code", "xmp", "template", "svg", "math"])
"""Elements whose contents are not running text."""

# One alternative a kind of markup, each linear: no quantifier can give back what another takes.
# A "<" that opens nothing (`a < b`) is text. An unclosed comment runs to the end of the page, as in
# browsers; an attribute value may hold ">".
_MARKUP = re.compile(
    r"""
      <!--.*?(?:-->|\Z)
    | <[!?][^>]*+>?
    | </?(?P<name>[A-Za-z][^\s/>]*+)(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>?
    | &(?:\#\d{1,8}|\#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});
    """,
    re.VERBOSE | re.DOTALL,
)


class View(NamedTuple):
    """A masked page and the spans that were masked, sorted, as two lists of their borders."""

    text: str
    starts: list[int]
    ends: list[int]

    def is_touched(self, edit: Edit) -> bool:
        """Whether an edit reaches into markup (an insertion: whether it lies inside of it)."""
        at = bisect_left(self.starts, max(edit.end, edit.start + 1)) - 1
        if at < 0 or self.ends[at] <= edit.start:
            return False
        return edit.end > edit.start or self.starts[at] < edit.start


def view_page(page: str) -> View:
    """Mask the markup of a page, in one pass over it."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, mark in _masked(page):
        parts += (page[at:start], mark * (end - start))
        starts.append(start)
        ends.append(end)
        at = end
    parts.append(page[at:])
    return View("".join(parts), starts, ends)


def _masked(page: str) -> Iterator[tuple[int, int, str]]:
    """Yield the spans to mask, in order, with the character that stands for them."""
    at = 0
    while found := _MARKUP.search(page, at):
        start, end = found.span()
        name = (found["name"] or "").lower()
        if name in _RAW and page[start + 1] != "/" and not found[0].endswith("/>"):
            end = _end_of_raw(page, end, name)
        yield start, end, BREAK if name and name not in _INLINE else MASK
        at = end


def _end_of_raw(page: str, at: int, name: str) -> int:
    """Where the contents of a raw element end; the page's end if it is never closed."""
    closed = re.compile(rf"</{name}\b", re.IGNORECASE).search(page, at)
    return closed.start() if closed else len(page)
