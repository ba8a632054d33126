"""The walk over a page: runs, joins, tables, hidden parts, and pages made to break it."""

import pytest

import cleaner
from cleaner.strip.html import tree as bit
from cleaner.strip.html.parse import read_tree
from cleaner.strip.html.walk import Wanted

TEX = r"<annotation encoding='application/x-tex'>{\displaystyle a^{2}}</annotation>"


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
        (
            "<p>so <math><mi>E</mi><mo>=</mo><msqrt><mi>m</mi></msqrt></math> is</p>",
            [r"so $E=\sqrt{m}$ is"],
        ),
        (f"<p>so <math><semantics><mi>a</mi>{TEX}</semantics></math> is</p>", ["so $a^{2}$ is"]),
        (
            f"<p>a <span style='display:none'><math>{TEX}</math></span><img> is</p>",
            ["a $a^{2}$ is"],
        ),
        (
            f"<p>a <span><math>{TEX}</math></span><span aria-hidden=true>a<i>2</i></span> is</p>",
            ["a $a^{2}$ is"],
        ),
        ("<p>a <span aria-hidden=true>shown</span> word</p>", ["a shown word"]),
        ("<h2>Rain <a href='#rain'>\u00b6</a></h2>", ["Rain"]),
        ("<h2><a href='#rain'>#</a> Rain</h2>", ["Rain"]),
        ("<h2><a href='#rain'>Rain</a></h2>", ["Rain"]),
        ("<h2>Rain <a href='/c'>C#</a> <a href='/hash'>#</a></h2>", ["Rain C# #"]),
        ("<h2>Rain<span>[<a href=/e>edit</a> | <a href=/s>source</a>]</span></h2>", ["Rain"]),
        (
            "<h2>Rain <span>[in part]</span><span>[see <a href=/n>Snow</a>]</span></h2>",
            ["Rain [in part][see Snow]"],
        ),
        ("<h2><span>[<a href=/e>Rain</a>]</span></h2>", ["[Rain]"]),
        ("<p>Rain<span>[<a href=/e>1</a>]</span></p>", ["Rain[1]"]),
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


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        ("<th colspan=2>Level<th>By<tr><td>3.1<td>m<td>Roe", [["Level", "", "By"], ["3.1", "m", "Roe"]]),
        ("<td rowspan=2>May<td>1<td>dry<tr><td>2<td>wet<tr><td>June<td>3<td>wet",
         [["May", "1", "dry"], ["", "2", "wet"], ["June", "3", "wet"]]),
        ("<td>May<td rowspan=3>1<tr><td>June<tr><td>July<tr><td>August<td>2",
         [["May", "1"], ["June", ""], ["July", ""], ["August", "2"]]),
        ("<td rowspan=2 colspan=2>May<td>1<tr><td>2<tr><td>June<td>3<td>4",
         [["May", "", "1"], ["", "", "2"], ["June", "3", "4"]]),
        ("<td rowspan=0>May<td colspan=x>1<tr><td>June<td>2", [["May", "1"], ["June", "2"]]),
    ],
)  # fmt: skip
def test_cells_that_take_several_places_leave_the_others_empty(rows, grid):
    assert walk(f"<table><tr>{rows}</table>").tables[0] == grid


def test_a_column_in_which_nothing_stands_goes():
    rows = "<th>Day<th><th>Metres<th><tr><td>Monday<td><td>3.1<td><tr><td><td><td>2.8<td>"
    grid = walk(f"<table><tr>{rows}</table>").tables[0]
    assert grid == [["Day", "Metres"], ["Monday", "3.1"], ["", "2.8"]]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<pre><span class=linenos>1</span>x = 1\n<span class=linenos>2</span>y = 2</pre>",
         ["x = 1\ny = 2"]),
        ("<pre><span class='token line-number'>1</span>x = 1</pre>", ["x = 1"]),
        ("<pre><span class=number>1</span> + <span class=ln>x</span></pre>", ["1 + x"]),
        ("<p>Line <span class=ln>1</span> of the log</p>", ["Line 1 of the log"]),
        ("<table><tr><td><pre>7\n8\n9</pre><td><pre>x\ny\nz</pre></table>", ["x\ny\nz"]),
        ("<div class=code-gutter><pre>7\n8</pre></div><pre>x\ny</pre>", ["x\ny"]),
        ("<pre>0\n1\n2</pre>", ["0\n1\n2"]),
        ("<table><tr><td><pre>7\n9\n12</pre><td><pre>x\ny</pre></table>", ["7\n9\n12", "x\ny"]),
        ("<pre>7</pre>", ["7"]),
    ],
)  # fmt: skip
def test_numbers_of_lines_are_no_code(html, expected):
    assert texts(html) == expected


def test_a_hostile_span_costs_nothing():
    rows = "<tr><td colspan=999999999 rowspan=999999999>a<td>b<tr><td>c<td>d" * 50
    walk(f"<table>{rows}</table>")


def test_a_table_leaves_no_counts_to_what_follows_it():
    cells = "<tr><td rowspan=2>a<td><ol start=7><li>b</ol><tr><td>c<tr><td>d<td>e"
    tree = walk(f"<table>{cells}</table><div><ol><li>one</li></ol></div>")
    assert tree.tables
    assert not tree.starts
    assert not tree.spans


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


def test_a_field_in_a_folded_table_goes_with_its_cell():
    rows = "".join(
        f"<tr><td>Town {at}</td><td>{at * 17}</td><td>{at} km</td></tr>" for at in range(6)
    )
    form = '<tr><td><form><input type="email" name="email"></form></td><td>9</td><td>9 km</td></tr>'
    page = (
        f"<html><body><p>{'The river rose by two metres in the night. ' * 4}</p>"
        f"<table>{rows}{form}</table></body></html>"
    )
    tree = walk(page)
    assert all(node < len(tree.tags) for node in tree.fields)
    assert cleaner.clean(page, media_type="text/html").verdict.kept
