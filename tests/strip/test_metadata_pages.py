"""Whose names and days a page says are its article's, and whose are not; pages are made up."""

import pytest

from cleaner.strip.metadata.page import page_metadata

PROSE = "The lock was closed on Monday, and boats had to wait below the town until Thursday noon."


def read(body, *, head="", title="Locks of the canal", language="en"):
    from selectolax.lexbor import LexborHTMLParser

    html = (
        f"<html lang={language}><head><title>{title}</title>{head}</head><body><h1>{title}</h1>"
        f"{body}<p>{PROSE}</p><p>{PROSE}</p></body></html>"
    )
    return page_metadata(LexborHTMLParser(html), html)


def person(name):
    return f'<script type="application/ld+json">{{"@type":"Article","author":{{"@type":"Person","name":"{name}"}}}}</script>'


def address(url):
    return f'<link rel="canonical" href="{url}">'


BYLINE = "<p class='byline'>By Jane Doe</p><time datetime='2024-03-01'>March 1, 2024</time>"


def test_the_first_page_of_a_site_has_the_bylines_of_its_stories():
    assert read(BYLINE, head=address("https://heron.example/news/1")).authors == ("Jane Doe",)
    assert read(BYLINE, head=address("https://heron.example/")).authors == ()


def test_who_reviewed_a_product_is_not_who_wrote_of_it():
    review = (
        "<div itemscope itemtype='https://schema.org/Review'><span itemprop='author'>John Roe</span>"
        "</div>"
    )
    filler = f"<p>{PROSE} {PROSE} {PROSE}</p>" * 2
    assert read(filler + review.replace("Review", "Article")).authors == ("John Roe",)
    assert read(filler + review).authors == ()
    product = '<script type="application/ld+json">{"@type":"Product","name":"Oar"}</script>'
    seen = "<p>March 1, 2024</p><div><div><span class='review-author'>John Roe</span></div></div>"
    assert read(filler + seen).authors == ("John Roe",)
    assert read(filler + seen, head=product).authors == ()


def test_a_site_that_signs_as_a_person_in_several_places_is_the_author():
    site = '<meta property="og:site_name" content="Heron">'
    once = '<meta name="author" content="Heron">'
    assert read("", head=site + once).authors == ()
    assert read("", head=site + once + person("Heron")).authors == ("Heron",)
    assert read(BYLINE, head=site + once + person("Heron")).authors == ("Jane Doe",)


def test_the_name_shown_comes_before_what_a_system_calls_its_user():
    head = '<meta name="author" content="jd_admin7">' + person("jd_admin7")
    assert read("", head=head).authors == ("jd_admin7",)
    assert read(BYLINE, head=head).authors == ("Jane Doe",)


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        (["April 8, 2024"], "2024-04-08", None),
        (["Posted on April 8, 2024"], "2024-04-08", None),
        (["Last updated: April 8, 2024"], None, "2024-04-08"),
        (["April 8, 2024", "May 9, 2024"], None, None),
        (["1/27/2024 - 3/24/2024"], None, None),
        (["The council of April 8, 2024 was the last one held"], None, None),
        (["\u00a9 2024 The Heron"], None, None),
    ],
)
def test_a_date_alone_on_its_line_counts_if_it_is_the_only_one(lines, published, modified):
    body = f"<p>{PROSE} {PROSE} {PROSE}</p>" * 2 + "".join(f"<div>{line}</div>" for line in lines)
    found = read(body)
    assert (found.published, found.modified) == (published, modified)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/03/01/rain", "2024-03-01"),
        ("/2024-3-1-rain", "2024-03-01"),
        ("/20240301/rain", "2024-03-01"),
        ("/2024-03/01/content_7.htm", "2024-03-01"),
        ("/n1/2024/0301/c7.html", "2024-03-01"),
        ("/202403/t20240301_7.html", "2024-03-01"),
        ("/news/2024/12/rain", None),
        ("/news/2024-12-rain", None),
        ("/2024/121/rain", None),
        ("/20241/rain", None),
    ],
)
def test_an_address_dates_a_page_only_by_a_whole_day(path, day):
    assert read("", head=address(f"https://heron.example{path}")).published == day


