"""The walk over a page: runs, joins, tables, hidden parts, and pages made to break it."""

import pytest

from cleaner.strip import tree_lists as bit
from cleaner.strip.tree import Wanted, read_tree


def walk(html):
    from selectolax.lexbor import LexborHTMLParser

    return read_tree(LexborHTMLParser(html).root)


def texts(html):
    return walk(html).texts


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>un<b>believ</b>able</p>", ["unbelievable"]),
        ("<p>天<span>空</span>很\n蓝</p>", ["天空很蓝"]),
        ("<p>张三 李四</p>", ["张三 李四"]),
        ("<p>two\n  words</p>", ["two words"]),
        ("<p>a&nbsp;b</p>", ["a b"]),
        ("<p>one<br>two<br><br>three</p>", ["one", "two", "three"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p>x</p><script>var a='<p>no</p>'</script><style>p{}</style>", ["x"]),
        ("<template><p>no</p></template><p>yes</p>", ["yes"]),
        ("<noscript><p>shown without scripts</p></noscript>", ["shown without scripts"]),
        ("<p>a<span style='display: none'>hidden</span>b</p>", ["ab"]),
        ("<pre>a\n  b\n</pre>", ["a\n  b"]),
        ("<my-card><p>in a made-up tag</p></my-card>", ["in a made-up tag"]),
        ("just text", ["just text"]),
        ("", []),
    ],
)
def test_runs_read_as_a_browser_would_show_them(html, expected):
    assert texts(html) == expected


def test_double_breaks_are_told_from_single_ones():
    tree = walk("<p>one<br>two<br><br>three</p>")
    assert tree.breaks == [0, 1, 2]


def test_hidden_containers_are_marked_and_not_lost():
    tree = walk("<div hidden><p>secret</p></div><p>open</p>")
    assert [bool(tree.flags[o] & bit.HIDDEN) for o in tree.owners] == [True, False]


def test_link_characters_are_counted():
    tree = walk("<p>see <a href=x>here</a> now</p>")
    assert tree.linked == [4]


def test_images_are_noted_by_run_and_container():
    tree = walk("<p>one</p><a href=x><img src=a></a><figure><img src=b><p>two</p></figure>")
    figure = tree.tags.index("figure")
    assert tree.images == [(1, tree.parents[figure]), (1, figure)]


def test_images_in_a_table_that_is_folded_are_forgotten():
    row = "<tr><td>river<td>gauge <img src=a><td>12"
    tree = walk(f"<p>before <img src=b></p><table>{row * 3}</table>")
    assert tree.tables
    assert tree.images == [(0, tree.tags.index("p"))]


def test_paragraphs_set_with_ideographic_blanks_are_parted():
    line = "河水慢慢退去，岸边的人们开始清理淤泥，学校也准备重新开门。"
    body = "<div>" + "\u3000\u3000".join([line] * 20) + "</div>"
    assert texts(body) == [line] * 20


def test_a_body_that_is_one_text_node_is_parted_at_blank_lines():
    line = "The river fell slowly and the people began to clear the mud from the streets."
    assert texts("<body>" + "\n\n".join([line] * 8) + "</body>") == [line] * 8


def test_a_table_of_data_is_one_run():
    html = (
        "<table><caption>Levels</caption><tr><th>Day<th>Metres</tr>"
        "<tr><td>Monday<td>3.1</tr><tr><td>Tuesday<td>2.8</tr></table>"
    )
    tree = walk(html)
    assert tree.texts == ["Levels", "Day\tMetres\nMonday\t3.1\nTuesday\t2.8"]
    assert tree.tables[1][1] == ["Monday", "3.1"]


def test_a_table_that_lays_out_a_page_is_not_folded():
    prose = "Words go on and on in this cell, as prose does. " * 10
    html = f"<table><tr><td><p>{prose}</p><td>b</tr><tr><td>c<td>d</tr></table>"
    assert len(texts(html)) == 4


HOSTILE = pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3_000 + "deep",
        "<table><tr><td>" * 1_000 + "deep",
        "<li><div>x" * 2_000,
        "<b><i>" * 2_000 + "deep",
        "<a href=x>deep" * 2_000,
        "<p>" + "&amp;" * 200_000,
        "<p>nul\x00 in \x00text</p>" * 1_000,
        "<" * 100_000,
        "<p title='" + "x" * 200_000 + "'>long attribute",
        "<ruby>x<rt>y" * 2_000,
        "<rt>" * 2_000 + "deep",
        "<ol start=999999999999><li>x" * 1_000,
        "<pre class='lang-" + "x" * 100_000 + "'>code",
        "<a href='http://[x'>x</a><img src='http://[y'>" * 1_000,
    ],
)


@HOSTILE
def test_hostile_pages_get_an_answer(html):
    check(walk(html))


@HOSTILE
def test_hostile_pages_get_an_answer_with_marks(html):
    from selectolax.lexbor import LexborHTMLParser

    wanted = Wanted(
        links=True, images=True, emphasis=True, base="https://a.example/", notes=("id",)
    )
    tree = read_tree(LexborHTMLParser(html).root, wanted)
    assert tree.texts == walk(html).texts
    check(tree)


def check(tree):
    assert len(tree.texts) == len(tree.owners) == len(tree.linked) == len(tree.breaks)
    assert all(0 <= a <= b <= len(tree.texts) for a, b in zip(tree.firsts, tree.lasts, strict=True))
    assert tree.texts
