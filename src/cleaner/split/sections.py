"""The tree of sections: every heading with what stands under it, as spans of the text.

`build` makes the tree, `cut` gives the pieces for one file a section, `as_tree` the same as plain
dictionaries for JSON.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from cleaner.document import Document, Section


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


def cut(document: Document, level: int = 2) -> list[tuple[str, str]]:
    """Title and text of every section down to `level`, in order; deeper ones stay inside theirs.

    The text does not repeat the title where the title is a line of its own; white space at both
    ends is taken off. A preamble that is empty is left out.
    """
    pieces: list[tuple[str, str]] = []
    _cut(document, document.sections, level, pieces)
    return [piece for piece in pieces if piece[0] or piece[1]]


def _cut(
    document: Document, sections: Sequence[Section], level: int, pieces: list[tuple[str, str]]
) -> None:
    for section in sections:
        inner = [child for child in section.children if child.level <= level]
        end = inner[0].start if inner else section.end
        pieces.append((section.title, own_text(document.text[section.start : end], section.title)))
        _cut(document, inner, level, pieces)


def own_text(text: str, title: str) -> str:
    """The text of a section without its heading line."""
    line, _, rest = text.partition("\n")
    return rest.strip() if title and line.strip() == title else text.strip()


def as_tree(document: Document) -> list[dict[str, Any]]:
    """The sections as nested dictionaries: title, level, start, end, text (own), sections."""
    return [_node(document, section) for section in document.sections]


def _node(document: Document, section: Section) -> dict[str, Any]:
    end = section.children[0].start if section.children else section.end
    return {
        "title": section.title,
        "level": section.level,
        "start": section.start,
        "end": section.end,
        "text": own_text(document.text[section.start : end], section.title),
        "sections": [_node(document, child) for child in section.children],
    }
