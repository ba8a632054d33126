"""A page as text rules see it: each stretch of markup is one character that nobody writes.

So a rule can count, look at neighbours and match over a page without ever taking an attribute, a
script or an entity for text, and reads the tenth of the page that is text. `MASK` stands for what
flows with the text (inline tags, entities, comments), `BREAK` for what ends a line of it (block
tags, scripts, preformatted text). The view knows where each of its places stands in the page.
"""

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate

from cleaner.text.lazy_pattern import lazy_pattern

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
# A "<" that opens nothing (`a < b`) is text. An unclosed comment or raw element runs to the end of
# the page, as in browsers; an attribute value may hold ">". A raw element is one piece with what
# stands in it, up to its closing tag.
_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+"""
_RAW_ELEMENT = "|".join(
    rf"<{name}(?![^\s/>]){_ATTRIBUTES}(?:(?<=/)>|>[^<]*+(?:<(?!/{name}(?![a-z0-9]))[^<]*+)*+)?"
    for name in sorted(_RAW)
)
_PIECE = rf"""
      <!--(?:[^-]++|-(?!->))*+(?:-->)?
    | <[!?][^>]*+>?
    | {_RAW_ELEMENT}
    | </?[a-z][^\s/>]*+{_ATTRIBUTES}>?
    | &(?:\#\d{{1,8}}|\#x[0-9a-f]{{1,7}}|[a-z][a-z0-9]{{1,31}});
"""
# Pieces that follow one another are one stretch, and so are those that only a line end parts: most
# tags of a page stand so, and a stretch is the unit of work.
_MARKUP = lazy_pattern(
    rf"((?:{_PIECE})(?:(?:[ \t\r]*+\n\s*+)?+(?:{_PIECE}))*+)", re.VERBOSE | re.IGNORECASE | re.ASCII
)
TAGS = lazy_pattern(
    rf"<!--(?:[^-]++|-(?!->))*+(?:-->)?|<[!?][^>]*+>?|{_RAW_ELEMENT}|</?[a-z][^\s/>]*+{_ATTRIBUTES}>?",
    re.IGNORECASE | re.ASCII,
)
"""A piece of markup: a comment, a tag, an element whose contents are not running text."""
_BLOCK_TAG = lazy_pattern(
    rf"</?(?!(?:{'|'.join(sorted(_INLINE))})(?![^\s/>]))[a-z]", re.IGNORECASE | re.ASCII
)


class View:
    """A page with its markup collapsed, and the way back, which is made when somebody goes it.

    `parts` are the stretches of text of the page, at every second place one of markup.
    """

    def __init__(self, text: str, parts: list[str]) -> None:
        self.text = text
        self._parts = parts

    @cached_property
    def marks(self) -> list[int]:
        """The places of the markup in `text`, sorted."""
        texts = self._parts[:-1:2]
        return [end - 1 for end in accumulate(len(text) + 1 for text in texts)]

    @cached_property
    def ahead(self) -> list[int]:
        """How far the page is ahead of the view behind so many of the marks."""
        return list(accumulate((len(piece) - 1 for piece in self._parts[1::2]), initial=0))

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
    parts = _MARKUP.split(page)
    pieces = parts[1::2]
    signs = {piece: BREAK if _BLOCK_TAG.search(piece) else MASK for piece in set(pieces)}
    shown = parts.copy()
    shown[1::2] = map(signs.__getitem__, pieces)
    return View("".join(shown), parts)
