"""A page as text rules see it: each stretch of markup is one character that nobody writes.

So a rule can count, look at neighbours and match over a page without ever taking an attribute, a
script or an entity for text, and reads the tenth of the page that is text. `MASK` stands for what
flows with the text (inline tags, entities, comments), `BREAK` for what ends a line of it (block
tags, scripts, preformatted text). The view knows where each of its places stands in the page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

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
    """A page with its markup collapsed, and the way back.

    `marks` are the places of the markup in `text`, sorted; `ahead` says how far the page is ahead
    of the view behind so many of them.
    """

    text: str
    marks: list[int]
    ahead: list[int]

    def in_page(self, place: int) -> int:
        """Map a border between two characters of the view to the page: markup belongs behind it."""
        return place + self.ahead[bisect_left(self.marks, place)]

    def is_touched(self, start: int, end: int) -> bool:
        """Whether a span of the view holds markup."""
        return bisect_left(self.marks, start) != bisect_left(self.marks, end)


def view_page(page: str) -> View:
    """Collapse the markup of a page, in one pass over it.

    >>> view_page("a<p>b").text == f"a{BREAK}b"
    True
    """
    parts: list[str] = []
    marks: list[int] = []
    ahead = [0]
    at = size = 0
    for start, end, mark in _masked(page):
        if start > at or not marks:
            parts += (page[at:start], mark)
            marks.append(size + start - at)
            size = marks[-1] + 1
            ahead.append(end - size)
        else:  # stretches that touch are one
            parts[-1] = BREAK if mark == BREAK else parts[-1]
            ahead[-1] = end - size
        at = end
    parts.append(page[at:])
    return View("".join(parts), marks, ahead)


def _masked(page: str) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of markup, in order, with the character that stands for them."""
    at = 0
    while at >= 0:
        for found in _MARKUP.finditer(page, at):
            start, end = found.span()
            name = found[1]
            if name is None:
                yield start, end, MASK
                continue
            name = name.lower()
            if name in _RAW and page[start + 1] != "/" and not found[0].endswith("/>"):
                at = _end_of_raw(page, end, name)
                yield start, at, BREAK if name not in _INLINE else MASK
                break  # what stands in there is no markup: start anew behind it
            yield start, end, MASK if name in _INLINE else BREAK
        else:
            at = -1


def _end_of_raw(page: str, at: int, name: str) -> int:
    """Where the contents of a raw element end; the page's end if it is never closed."""
    while (at := page.find("</", at)) >= 0:
        after = at + 2 + len(name)
        if page[at + 2 : after].lower() == name and not page[after : after + 1].isalnum():
            return at
        at += 2
    return len(page)
