"""What people write in Markdown and pages print, too: it stays, and a wrapped paragraph is one block."""

import pytest

import cleaner
from cleaner.markdown.menu import menus_aside

PROSE = (
    "The river rose by two metres during the night, and the people of three villages moved away."
)


def body(text):
    return cleaner.clean(text, media_type="text/markdown")


@pytest.mark.parametrize(
    "line",
    [
        "- [Source distributions](#source-distributions)",
        "- **Source:** [https://example.com/source](https://example.com/source)",
        "- english",
        "All rights reserved.",
        "[MIT License](https://example.com/licence)",
        "* [URL](url.md)",
        "[URL]: https://example.com/",
        "* url: fix parsing (Anna Berg)",
        "Further reading:",
        "[Labels]: doc/guide.md#labels",
        "Five&nbsp;boats &rarr; six boats",
    ],
)
def test_a_line_of_an_author_stays(line):
    text = f"# Boats\n\n{PROSE}\n\n{line}\n\n{PROSE[:70]} again.\n"
    assert line in body(text).text


def test_marks_that_close_a_heading_are_no_credit():
    document = body(f"# Boats\n\n{PROSE}\n\n## 1.2 (2021-03-04) ##\n\n{PROSE[:60]}.\n")
    assert "1.2 (2021-03-04)" in document.text


def test_code_is_no_title_and_none_is_a_copy_of_it():
    code = "```\npip install boats\n```"
    more = "```\npip install boats\npytest -v\n```"
    document = body(f"{code}\n\n{more}\n\n{PROSE}\n")
    assert "pytest -v" in document.text
    assert document.text.count("pip install boats") == 2


def test_the_underline_of_a_heading_is_no_part_of_the_title():
    document = body(f"Boats\n=====\n\n{PROSE}\n")
    assert "=" not in (document.metadata.title or "")
    assert "SEC003" not in {f.rule for f in cleaner.lint(f"Boats\n=====\n\n{PROSE}\n", path="a.md")}


def test_three_paragraphs_said_again_for_another_function_stay():
    notes = [f"{PROSE[:-1]} {n}." for n in ("once", "twice", "thrice")]
    text = "\n\n".join(["# One", *notes, "# Two", *notes])
    assert body(text).text.count("thrice.") == 2


WRAPPED = """\
A paragraph that its author wrapped at some column, as people do, so that
it goes on over three lines and ends in the third of them with a few
words.
"""


def test_a_wrapped_paragraph_is_one_block_and_stands_as_it_stood():
    document = body(
        f"# Boats\n\n{WRAPPED}\n- an item that is so long that it has to go on in\n  the next line\n- one more\n"
    )
    assert [b.kind for b in document.blocks] == ["heading", "paragraph", "list", "list"]
    assert WRAPPED.strip() in document.text


@pytest.mark.parametrize(
    "below", ["- item", "> quoted", "| a | b |\n|---|---|", "```\ncode\n```", "<p>html</p>", "***",
              "[n]: https://example.com/n", ": what it means", "# Heading", "![](a.png)"],
)  # fmt: skip
def test_what_begins_a_block_of_its_own_does_not_go_on(below):
    document = body(f"{PROSE}\n{below}\n")
    assert document.blocks[0].text == PROSE


def test_short_lines_are_no_wrapped_paragraph():
    assert len(body("# Boats\n\nAnna Berg\n3 March\n\n" + PROSE).blocks) >= 3


def test_a_lone_link_is_no_menu_and_three_are():
    assert menus_aside(["[MIT](/license)"]) == [True]
    assert menus_aside(["[Home](/)", "[News](/news)", "[Sport](/sport)"]) == [False] * 3


def test_hard_wrapped_lines_of_markdown_are_not_joined():
    lines = [
        "Larkfield is a harbour of the kind that has a pier, a crane and a cafe,",
        "where boats wait for the tide and people wait for the boats to come in,",
        "and where nobody has counted either since the clerk of the port retired",
        "in a winter of which people say that the ice reached as far as the lock",
        "and that the ferry was pulled over it by four horses and a tired driver.",
    ]
    assert body("\n".join(lines)).text == "\n".join(lines)


def test_markdown_of_which_nothing_is_kept_has_no_separators():
    assert cleaner.clean("[a](/a)\n[b](/b)\n[c](/c)\n", media_type="text/markdown").text
