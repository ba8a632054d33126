"""The tree of sections: every heading with what stands under it, as spans of the text.

`build` makes the tree, `cut` gives the pieces for one file a section, `as_tree` the same as plain
dictionaries for JSON.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.block import Section


class Opening(NamedTuple):
    """Where a section begins, its title and its level; `lead` is set for a lead inside prose."""

    start: int
    title: str
    level: int


def build(openings: Sequence[Opening], end: int) -> tuple[Section, ...]:
    """Nest the sections that begin at `openings`; a preamble before the first has level 0.

    `end` is the length of the text. Every section reaches to the next of its own level or a higher
    one, children included.

    >>> [s.title for s in build([Opening(5, "One", 2), Opening(9, "Two", 3)], 12)]
    ['', 'One']
    """
    first = openings[0].start if openings else end
    preamble = (Section(title="", level=0, start=0, end=first),) if first else ()
    return preamble + _nest(openings, end)


def _nest(openings: Sequence[Opening], end: int) -> tuple[Section, ...]:
    sections: list[Section] = []
    at = 0
    while at < len(openings):
        own = openings[at]
        stop = at + 1
        while stop < len(openings) and openings[stop].level > own.level:
            stop += 1
        reach = openings[stop].start if stop < len(openings) else end
        sections.append(
            Section(
                title=own.title, level=own.level, start=own.start, end=reach,
                children=_nest(openings[at + 1 : stop], reach),
            )
        )  # fmt: skip
        at = stop
    return tuple(sections)
