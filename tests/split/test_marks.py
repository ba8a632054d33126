"""Marks of Markdown leave the text in one step that can be taken back."""

from collections.abc import Callable

import pytest

from cleaner.config import Config
from cleaner.document import Document
from cleaner.edit import undo_all
from cleaner.split import split

Make = Callable[..., Document]
PROSE = "Rain fell on the hills for nine days, and on the tenth the river was in the kitchen."


@pytest.mark.parametrize(
    ("lines", "name", "level"),
    [
        (["## Spring"], "Spring", 2),
        (["### Spring ###"], "Spring", 2),
        (["## **Spring**"], "Spring", 2),
        (["##Spring"], "Spring", 2),
        (["Spring", "======"], "Spring", 2),
        (["Spring", "------"], "Spring", 2),
        (["**Spring**"], "Spring", 2),
        (["春天来了", "========"], "春天来了", 2),
    ],
)
def test_marks_of_headings_are_cut(lines: list[str], name: str, level: int, stripped: Make) -> None:
    document = stripped(PROSE, *lines, PROSE, PROSE)
    done = split(document)
    headings = [block for block in done.blocks if block.kind == "heading"]
    assert [(block.text, block.level) for block in headings] == [(name, level)]
    assert undo_all(done.text, done.ledger) == document.text


def test_blocks_are_still_spans_of_the_text(stripped: Make) -> None:
    done = split(
        stripped(PROSE, "## Spring", PROSE, "Summer", "======", PROSE, "**Autumn**", PROSE)
    )
    assert [b.text for b in done.blocks if b.kind == "heading"] == ["Spring", "Summer", "Autumn"]
    for block in done.blocks:
        assert done.text[block.start : block.end] == block.text


@pytest.mark.parametrize(
    "lines",
    [
        ["# systemctl stop rain"],
        [
            "# a line too long for a name, which says that the rain went on until the last of May.",
            PROSE,
        ],
        ["#rain #floods #hills"],
        ["He paused.", "----------"],
        ["---"],
        ["A line that is far too long to be underlined by this", "===="],
    ],
)
def test_what_only_looks_like_a_mark_stays(lines: list[str], stripped: Make) -> None:
    document = stripped(PROSE, *lines, "short line")
    done = split(document)
    assert done.text == document.text
    assert not any(block.kind == "heading" for block in done.blocks)


def test_a_backslash_before_a_mark_goes_in_markdown_only(stripped: Make) -> None:
    assert split(stripped(r"\# no heading", media_type="text/markdown")).text == "# no heading"
    assert split(stripped(r"\# no heading")).text == r"\# no heading"


def test_a_backslash_behind_a_number_goes_in_markdown_only(stripped: Make) -> None:
    assert split(stripped(r"1986\. wet", media_type="text/markdown")).text == "1986. wet"
    assert split(stripped(r"1986\. wet")).text == r"1986\. wet"


def test_the_indent_that_makes_code_goes_and_that_of_fenced_code_stays(stripped: Make) -> None:
    lines = (PROSE, ("code", "    x = 1\n\n      y = 2"), PROSE)
    done = split(stripped(*lines, media_type="text/markdown"))
    assert [b.text for b in done.blocks if b.kind == "code"] == ["x = 1\n\n  y = 2"]
    fenced = (PROSE, ("code", "```\n    x = 1\n```"), PROSE)
    done = split(stripped(*fenced, media_type="text/markdown"))
    assert [b.text for b in done.blocks if b.kind == "code"] == ["```\n    x = 1\n```"]


def test_safe_fixes_cut_no_marks(stripped: Make) -> None:
    document = stripped("## Spring", PROSE, media_type="text/markdown")
    assert split(document, config=Config(fixes="safe")).text == document.text
