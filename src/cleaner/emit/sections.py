"""The sections of a document cut apart: as pieces down to a level, as a tree with their own texts."""

from collections.abc import Sequence
from typing import Any

from cleaner.block import Section
from cleaner.document import Document


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
