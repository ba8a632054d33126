"""Which kept blocks stand on adjacent lines, and which are parted by a blank line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.block import Block
from cleaner.strip.lines.split import split_lines
from cleaner.strip.separators import separators


def blocks(text: str, *, markdown: bool = False) -> list[Block]:
    return [
        Block(kind=x.kind, text=text[x.start : x.end], start=x.start, end=x.end, index=i, level=x.level)
        for i, x in enumerate(split_lines(text, markdown=markdown))
    ]  # fmt: skip


def set_text(text: str, *, markdown: bool = False) -> str:
    found = blocks(text, markdown=markdown)
    return "".join(
        s + b.text for s, b in zip(separators(found, text, markdown=markdown), found, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山有木兮木有枝，\n心悦君兮君不知。\n今夕何夕兮，\n搴舟中流。", None),
        ("I went to sea\nin a paper boat\nand the sea went\nhome without me", None),
        ("- milk\n- eggs\n- bread", None),
        ("| a | b |\n| 1 | 2 |", None),
        ("> one\n> two", None),
        ("短标题\n另一行", "短标题\n\n另一行"),
        ("　　第一段说了许多话，一直说到了行尾还没有说完，只好再说一点。\n　　第二段也是这样，说了许多话，说到行尾才停下来，喘一口气。",
         "第一段说了许多话，一直说到了行尾还没有说完，只好再说一点。\n\n第二段也是这样，说了许多话，说到行尾才停下来，喘一口气。"),
        ("- milk\n\n\n- eggs", "- milk\n\n- eggs"),
    ],
)  # fmt: skip
def test_setting_of_neighbours(text: str, expected: str | None) -> None:
    assert set_text(text) == (text if expected is None else expected)


@given(
    st.lists(
        st.sampled_from(
            ["短句一行", "- 项目", "| a | b |", "> 引", "", "   ", "这是一段很长的话，长得一行诗放不下，说的是昨天下午的事情。",
             "A line of English that is rather too long to be verse in any poem.", "verse line"]
        ),
        max_size=14,
    ),
    st.booleans(),
)  # fmt: skip
def test_setting_twice_is_setting_once(lines: list[str], markdown: bool) -> None:
    once = set_text("\n".join(lines), markdown=markdown)
    assert set_text(once, markdown=markdown) == once


def test_two_blanks_at_the_end_of_a_line_tie_the_next_one_in_markdown() -> None:
    text = "The keeper of the old lock at Northport,  \nwho had seen every boat of the last year,  \nsaid so."
    assert set_text(text, markdown=True) == text
    assert set_text(text) == text.replace("  \n", "\n\n")


def test_dropped_lines_between_part_their_neighbours() -> None:
    text = "- milk\nShare this\n- eggs"
    found = blocks(text)
    assert separators([found[0], found[2]], text) == ["", "\n\n"]


def test_no_blocks_need_no_separators() -> None:
    assert separators([], "") == []
