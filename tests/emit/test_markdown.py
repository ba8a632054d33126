"""Markdown: the fewest marks that read back as the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.block import Block
from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.emit.formats.md import encode as encode_markdown
from cleaner.markdown.escape import escape
from cleaner.markdown.write import render, render_block
from cleaner.pipeline import Pipeline


def _block(kind: str, text: str, **fields: object) -> Block:
    import msgspec

    return msgspec.structs.replace(Block(kind=kind, text=text, start=0, end=len(text)), **fields)


def _document(*blocks: Block, gap: str = "\n\n") -> Document:
    import msgspec

    placed = []
    at = 0
    for block in blocks:
        placed.append(msgspec.structs.replace(block, start=at, end=at + len(block.text)))
        at += len(block.text) + len(gap)
    return Document(text=gap.join(b.text for b in blocks), blocks=tuple(placed))


def rendered(document: Document) -> str:
    return render(document.text, document.blocks)


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (_block("heading", "Rain", level=2), "## Rain"),
        (_block("heading", "Rain", level=1), "## Rain"),
        (_block("heading", "Rain", level=9), "###### Rain"),
        (_block("heading", "Sharp #", level=2), "## Sharp \\#"),
        (_block("heading", "Rain", level=3, markdown="**Rain**"), "### Rain"),
        (_block("paragraph", "Rain fell."), "Rain fell."),
        (_block("paragraph", "# Rain"), "\\# Rain"),
        (_block("paragraph", "#rain"), "#rain"),
        (_block("paragraph", "> Rain"), "\\> Rain"),
        (_block("paragraph", "- Rain"), "\\- Rain"),
        (_block("paragraph", "1. Rain"), "1. Rain"),
        (_block("paragraph", "---"), "---"),
        (_block("paragraph", "```x"), "\\`\\`\\`x"),
        (_block("paragraph", "2 * 3 * 4 _x_"), "2 * 3 * 4 _x_"),
        (_block("paragraph", "Rain", markdown="[Rain](/rain)"), "[Rain](/rain)"),
        (_block("paragraph", "• Rain"), "- Rain"),
        (_block("list", "Rain"), "- Rain"),
        (_block("list", "Rain", level=2), "    - Rain"),
        (_block("list", "* Rain"), "- Rain"),
        (_block("list", "• Rain"), "- Rain"),
        (_block("list", "3. Rain"), "3. Rain"),
        (_block("list", "①雨"), "①雨"),
        (_block("list", "——发挥合力"), "——发挥合力"),
        (_block("list", "a) Rain"), "a) Rain"),
        (_block("list", "Q: Rain?"), "- Q: Rain?"),
        (_block("list", "---"), "- \\---"),
        (_block("list", "two\nlines"), "- two\n  lines"),
        (_block("quote", "Rain\nfell"), "> Rain\n> fell"),
        (_block("quote", "> Rain"), "> Rain"),
        (_block("code", "x = 1"), "```\nx = 1\n```"),
        (_block("code", "a ``` b"), "````\na ``` b\n````"),
        (_block("code", "```py\nx\n```"), "```py\nx\n```"),
        (_block("table", "a\tb\n1\t2"), "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        (_block("table", "a b", markdown="| a | b |"), "| a | b |"),
        (_block("table", "| a | b |"), "| a | b |"),
        (_block("table", "no cells"), "no cells"),
        (_block("caption", "The bridge"), "The bridge"),
    ],
)
def test_blocks_as_markdown(block: Block, markdown: str) -> None:
    assert render_block(block) == markdown


def test_blocks_are_parted_by_a_blank_line_and_the_text_ends_in_one_line_end() -> None:
    assert rendered(_document(_block("paragraph", "a"), _block("paragraph", "b"))) == "a\n\nb\n"


def test_items_that_stand_line_to_line_do_so_in_markdown() -> None:
    items = [_block("list", "a"), _block("list", "b")]
    assert rendered(_document(*items, gap="\n")) == "- a\n- b\n"
    assert rendered(_document(*items)) == "- a\n\n- b\n"


def test_the_lines_of_a_stanza_keep_their_breaks() -> None:
    lines = [_block("paragraph", text) for text in ("one", "two", "three")]
    assert rendered(_document(*lines, gap="\n")) == "one  \ntwo  \nthree\n"


def test_rows_of_a_table_without_outer_bars_get_them() -> None:
    rows = [_block("paragraph", text) for text in ("a|b", "---|---", "1|2", "after")]
    assert rendered(_document(*rows)) == "| a|b |\n| ---|--- |\n| 1|2 |\n\nafter\n"


def test_a_table_that_follows_another_is_not_joined_to_it() -> None:
    rows = [_block("table", text) for text in ("| a |  |", "|---|---|", "| 1 |  |")]
    once = "| a |  |\n|---|---|\n| 1 |  |"
    assert rendered(_document(*rows, *rows)) == f"{once}\n\n{once}\n"


@pytest.mark.parametrize(
    ("texts", "markdown"),
    [
        (("1. Rain", "2. Snow"), "1. Rain\n\n2. Snow\n"),
        (("1. Rain", "It fell.", "2. Snow"), "1. Rain\n\nIt fell.\n\n2. Snow\n"),
        (("Rain", "1986. A wet year", "Snow"), "Rain\n\n1986\\. A wet year\n\nSnow\n"),
        (("2024. 3. 1. rain",), "2024\\. 3. 1. rain\n"),
        (("4) rain", "2) snow"), "4\\) rain\n\n2\\) snow\n"),
        (("5.1V", "3.Rain"), "5.1V\n\n3.Rain\n"),
    ],
)
def test_a_number_that_counts_nothing_makes_no_list(texts: tuple[str, ...], markdown: str) -> None:
    once = rendered(_document(*(_block("paragraph", text) for text in texts)))
    assert once == markdown
    again = Pipeline().run(Source(text=once, media_type="text/markdown"))
    assert again.body.split("\n\n") == list(texts)


def test_an_item_keeps_its_depth_whatever_mark_it_begins_with() -> None:
    texts = ("5.1V of power", "1.Rain", "\u2460\u96e8", "\u2013 snow")
    items = [_block("list", text, level=1) for text in texts]
    lines = rendered(_document(_block("list", "It"), *items)).replace("\n\n", "\n")
    assert lines == ("- It\n  - 5.1V of power\n  - 1.Rain\n  \u2460\u96e8\n  \u2013 snow\n")


def test_what_stands_under_an_item_is_indented_like_its_text() -> None:
    blocks = [
        _block("list", "1. Rain"), _block("paragraph", "It fell.", level=1),
        _block("code", "x = 1\n\ny", level=1), _block("list", "in May", level=1),
        _block("quote", "Wet.", level=2), _block("list", "2. Snow"),
    ]  # fmt: skip
    once = rendered(_document(*blocks))
    assert once == (
        "1. Rain\n\n    It fell.\n\n    ```\n    x = 1\n\n    y\n    ```\n\n    - in May\n\n"
        "      > Wet.\n\n2. Snow\n"
    )
    again = Pipeline().run(Source(text=once, media_type="text/markdown"))
    assert again.markdown() == once
    assert [b.kind for b in again.blocks] == [b.kind for b in blocks]


def test_what_stands_under_no_item_begins_at_the_margin() -> None:
    blocks = [
        _block("list", "Rain", level=2), _block("heading", "May", level=2),
        _block("paragraph", "It fell.", level=1), _block("list", "Snow", level=3),
    ]  # fmt: skip
    assert rendered(_document(*blocks)) == "- Rain\n\n## May\n\nIt fell.\n\n- Snow\n"


def test_a_document_without_blocks_is_its_text() -> None:
    assert rendered(Document(text="as it is")) == "as it is"


@given(st.text(st.sampled_from("#>-*+1.) |`~=_a\\\n"), max_size=12))
def test_escaping_takes_nothing_away(text: str) -> None:
    lines = zip(text.split("\n"), escape(text).split("\n"), strict=True)
    assert all(
        after in {before, "\\" + before} or after.replace("\\`", "`") == before
        for before, after in lines
    )


SENTENCE = (
    "The ferry that had been retired in spring was brought back to carry people, bicycles and the"
    " post across the river."
)
LINE = st.sampled_from(
    [
        SENTENCE, SENTENCE[4:], f"- {SENTENCE}", f"1. {SENTENCE}", f"> {SENTENCE}", f"# {SENTENCE}",
        "## The ferry", "### The divers", "The bridge", "=====", "---", "* one", "* two", "2. two",
        "| a | b |", "| --- | --- |", "a|b", "---|---", "**Bold**", "•\u3000three",
        "渡船回来了", "一、桥", "（一）墩", "①桥墩", "■渡船", "    x = 1", "```", "<b>five</b>", "+ six",
        "大桥封闭了十一个星期，潜水员检查每一个桥墩，春天退役的渡船又被请了回来，运送行人和邮件。", "",
    ]
)  # fmt: skip
# Each line once: what becomes of repeated lines is the business of `strip`.
TEXTS = st.lists(LINE, min_size=1, max_size=14, unique=True).map("\n".join)


@settings(max_examples=40)
@given(TEXTS, st.sampled_from(["text/plain", "text/markdown"]))
def test_markdown_fed_back_gives_the_same_markdown(text: str, media_type: str) -> None:
    first = Pipeline(config=Config()).run(Source(text=text, media_type=media_type))
    if not first.verdict.kept:
        return
    once = encode_markdown(first)
    second = Pipeline().run(Source(data=once, media_type="text/markdown"))
    assert second.verdict.kept
    assert encode_markdown(second).decode() == once.decode()
