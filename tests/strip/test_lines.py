"""Text to lines: spans without white space, kinds by their own characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.lines.split import split_lines


def kinds(text: str, *, markdown: bool = False) -> list[tuple[str, str]]:
    return [(x.kind, text[x.start : x.end]) for x in split_lines(text, markdown=markdown)]


@given(st.text(alphabet="ab 　\t\n\r#-*`>|=1.、。•\u00a0\u2028"), st.booleans())
def test_lines_are_in_order_and_only_white_space_lies_between(text: str, markdown: bool) -> None:
    at = 0
    if markdown:  # a sign that parts two paragraphs of a quotation is layout too
        lines = text.splitlines(keepends=True)
        text = "".join(" " * len(row) if row.strip() == ">" else row for row in lines)
    for line in split_lines(text, markdown=markdown):
        assert line.start >= at
        assert not text[at : line.start].strip()
        assert text[line.start : line.end].strip()
        at = line.end
    assert not text[at:].strip()


@given(st.text(alphabet="ab 　\t\n#-*`>|=1.、。•"))
def test_plain_lines_carry_no_white_space_at_their_ends(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.end] == text[line.start : line.end].strip()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("• 苹果两斤", "list"),
        ("- milk", "list"),
        ("* milk", "list"),
        ("①先把锅烧热", "list"),
        ("-5 degrees at night", "paragraph"),
        ("-- he said", "paragraph"),
        ("* * *", "paragraph"),
        ("---", "paragraph"),
        ("•", "paragraph"),
        ("> quoted words", "quote"),
        ("| a | b |", "table"),
        ("|", "paragraph"),
        ("1. first", "paragraph"),
        ("# not a heading outside Markdown", "paragraph"),
        ("一、总则", "paragraph"),
    ],
)
def test_kind_of_a_plain_line(line: str, kind: str) -> None:
    assert kinds(line) == [(kind, line)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\ntext", [("heading", "# A"), ("paragraph", "text")]),
        ("A\n===\ntext", [("heading", "A\n==="), ("paragraph", "text")]),
        ("#tag and text", [("paragraph", "#tag and text")]),
        ("1. one\n2. two", [("list", "1. one"), ("list", "2. two")]),
        ("```\nx\n\ny\n```", [("code", "```\nx\n\ny\n```")]),
        ("```\nnever closed", [("paragraph", "```"), ("paragraph", "never closed")]),
        ("say\n\n    x = 1\n      y\n\nend",
         [("paragraph", "say"), ("code", "    x = 1\n      y"), ("paragraph", "end")]),
        ("　　首行缩进的段落。", [("paragraph", "首行缩进的段落。")]),
        ("| a | b |\n|---|---|", [("table", "| a | b |\n|---|---|")]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|",
         [("table", "| a | b |\n|---|---|\n| 1 | 2 |"), ("table", "| c | d |\n|---|---|")]),
        ("> a\n>\n> b", [("quote", "> a"), ("quote", "> b")]),
        ("| a | b |\n| 1 | 2 |", [("table", "| a | b |"), ("table", "| 1 | 2 |")]),
        ("text\n\n---\n\ntext", [("paragraph", "text"), ("paragraph", "---"), ("paragraph", "text")]),
    ],
)  # fmt: skip
def test_kind_of_a_markdown_line(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text, markdown=True) == expected


def test_level_of_headings_and_nested_items() -> None:
    text = "### C\n\n- a\n  - b\n    - c\n"
    assert [x.level for x in split_lines(text, markdown=True)] == [3, 0, 1, 2]


def test_carriage_returns_end_lines() -> None:
    assert [x[1] for x in kinds("a\rb\r\nc")] == ["a", "b", "c"]


PAGE = ["江边量具有限公司", "网站首页", "产品中心", "卡尺", "量块", "千分尺的保养", "• 在线留言"]
PARAGRAPH = (
    "千分尺使用前应当擦净，使用后放回盒中，不可与刀具放在一起，也不可用来测量转动的工件。" * 4
)


def test_a_page_set_in_one_line_is_divided_at_runs_of_blanks() -> None:
    parts = [*PAGE, PARAGRAPH, PARAGRAPH, "版权所有 江边量具"]
    text = "      ".join(parts)
    assert [text[x.start : x.end] for x in split_lines(text)] == parts
    assert split_lines(text)[6].kind == "list"


def test_rows_of_a_wide_table_stay_whole() -> None:
    row = "      ".join(["Ångström", "1814", "Lögdö", "physics"] * 8)
    assert len(split_lines("\n".join([row] * 12))) == 12


def test_paragraphs_marked_by_indents_alone_are_divided() -> None:
    text = "".join("　　" + line for line in (PARAGRAPH, "母亲没有说话。", PARAGRAPH))
    found = [text[x.start : x.end] for x in split_lines(text)]
    assert found == [PARAGRAPH, "母亲没有说话。", PARAGRAPH]


def test_a_line_of_verse_keeps_its_wide_blanks() -> None:
    text = "春眠不觉晓，处处闻啼鸟。　　夜来风雨声，花落知多少。"
    assert len(split_lines(text)) == 1


def test_two_blanks_behind_a_full_stop_part_paragraphs_of_han_only() -> None:
    text = f"{PARAGRAPH}  {PARAGRAPH}"
    assert [text[x.start : x.end] for x in split_lines(text)] == [PARAGRAPH] * 2
    typed = "The rain stopped at dawn.  The road was open again by noon.  " * 4
    assert len(split_lines(typed.strip())) == 1


def test_a_menu_parted_by_two_blanks_is_divided_and_typed_sentences_are_not() -> None:
    menu = ["学校首页", "部门概况", "民主党派", "校知联会", "下载专区", "人物风采", "工作动态"] * 2
    text = "  ".join([*menu, PARAGRAPH])
    assert [text[x.start : x.end] for x in split_lines(text)] == [*menu, PARAGRAPH]
    typed = "  ".join(
        ["It rained on the hills, and the river rose by two metres in one night."] * 16
    )
    assert len(split_lines(typed)) == 1


def test_a_page_in_one_line_is_divided_behind_its_sentences_too() -> None:
    parts = [*PAGE, *PAGE, PARAGRAPH, PARAGRAPH, "版权所有 江边量具"]
    text = "        ".join(parts)
    assert [text[x.start : x.end] for x in split_lines(text)] == parts


def test_few_rows_of_a_wide_table_stay_whole_too() -> None:
    row = "      ".join(["Ångström", "1814", "Lögdö", "physics"] * 8)
    assert len(split_lines("\n".join([row] * 5))) == 5
    barred = "|     " + "     |     ".join(["渡口", "桥头", "1814", "桥"] * 8) + "     |"
    assert [x.kind for x in split_lines(f"{barred}\n{barred}")] == ["table"] * 2
