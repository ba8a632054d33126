"""Escapes left in text: REP085, REP086 and REP087."""

import pytest

from cleaner.config import Config
from cleaner.document import Document
from cleaner.repair import repair
from cleaner.repair.escapes import may_show_escapes
from gentle_damage import escape_references, escape_unicode
from own_articles import ARTICLE, ENGLISH


def through(text: str, *codes: str, media_type: str = "text/plain") -> str:
    document = Document(text=text, media_type=media_type)
    config = Config(select=codes or ("REP085", "REP086", "REP087"))
    return repair(document, config=config).text


def test_references_in_plain_text_are_undone():
    assert through(escape_references(ARTICLE)) == ARTICLE
    assert through("AT&amp;T 与 &ldquo;好&rdquo;") == "AT&T 与 “好”"


def test_references_in_a_page_are_how_pages_write():
    page = f"<p>{escape_references(ARTICLE)}&amp;</p>"
    assert through(page, media_type="text/html") == page


@pytest.mark.parametrize(
    "text",
    [
        "use &nbsp; for a blank",
        "`&eacute;` and “&eacute;”",
        "&lt;p&gt; &lt;br&gt; &lt;b&gt;",
        "fish &chips; and a&b;",
        "&#55357; alone, &#0; and &#1234567890;",
    ],
)
def test_references_that_are_meant_stay(text):
    assert through(text) == text


def test_runs_of_unicode_escapes_are_undone():
    title = "河口镇新桥通车"
    assert through(f"标题：{escape_unicode(title)}。") == f"标题：{title}。"
    assert through(escape_unicode(title).replace("\\", "%")) == title
    assert through("caf\\u00e9s, r\\u00e9sum, na\\u00efve") == "cafés, résum, naïve"


@pytest.mark.parametrize(
    "text",
    [
        '{"t":"\\u4e2d\\u6587"}',
        "[\\u4e00-\\u9fa5]",
        "\\ud83d\\u0041\\u0042",
        "C:\\users\\u4e2d",
        "\\u4e2d alone",
        "http://a.cn/%E4%B8%AD%E6%96%87 and /%E4%B8%AD%E6%96%87",
        "q=%E4%B8%AD%E6%96%87",
        "10%20%30%",
        "%41%42%43",
    ],
)
def test_escapes_of_code_and_addresses_stay(text):
    assert through(text) == text


def test_percent_escapes_of_words_are_undone_in_either_encoding():
    assert through("搜索 %E4%B8%AD%E6%96%87 的结果") == "搜索 中文 的结果"
    assert through("搜索 %D6%D0%CE%C4 的结果") == "搜索 中文 的结果"


def test_good_latin_text_stays():
    for text in ("Ça va? À l’École, naïve façade…", "ÂGE ÊTRE ÎLE", ENGLISH, ARTICLE):
        assert through(text) == text


def test_halves_of_one_character_are_joined_in_pages_and_text():
    assert through("<p>&#55357;&#56391;</p>", media_type="text/html") == "<p>\U0001f447</p>"
    assert through("好&#xD83D;&#xDE00;", "REP087") == "好\U0001f600"


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("<p>\\u6cb3\\u53e3</p>", "<p>河口</p>"),
        ("<p>at&nbsp;%E6%B2%B3%E5%8F%A3&nbsp;now</p>", "<p>at&nbsp;河口&nbsp;now</p>"),
        ("<i>caf\\u00e9s, r\\u00e9sum, na\\u00efve</i>", "<i>cafés, résum, naïve</i>"),
    ],
)
def test_escapes_beside_tags_and_references_of_a_page_are_undone(page, after):
    assert may_show_escapes(page)
    assert through(page, media_type="text/html") == after


@pytest.mark.parametrize(
    "page",
    [
        '<script>var a = "\\u6cb3\\u53e3";</script><p>Rain.</p>',
        '<a href="/list?q=%E6%B2%B3%E5%8F%A3&amp;p=2">Rain</a>',
        "<p>Rain, 20%25%30% of it.</p>",
    ],
)
def test_a_page_with_escapes_in_scripts_and_addresses_alone_is_not_parted_for_them(page):
    assert not may_show_escapes(page)
    assert through(page, media_type="text/html") == page
