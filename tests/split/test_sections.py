"""The tree of sections."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleaner.block import Section
from cleaner.config import Config
from cleaner.document import Document
from cleaner.emit.sections import as_tree, cut
from cleaner.split import split
from cleaner.split.sections import Opening, build

Make = Callable[..., Document]
PROSE = "Rain fell on the hills for nine days, and on the tenth the river was in the kitchen."


def _document(stripped: Make) -> Document:
    return split(
        stripped(
            PROSE, "## Spring", PROSE, "### April", PROSE, "### May", PROSE, "## Summer", PROSE,
            media_type="text/markdown",
        )
    )  # fmt: skip


def test_the_tree_has_a_preamble_and_nested_sections(stripped: Make) -> None:
    sections = _document(stripped).sections
    assert [(s.title, s.level) for s in sections] == [("", 0), ("Spring", 2), ("Summer", 2)]
    assert [(s.title, s.level) for s in sections[1].children] == [("April", 3), ("May", 3)]


def test_spans_are_those_of_the_text(stripped: Make) -> None:
    document = _document(stripped)
    spring = document.sections[1]
    assert document.text[spring.start : spring.end].startswith("Spring\n\nRain")
    assert document.text[spring.children[1].start :].startswith("May\n\n")
    assert document.sections[-1].end == len(document.text)


def test_a_text_without_headings_is_one_preamble(stripped: Make) -> None:
    document = split(stripped(PROSE, PROSE))
    assert document.sections == (Section(title="", level=0, start=0, end=len(document.text)),)


def test_cut_gives_one_piece_a_section_down_to_a_level(stripped: Make) -> None:
    document = _document(stripped)
    assert [title for title, _ in cut(document, 2)] == ["", "Spring", "Summer"]
    assert [title for title, _ in cut(document, 3)] == ["", "Spring", "April", "May", "Summer"]
    assert cut(document, 3)[1][1] == PROSE
    assert "May" in cut(document, 2)[1][1]


def test_cut_loses_no_text(stripped: Make) -> None:
    document = _document(stripped)
    pieces = cut(document, 6)
    words = " ".join(f"{title} {text}" for title, text in pieces).split()
    assert words == document.text.split()


def test_the_tree_as_dictionaries_has_each_sections_own_text(stripped: Make) -> None:
    spring = as_tree(_document(stripped))[1]
    assert (spring["title"], spring["text"]) == ("Spring", PROSE)
    assert [child["title"] for child in spring["sections"]] == ["April", "May"]


def test_headings_above_the_least_level_open_no_section(stripped: Make) -> None:
    document = split(
        stripped("## Spring", PROSE, "### April", PROSE, media_type="text/markdown"),
        config=Config(min_level=3),
    )
    assert [(s.title, s.level) for s in document.sections] == [("", 0), ("April", 3)]


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(2, 6)), max_size=12))
def test_sections_of_one_depth_lie_side_by_side_and_children_inside(
    steps: list[tuple[int, int]],
) -> None:
    at = 0
    openings = []
    for step, level in steps:
        at += step
        openings.append(Opening(at, "x", level))
    end = at + 3
    sections = build(openings, end)
    assert sections[0].start == 0
    assert sections[-1].end == end
    _check(sections)


def _check(sections: tuple[Section, ...]) -> None:
    for before, after in pairwise(sections):
        assert before.end == after.start
    for section in sections:
        assert section.start < section.end
        for child in section.children:
            assert section.start < child.start
            assert child.level > section.level
        if section.children:
            assert section.children[-1].end == section.end
        _check(section.children)