def test_a_heading_that_names_the_site_is_not_the_title():
    from selectolax.lexbor import LexborHTMLParser

    html = "<title>Rain at last - Harbour Notes</title><h1>Harbour Notes</h1><p>It rained.</p>"
    assert page_metadata(LexborHTMLParser(html), html).title == "Rain at last"
    own = "<title>Rain at last - Harbour Notes</title><h1>Rain at last</h1><p>It rained.</p>"
    assert page_metadata(LexborHTMLParser(own), own).title == "Rain at last"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("\ud64d\uae38\ub3d9 \uae30\uc790", ("\ud64d\uae38\ub3d9",)),
        ("\ud64d\uae38\ub3d9 \uae30\uc790 hong@news.example", ("\ud64d\uae38\ub3d9",)),
        ("[\uc11c\uc6b8=\ub274\uc2a4] \ud64d\uae38\ub3d9 \uae30\uc790 =", ("\ud64d\uae38\ub3d9",)),
        ("\uae40\ucca0\uc218\u00b7\ud64d\uae38\ub3d9 \uae30\uc790", ("\uae40\ucca0\uc218", "\ud64d\uae38\ub3d9")),
        ("\uae30\uc790\uba85 \ud64d\uae38\ub3d9", ("\ud64d\uae38\ub3d9",)),
        ("\uae30\uc790\uac00 \uc654\ub2e4", ()),
        ("\uc5b4\uc81c \ud64d\uae38\ub3d9 \uae30\uc790\ub294 \ud56d\uad6c\uc758 \uac11\ubb38\uc774 \ub2eb\ud614\ub2e4\uace0 \uc804\ud588\ub2e4", ()),
    ],
)  # fmt: skip
def test_korean_bylines(line, names):
    title = "\ud56d\uad6c \uac11\ubb38 \ud3d0\uc1c4"
    assert read(f"<div class='info'>{line}</div>", title=title, language="ko").authors == names


def test_two_korean_bylines_are_those_of_other_stories():
    title = "\ud56d\uad6c \uac11\ubb38 \ud3d0\uc1c4"
    lines = "<p>\ud64d\uae38\ub3d9 \uae30\uc790</p><p>\uae40\ucca0\uc218 \uae30\uc790</p>"
    assert (
        read(f"<p>{PROSE} {PROSE} {PROSE}</p>" * 2 + lines, title=title, language="ko").authors
        == ()
    )


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("ja", "\u516c\u958b\u65e5\uff1a2024/03/01 18:30", "2024-03-01T18:30"),
        ("ja", "\u4ee4\u548c6\u5e743\u67081\u65e5", "2024-03-01"),
        ("ko", "\uae30\uc0ac\uc785\ub825 : 2024-03-01 18:30", "2024-03-01T18:30"),
        ("ko", "2024\ub144 3\uc6d4 1\uc77c \uc624\ud6c4 6\uc2dc 30\ubd84", "2024-03-01T18:30"),
        ("de", "Ver\u00f6ffentlicht am 1. M\u00e4rz 2024, 18:30 Uhr", "2024-03-01T18:30"),
        ("fr", "Publi\u00e9 le 1er mars 2024 \u00e0 18h30", "2024-03-01T18:30"),
        ("it", "Pubblicato il 1 marzo 2024 alle 18:30", "2024-03-01T18:30"),
        ("pt", "Publicado em 01/03/2024 \u00e0s 18h30", "2024-03-01T18:30"),
        (
            "ru",
            "\u041e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d\u043e: 1 \u043c\u0430\u0440\u0442\u0430 2024 \u0433.",
            "2024-03-01",
        ),
    ],
)
def test_dates_near_the_title_in_other_languages(language, line, day):
    assert read(f"<div>{line}</div>", language=language).published == day


def title_of(heading, *, tag, declared="", site=""):
    from selectolax.lexbor import LexborHTMLParser

    metas = {"og:title": declared, "og:site_name": site}
    head = "".join(f'<meta property="{k}" content="{v}">' for k, v in metas.items() if v)
    html = f"<title>{tag}</title>{head}<body>{heading}<p>{PROSE}</p>"
    return page_metadata(LexborHTMLParser(html), html).title


@pytest.mark.parametrize(
    ("heading", "told", "title"),
    [
        ("<h1>Rain at last in the hills <span>(heron.example)</span> <span>87</span></h1>",
         {"tag": "Rain at last in the hills - Heron", "declared": "Rain at last in the hills"},
         "Rain at last in the hills"),
        ("<h1><span>News</span> Rain at last in the hills</h1>",
         {"tag": "News - Rain at last in the hills | Heron", "declared": "Rain at last in the hills"},
         "Rain at last in the hills"),
        ("<h1>Rain at last, and more of it</h1>",
         {"tag": "Rain at last", "declared": "Rain at last"}, "Rain at last, and more of it"),
        ("<h1>Heron Log</h1><h3>Rain at last</h3>",
         {"tag": "Heron Log: Rain at last", "declared": "Rain at last"}, "Rain at last"),
        ("<h1>Heron Log</h1>", {"tag": "Heron Log", "declared": "Heron Log"}, "Heron Log"),
        ("<div class=title>The Heron Company</div>", {"tag": "Boats \u2013 The Heron Company"},
         "Boats \u2013 The Heron Company"),
        ("<div class=title>Rain at last, said Roe</div>", {"tag": "Rain at last, said Roe \u2013 Log"},
         "Rain at last, said Roe"),
        ("<h1>Rain at last | Heron</h1>", {"tag": "Rain at last | Heron", "site": "Heron"},
         "Rain at last"),
        ("", {"tag": "All boats", "declared": "Heron", "site": "Heron"}, "All boats"),
        ("<h1>Rain at last | Heron</h1>",
         {"tag": "Rain at last | Heron", "declared": "Rain at last | Heron",
          "site": "Rain at last | Heron"}, "Rain at last | Heron"),
    ],
)  # fmt: skip
def test_the_title_is_what_heading_and_head_agree_on(heading, told, title):
    assert title_of(heading, **told) == title


