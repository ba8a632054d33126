"""Levels of headings: from tags, and for styles of text from which style stands under which.

The topmost headings of a body get level 2, since 1 is the title's. A style stands under another if
its mark usually does (（一） under 一、), or if it turns up again and again under different headings
of the other.
"""

from collections.abc import Sequence

from cleaner.split.headings import Heading

TOP = 2
"""The level below the title's."""
DEEPEST = 6
"""The deepest level of Markdown."""
AGAIN = 2
"""Under so many headings of another style a style has to turn up to stand below it."""


def assign_levels(headings: Sequence[Heading]) -> list[int]:
    """The level of each heading, 2 to 6, the smallest always 2.

    >>> assign_levels([Heading(0, "a", 3), Heading(2, "b", 4), Heading(4, "a", 3)])
    [2, 3, 2]
    """
    if not headings:
        return []
    depths = _depths(headings)
    levels: list[int] = []
    above = 0
    for heading in headings:
        if heading.style == "tag":
            above = heading.level or TOP
            levels.append(above)
        else:
            levels.append(above + 1 + depths[heading.style])
    if not any(heading.style == "tag" for heading in headings):
        levels = [TOP + depths[heading.style] for heading in headings]
    least = min(levels)
    return [min(DEEPEST, max(TOP, level - least + TOP)) for level in levels]


def _depths(headings: Sequence[Heading]) -> dict[str, int]:
    """How many styles each style stands under."""
    styles = list(dict.fromkeys(h.style for h in headings if h.style != "tag"))
    ranks = {h.style: h.rank for h in headings}
    below = {
        style: {
            other for other in styles if other != style and _under(style, other, headings, ranks)
        }
        for style in styles
    }
    return {style: _depth(style, below, frozenset()) for style in styles}


def _under(style: str, other: str, headings: Sequence[Heading], ranks: dict[str, int]) -> bool:
    if ranks[style] and ranks[other]:
        return ranks[style] > ranks[other]
    if style == "name":
        return False
    hosts: set[int] = set()
    host = -1
    first = next(i for i, h in enumerate(headings) if h.style == style)
    for at, heading in enumerate(headings):
        if heading.style == other:
            host = at
        elif heading.style == style and host >= 0:
            hosts.add(host)
    return len(hosts) >= AGAIN and headings[first].at > next(
        h.at for h in headings if h.style == other
    )


def _depth(style: str, below: dict[str, set[str]], seen: frozenset[str]) -> int:
    """Length of the longest way up; a circle (each turns up under the other) counts once."""
    above = [other for other in below[style] if other not in seen and style not in below[other]]
    return max((1 + _depth(other, below, seen | {style}) for other in above), default=0)
