"""References of a page that were escaped twice: readers see `don&#8217;t` on it.

A page that explains references shows them between blanks and in quotes; where they stand inside words
and beside them, some program has escaped what was escaped already.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.repair.markup_mask import TAGS
from cleaner.text.lazy_pattern import lazy_pattern

_TWICE = lazy_pattern(r"&amp;(?=((?:\#\d{2,6}|\#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,8}\d{0,2});))")
_MARKUP = frozenset("<>")
_QUOTES = frozenset("\"'`“”‘’「」")
ATTACHED = 2
"""References at words from which they are taken for escaped twice; one in a word is enough if no
other is shown."""
CITED = 2
"""So many at words for one that is cited, at least."""


class Place(NamedTuple):
    """A reference escaped twice: where it stands, whether at a word, inside one, or cited."""

    start: int
    is_attached: bool
    is_inside: bool
    is_cited: bool


def twice_escaped(page: str) -> list[int]:
    """The places of references to be unescaped once more; none if the page speaks of references.

    >>> twice_escaped("<p>don&amp;#8217;t</p>")
    [6]
    >>> twice_escaped("<p>write &amp;amp; for the sign</p>")
    []
    """
    may = any(_tells(m) and _place(page, m).is_attached for m in _TWICE.finditer(page))
    found = list(_places(page)) if may else []  # markup is told from text only then: that is dear
    attached = [place for place in found if place.is_attached]
    cited = sum(place.is_cited for place in found)
    if len(attached) < ATTACHED and not (attached and attached[0].is_inside and not cited):
        return []
    return [] if len(attached) < CITED * cited else [place.start for place in found]


def _named(match: re.Match[str]) -> str:
    """What the reference that stands there escaped means."""
    from html import unescape

    return unescape("&" + match[1])


def _tells(match: re.Match[str]) -> bool:
    """Whether a reference names one character that is no bracket of markup."""
    character = _named(match)
    return len(character) == 1 and character not in _MARKUP


def _places(page: str) -> Iterator[Place]:
    """The references escaped twice in the running text of a page."""
    at = 0
    for markup in (*TAGS.finditer(page), None):
        end = markup.start() if markup else len(page)
        for match in _TWICE.finditer(page, at, end):
            if _tells(match):
                yield _place(page, match)
        at = markup.end() if markup else end


def _place(page: str, match: re.Match[str]) -> Place:
    character = _named(match)
    last = match.end() + len(match[1])
    left, right = page[max(0, match.start() - 1) : match.start()], page[last : last + 1]
    inside = left.isalnum() and right.isalnum()
    attached = (left.isalnum() or right.isalnum()) and not {left, right} & _QUOTES
    cited = not attached and character != "&" and left != ";" and right != "&"
    return Place(match.start(), attached, inside, cited)