STORY = (
    '<script type="application/ld+json">{"@type":"Article","datePublished":"2024-09-10"}</script>'
)


@pytest.mark.parametrize(
    ("body", "head", "day"),
    [
        ("<p>Joined: 4 July 2012</p><time datetime='2024-03-01'>then</time>", "", "2024-03-01"),
        ("<p>Registered: 4 July 2012</p><p>Posted on 1 March 2024</p>", "", "2024-03-01"),
        ("<p>4 July 2012</p>", STORY, "2012-07-04"),
        ("<p>4 July 2012</p><time datetime='2024-09-10'>then</time>", STORY, "2024-09-10"),
        ("<p>09.10.2024</p>", STORY, "2024-09-10"),
        ("<p>9 October 2024</p>", STORY, "2024-10-09"),
        ("<p>4 July 2012</p>", address("https://heron.example/2024/03/01/rain"), "2024-03-01"),
        (
            "<p>Published 4 July 2012</p>",
            address("https://heron.example/2024/03/01/x"),
            "2012-07-04",
        ),
        ("", address("https://heron.example/article/2024/mar/01/rain/"), "2024-03-01"),
        ("", address("https://heron.example/2024/mark/01/rain/"), None),
    ],
)
def test_of_days_that_differ_the_one_with_a_second_witness_is_taken(body, head, day):
    assert read(body, head=head).published == day


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<div><p>Written by</p><p>Jane Doe</p></div><p>March 3</p>", ("Jane Doe",)),
        ("<div><p>By</p><div>Jane Doe</div></div>", ("Jane Doe",)),
        ("<p>Posted by</p><ul><li>Best Of May</li></ul>", ()),
        ("<p>The boats</p><p>Jane Doe</p>", ()),
    ],
)
def test_the_value_of_a_label_may_stand_in_a_box_of_its_own(body, names):
    assert read(body).authors == names


@pytest.mark.parametrize(
    ("published", "modified", "found"),
    [
        ("2024-03-01T17:12:14+00:00", "2024-03-01T13:17:19+00:00", None),
        ("2024-03-01T17:12:14+00:00", "2024-03-01T19:17:19+01:00", "2024-03-01T19:17:19+01:00"),
        ("2024-03-01", "2024-03-01T13:17:19+00:00", "2024-03-01T13:17:19+00:00"),
        ("2024-03-02", "2024-03-01T13:17:19+00:00", None),
    ],
)
def test_what_was_changed_before_it_was_published_was_not(published, modified, found):
    head = (
        f'<meta property="article:published_time" content="{published}">'
        f'<meta property="article:modified_time" content="{modified}">'
    )
    assert read("", head=head).modified == found


def test_tags_set_one_by_one_may_hold_commas():
    def tags(*words):
        return read(
            "", head="".join(f'<meta property="article:tag" content="{w}">' for w in words)
        ).tags

    assert tags("rain", "Doe, Jane", "high water") == ("rain", "Doe, Jane", "high water")
    assert tags("rain, snow", "high water, n") == ("rain", "snow", "high water")


@pytest.mark.parametrize(
    ("content", "tags"),
    [
        ("rain, locks, Locks of the canal", ("rain", "locks")),
        ("summer rain, high water", ("summer rain", "high water")),
        ("\u6cb3\u6c34 \u8239\u95f8 \u5927\u96e8", ("\u6cb3\u6c34", "\u8239\u95f8", "\u5927\u96e8")),
        ("\u6cb3\u6c34 rain \u5927\u96e8", ("\u6cb3\u6c34 rain \u5927\u96e8",)),
    ],
)  # fmt: skip
def test_tags_are_words_and_not_the_title(content, tags):
    assert read("", head=f'<meta name="keywords" content="{content}">').tags == tags


