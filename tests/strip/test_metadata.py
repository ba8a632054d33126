"""Metadata of pages: who says it, and who is believed. The pages are made up."""

from typing import Any

from cleaner.metadata import Metadata
from cleaner.strip.metadata.jsonld import parse_json
from cleaner.strip.metadata.merge import merge_metadata
from cleaner.strip.metadata.page import page_metadata


def read(html: str, **options: Any) -> Metadata:
    from selectolax.lexbor import LexborHTMLParser

    return page_metadata(LexborHTMLParser(html), html, **options)


ARTICLE = """<html lang="en"><head><title>Rain at last - The Daily Heron</title>
<meta property="og:site_name" content="The Daily Heron"><meta property="og:title" content="Rain!">
<link rel="canonical" href="https://heron.example/2024/rain">{head}</head>
<body><h1>Rain at last</h1>{under}<p>{text}</p></body></html>"""
TEXT = "It had not rained for ninety days when the first drops fell on the roofs of the town. " * 3


def article(head: str = "", under: str = "") -> Metadata:
    return read(ARTICLE.format(head=head, under=under, text=TEXT))


def test_the_main_heading_is_the_title() -> None:
    found = article()
    assert found.title == "Rain at last"
    assert found.site == "The Daily Heron"
    assert found.url == "https://heron.example/2024/rain"
    assert found.language == "en"


def test_marks_beside_the_name_of_a_site_go() -> None:
    head = '<title>Rain - Heron</title><meta property="og:site_name" content="Heron |">'
    assert read(f"<html><head>{head}</head><body><p>It rained.</p></body></html>").site == "Heron"


def test_a_heading_that_is_the_site_is_not_the_title() -> None:
    page = "<title>大雨终于来了 - 山城政府网站</title><h1>山城政府网站</h1><h4>大雨终于来了</h4><p>正文"
    assert read(page).title == "大雨终于来了"


def test_json_ld_is_read_through_graphs_references_and_faults() -> None:
    graph = """<script type="application/ld+json">{"@graph": [
      {"@type": "WebSite", "name": "Heron"},
      {"@type": "NewsArticle", "headline": "Rain at last", "datePublished": "2024-03-01T08:00:00Z",
       "dateModified": "2024-03-02T08:00:00Z", "author": [{"@id": "#jane"}, {"name": "John Roe"}],
       "keywords": ["rain", "town"], "articleSection": "Weather",},
      {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]}</script>"""
    found = article(graph)
    assert found.authors == ("Jane Doe", "John Roe")
    assert found.published == "2024-03-01T08:00:00Z"
    assert found.modified == "2024-03-02T08:00:00Z"
    assert found.tags == ("rain", "town")
    assert found.categories == ("Weather",)


def test_json_that_cannot_be_mended_is_passed_over() -> None:
    assert parse_json("{'a': 1}") is None
    assert parse_json("[" * 100_000 + "]" * 100_000) is None
    assert parse_json('<!-- {"a": "x\ny",} -->') == {"a": "x\ny"}


def test_the_day_the_page_shows_wins_over_a_stamp_in_another_zone() -> None:
    head = '<meta property="article:published_time" content="2024-03-02T03:00:00Z">'
    found = article(head, '<p class="byline">By Jane Doe | March 1, 2024 10:00 PM</p>')
    assert found.published == "2024-03-01T22:00"
    assert found.authors == ("Jane Doe",)


def test_the_declared_time_stays_when_the_page_shows_its_day() -> None:
    head = '<meta property="article:published_time" content="2024-03-01T03:00:00Z">'
    found = article(head, "<div>March 1, 2024</div><div>Related: March 9, 2021</div>")
    assert found.published == "2024-03-01T03:00:00Z"


def test_an_update_is_no_publication() -> None:
    under = "<div>Published March 1, 2024</div><div>Updated March 5, 2024</div>"
    found = article(under=under)
    assert (found.published, found.modified) == ("2024-03-01", "2024-03-05")


def test_no_name_gives_no_author() -> None:
    head = '<meta name="author" content="admin"><meta name="author" content="The Daily Heron Ltd">'
    assert article(head, "<div class='author'>Share</div><div>Sort by Brand</div>").authors == ()


def test_an_address_is_no_author() -> None:
    assert (
        article('<meta property="article:author" content="https://x.example/jane">').authors == ()
    )


def test_a_visible_byline_outweighs_nothing_but_fills_in() -> None:
    found = article(under="<p>Posted on May 4, 2023 by <a rel='author'>Jane Doe</a></p>")
    assert found.authors == ("Jane Doe",)
    assert found.published == "2023-05-04"