@pytest.mark.parametrize(
    ("beside", "source"),
    [
        ("\u6668\u5149\u65e5\u62a5", "\u6668\u5149\u65e5\u62a5"), ("\u9031\u4e09", None), ("\u798f\u5efa", None),
        ("\u53d1\u5e03\u4e8e", None), ("\u6765\u6e90\uff1a\u6668\u5149\u7f51-\u300a\u6668\u5149\u65e5\u62a5\u300b",
         "\u6668\u5149\u7f51-\u300a\u6668\u5149\u65e5\u62a5\u300b"),
    ],
)  # fmt: skip
def test_not_every_word_beside_a_date_is_a_source(beside, source):
    body = f"<p>{beside} 2024-03-01 08:18</p>"
    assert read(body, title="\u8001\u6865\u91cd\u65b0\u5f00\u653e", language="zh").source == source


def test_whom_an_author_writes_for_is_no_author():
    head = '<meta property="og:site_name" content="The Heron">'
    both = '<meta name="author" content="Jane Doe, Heron">'
    assert read("", head=head + both).authors == ("Jane Doe",)
    assert read("", head=both.replace("Heron", "John Roe") + head).authors == (
        "Jane Doe",
        "John Roe",
    )


@pytest.mark.parametrize(
    ("declared", "shown", "names"),
    [
        (", The Heron", "Jane Doe The Heron", ("Jane Doe",)),
        ("Harbour Telegram & Gazette", "Jane Doe Telegram & Gazette", ("Jane Doe",)),
        ("Jane Doe", "John Roe", ("Jane Doe",)),
        ("Heron Media Group", "By Heron Media Group", ("Heron Media Group",)),
    ],
)
def test_a_person_shown_comes_before_the_house_that_is_declared(declared, shown, names):
    body = f"<div class='byline author'>{shown}</div>"
    site = '<meta property="og:site_name" content="The Heron">'
    assert read(body, head=site + person(declared)).authors == names


def test_names_given_in_parts_are_put_together_in_the_order_of_their_script():
    people = (
        '[{"@type":"Person","givenName":"Nora","additionalName":"K.","familyName":"Blake"},'
        '{"@type":"Person","givenName":"晓梅","familyName":"林"}]'
    )
    graph = f'{{"@type":"NewsArticle","headline":"Rain at last","author":{people}}}'
    head = f'<script type="application/ld+json">{graph}</script>'
    assert read("", head=head).authors == ("Nora K. Blake", "林晓梅")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Farms that were in distress on 31.12.2019, before the drought began, get nothing.</p>",
        "<time datetime='2024-03-01'>March 1, 2024</time><a href='/authorization/a'>Authorization Forms</a>",
        "<p>Mental Health December 22, 2022 Updated: January 2, 2026</p>",
        "<p>记者昨天在老码头看到，岸边人山人海，锣鼓喧天，热闹非凡，孩子们跑来跑去。</p>",
        "<p>By logging in, you agree to our Terms of Use and Privacy Policy, as told here.</p>",
    ],
)
def test_a_sentence_about_people_or_days_is_no_byline(body):
    assert read(body).authors == ()


def test_a_day_that_a_sentence_tells_of_is_no_publication():
    body = "<p>Farms that were in distress on 31.12.2019, before the drought, get nothing.</p>"
    assert read(body).published is None


def test_bylines_of_several_stories_name_no_author():
    stories = "".join(
        f"<h3>Story {n}</h3><p>By {name}</p>"
        for n, name in enumerate(("Jane Doe", "John Roe", "Anna Schmidt"))
    )
    assert read(stories).authors == ()


def titled(tag, heading, *, head="", picture=""):
    from selectolax.lexbor import LexborHTMLParser

    html = f"<html><head>{tag}{head}</head><body>{picture}{heading}<p>{PROSE}</p></body></html>"
    return page_metadata(LexborHTMLParser(html), html).title


def test_a_motto_in_the_head_gives_way_to_the_only_heading():
    motto = "<title>Heron - Everything the town reads</title>"
    heading = "<h1>Why did nobody measure the old weir in 1987?</h1>"
    assert titled(motto, heading) == "Why did nobody measure the old weir in 1987?"
    told = "<title>The old weir, and who measured it</title>"
    assert titled(told, "<h1>Water, and what we know of it now</h1>") == (
        "The old weir, and who measured it"
    )


def test_the_title_of_a_picture_is_no_title():
    picture = "<svg><title>Heron</title></svg>"
    heading = "<h1>Locks of the canal closed until Thursday</h1>"
    assert titled("", heading, picture=picture) == "Locks of the canal closed until Thursday"


def test_the_site_behind_the_declared_title_is_a_sign_though_more_stands_between():
    tag = "<title>Locks closed until Thursday noon | Heron Daily - News of the canal</title>"
    head = "<meta property='og:title' content='Locks closed until Thursday noon'>"
    headings = "<h1>News of the canal</h1><h1>Locks closed until Thursday noon</h1>"
    assert titled(tag, headings, head=head) == "Locks closed until Thursday noon"