CHINESE = """<html><head><title>大雨终于来了_天气_山城网</title>{head}</head><body>
<div class="title">大雨终于来了</div><div><span>2024年03月01日 08:18</span> <span>来源：山城晚报</span></div>
<p>山城讯（记者 张三 通讯员 李四）连续九十天无雨之后，第一场雨在傍晚落在山城的屋顶上，居民们纷纷走上街头。</p>
<p>气象部门表示，未来三天仍有小到中雨，请市民注意防范。</p><p>图为街景。新山社记者 王五 摄</p>
<p>责任编辑：<span>赵 六</span></p></body></html>"""


def test_a_chinese_page_is_read_without_any_markup() -> None:
    found = read(CHINESE.format(head=""))
    assert found.title == "大雨终于来了"
    assert found.published == "2024-03-01T08:18"
    assert found.source == "山城晚报"
    assert found.authors == ("张三", "李四")
    assert found.editors == ("赵六",)


def test_meta_names_of_chinese_sites_are_known() -> None:
    head = (
        '<meta name="publishdate" content="2024-03-01"><meta name="source" content="来源：山城日报">'
        '<meta name="ArticleTitle" content="大雨终于来了"><meta name="ColumnName" content="要闻">'
        '<meta name="editor" content="钱七">'
    )
    page = f"<head><title>山城网</title>{head}</head><body><p>正文很长。</p></body>"
    found = read(page)
    assert found.title == "大雨终于来了"
    assert found.published == "2024-03-01"
    assert found.source == "山城日报"
    assert found.categories == ("要闻",)
    assert found.editors == ("钱七",)


def test_the_first_post_of_a_thread_names_the_author() -> None:
    post = '<div itemscope><span itemprop="author">{}</span><time itemprop="datePublished" datetime="{}"></time></div>'
    page = "<title>Which rope? | Knots</title><h1>Which rope?</h1>" + "".join(
        post.format(*p)
        for p in [("rope_fan", "2024-03-01"), ("old.salt", "2024-03-02"), ("x9", "2024-04-01")]
    )
    found = read(page)
    assert found.authors == ("rope_fan",)
    assert found.published == "2024-03-01"


def test_a_date_in_the_address_or_in_a_script_is_the_last_resort() -> None:
    page = "<title>大雨终于来了</title><p>正文</p>"
    assert read(page, url="https://heron.example/2024/03/01/rain.html").published == "2024-03-01"
    script = '<script>var d = {"publishTime": "2024-03-01 08:18"}</script>'
    assert read(page + script).published == "2024-03-01T08:18"


def test_a_list_of_stories_has_no_author() -> None:
    cards = "".join(
        f"<div><span class='author'>{n}</span><span class='date'>March {i}, 2024</span></div>"
        for i, n in enumerate(["Jane Doe", "John Roe", "Ann Lee", "Max Moe"], start=1)
    )
    found = read(f"<title>News</title><body><nav>Home</nav>{cards}</body>")
    assert found.authors == ()


def test_hostile_pages_are_answered() -> None:
    for page in (
        "",
        "<h1>" + "x<p>" * 50_000,
        "\0" * 1000,
        "<title>" + " - a" * 20_000,
        "<meta>" * 9_999,
    ):
        assert isinstance(read(page), Metadata)


def test_merging_completes_and_never_overwrites() -> None:
    page = Metadata(dateline="Heron", published="2024-03-01", authors=("Jane Doe",), language="en")
    found = merge_metadata(
        page,
        [
            ("published", "2024年3月1日 08:18"),
            ("authors", "By Jane Doe and John Roe"),
            ("authors", "记者 张三"),
            ("editors", "责任编辑：李四"),
            ("source", "来源：山城晚报"),
            ("dateline", "Snow"),
            ("tags", "雨 天气"),
            ("nonsense", "x"),
        ],
    )
    assert found.published == "2024-03-01T08:18"
    assert found.authors == ("Jane Doe", "John Roe", "张三")
    assert found.editors == ("李四",)
    assert found.source == "山城晚报"
    assert found.dateline == "Heron"
    assert found.tags == ("雨", "天气")


def test_merging_gives_a_partial_date_its_year() -> None:
    page = Metadata(published="--07-07")
    assert merge_metadata(page, [("published", "2021-07-07")]).published == "2021-07-07"
    assert merge_metadata(page, [("published", "7月8日")]).published == "--07-07"


def test_nothing_found_changes_nothing() -> None:
    page = Metadata(title="Rain")
    assert merge_metadata(page, []) is page


def test_other_bylines_on_a_page_of_a_site_are_other_stories() -> None:
    page = Metadata(title="Rain", authors=("Jane Doe",))
    assert merge_metadata(page, [("authors", "John Roe"), ("authors", "记者 张三")]).authors == (
        "Jane Doe",
    )
    page = Metadata(title="大雨")
    assert merge_metadata(page, [("authors", "Product Type")]).authors == ()
    assert merge_metadata(page, [("authors", "记者 张三 李四")]).authors == ("张三", "李四")
    assert merge_metadata(Metadata(), [("authors", "Jane Doe")]).authors == ("Jane Doe",)
