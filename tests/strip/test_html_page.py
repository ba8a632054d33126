"""Reading whole pages, written for these tests: what is kept, what the blocks say of themselves."""

import json

import pytest

import cleaner
from cleaner.config import DEFAULT, Config
from cleaner.strip.html.flatten import MAX_DEPTH, flatten
from cleaner.strip.read_page import read_html

SENTENCES = (
    "The harbour of Lund was closed on Monday after ice had broken two of its gates.",
    "Workers began at dawn to clear the channel, but the wind drove the floes back.",
    "A spokesman of the port said that repairs would take until the end of the month.",
    "Fishermen, who had lost a week of work, asked the town for help with their rents.",
    "The council will talk about their wish on Thursday, as it does every winter.",
    "Until then the ferries go from the northern pier, where the water is open.",
)
HAN = (
    "周一清晨，港口的两座闸门被浮冰撞坏，管理处随即宣布暂停通航。",
    "工人们天一亮就开始清理航道，可是大风又把冰块吹了回来。",
    "港口发言人表示，维修工作要持续到本月底才能完成。",
    "渔民们已经停工一个星期，希望镇上能够减免他们的租金。",
    "议会将在周四讨论这一请求，就像往年冬天一样。",
    "在此之前，渡轮改从北码头出发，那里的水面没有结冰。",
)


def page(paragraphs, *, after="", body_class="article-body"):
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12))
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        "<html><head><title>Ice in the harbour</title>"
        "<meta property='og:type' content='article'></head><body>"
        f"<nav class='menu'><ul>{links}</ul></nav>"
        f"<main><article><h1>Ice in the harbour</h1><div class='{body_class}'>{text}</div>"
        f"</article></main>{after}"
        f"<footer class='footer'><ul>{links}</ul><p>Copyright, all rights reserved.</p></footer>"
        "</body></html>"
    )


def kept(html, **options):
    read = read_html(html, config=Config(**options))
    return [b.text for b, k in zip(read.blocks, read.keep, strict=True) if k]


@pytest.mark.parametrize("paragraphs", [SENTENCES, HAN])
def test_the_article_is_kept_and_the_menus_are_not(paragraphs):
    texts = kept(page(paragraphs))
    assert [t for t in texts if t in paragraphs] == list(paragraphs)
    assert not [t for t in texts if t.startswith(("Section", "Copyright"))]


def test_every_block_is_a_span_of_the_page_text():
    read = read_html(page(SENTENCES), config=DEFAULT)
    assert all(read.text[b.start : b.end] == b.text for b in read.blocks)
    assert [b.index for b in read.blocks] == list(range(len(read.blocks)))
    ends = [b.end for b in read.blocks]
    between = zip(ends, [b.start for b in read.blocks[1:]], strict=False)
    assert all(not read.text[a:b].strip() for a, b in between)


def test_blocks_cite_their_element():
    read = read_html(page(SENTENCES), config=DEFAULT)
    paths = {b.text: b.path for b in read.blocks}
    assert paths[SENTENCES[0]] == "html/body/main/article/div.article-body/p"
    assert paths[SENTENCES[2]] == "html/body/main/article/div.article-body/p[3]"


def test_dropped_blocks_say_what_their_container_is():
    read = read_html(page(SENTENCES), config=DEFAULT)
    assert {b.kind for b in read.blocks if b.text.startswith("Section")} == {"menu"}


def test_comments_under_an_article_go_unless_they_are_wanted():
    said = [
        f"Number {n} says that this is a long comment, and that it is not new." for n in range(5)
    ]
    comments = "".join(f"<div class='comment'><p>{s}</p></div>" for s in said)
    html = page(SENTENCES * 2, after=f"<section id='comments'>{comments}</section>")
    assert not set(kept(html)) & set(said)
    assert set(said) <= set(kept(html, keep=("comments",)))


def test_headings_lists_quotes_and_code_are_told_apart():
    extra = (
        "<h2>What comes next</h2><ul><li>Ferries run on Friday<ul><li>and on Sunday</li></ul></li>"
        "</ul><blockquote><p>We have seen worse winters.</p></blockquote><pre>tide = 3.1</pre>"
    )
    html = page(SENTENCES).replace("</p><p>", f"</p>{extra}<p>", 1)
    read = read_html(html, config=Config(kind="article"))
    kinds = {b.text: (b.kind, b.level) for b, k in zip(read.blocks, read.keep, strict=True) if k}
    assert kinds["What comes next"] == ("heading", 2)
    assert kinds["Ferries run on Friday"] == ("list", 0)
    assert kinds["and on Sunday"] == ("list", 1)
    assert kinds["We have seen worse winters."] == ("quote", 0)


def test_tables_come_with_their_markdown():
    table = "<table><tr><th>Day<th>Level</tr><tr><td>Monday<td>3.1</tr></table>"
    html = page(SENTENCES).replace(f"<p>{SENTENCES[3]}</p>", f"{table}<p>{SENTENCES[3]}</p>", 1)
    read = read_html(html, config=Config(keep=("tables",)))
    (block,) = [b for b in read.blocks if b.kind == "table"]
    assert read.keep[block.index]
    assert block.markdown.splitlines() == ["| Day | Level |", "| --- | --- |", "| Monday | 3.1 |"]


def test_links_and_images_are_written_when_they_are_wanted():
    html = page([*SENTENCES, 'More in the <a href="/log">log of the port</a>, kept since 1820.'])
    html = html.replace("<p>", "<p><img src='ice.png' alt='Floes'>", 1)
    read = read_html(html, config=Config(keep=("links", "images")))
    marks = {b.text: b.markdown for b in read.blocks}
    assert "[log of the port](/log)" in marks["More in the log of the port, kept since 1820."]
    assert marks[SENTENCES[0]].startswith("![Floes](ice.png)")
    plain = read_html(html, config=DEFAULT)
    assert not [b for b in plain.blocks if "](" in b.markdown]


@pytest.mark.parametrize(
    "script",
    [
        json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(SENTENCES)}),
        "window.state = " + json.dumps({"html": "".join(f"<p>{s}</p>" for s in SENTENCES)}),
        "x(" + json.dumps([{"type": "p", "text": s} for s in SENTENCES]) + ")",
        "y=" + json.dumps({"html": "".join(f"&lt;p&gt;{s}&lt;/p&gt;" for s in SENTENCES)}),
    ],
)
def test_a_page_without_text_gives_the_body_in_its_script(script):
    html = f"<body><nav><a href=/>Home</a></nav><div id=root></div><script>{script}</script>"
    assert [t for t in kept(html) if t != "Home"] == list(SENTENCES)


def test_a_page_with_text_of_its_own_leaves_scripts_alone():
    script = json.dumps({"articleBody": "Another body, which is not shown here. " * 40})
    texts = kept(page(SENTENCES * 2, after=f"<script>{script}</script>"))
    assert not [t for t in texts if t.startswith("Another body")]


def test_the_kind_can_be_set():
    assert read_html(page(SENTENCES), config=Config(kind="thread")).kind == "thread"
    assert read_html(page(SENTENCES), config=DEFAULT).kind == "article"


def test_absurd_nesting_is_flattened_and_no_text_goes():
    deep = "<div>" * 30_000 + SENTENCES[0] + "</div>" * 30_000
    assert flatten(deep).count("<div>") == MAX_DEPTH
    assert SENTENCES[0] in read_html(deep, config=DEFAULT).text


def test_endless_attributes_are_cut_and_no_text_goes():
    many = (
        "<p title='a > b' " + " ".join(f"a{n}='{n}'" for n in range(5_000)) + f">{SENTENCES[0]}</p>"
    )
    cut = flatten(many)
    assert cut.startswith("<p title='a > b' a0='0'")
    assert cut.count("=") == 1_000
    assert cut.endswith(f">{SENTENCES[0]}</p>")
    picture = f"<img src='data:image/png;base64,{'A' * 50_000}'><p>{SENTENCES[0]}</p>"
    assert flatten(picture) == picture


def test_the_tags_of_harmless_pages_stay():
    html = page(SENTENCES * 500)
    assert flatten(html) == html


@pytest.mark.parametrize(
    "html", ["", " ", "<", "<!-- -->", "<html></html>", "\x00", "&#0;", "\ud800"]
)
def test_empty_and_broken_pages_have_no_blocks_or_one(html):
    assert len(read_html(html, config=DEFAULT).blocks) <= 1


def test_addresses_a_proxy_has_hidden_are_shown():
    hidden = (
        "<a href=/cdn-cgi/l/email-protection data-cfemail=422302206c21>[email&#160;protected]</a>"
    )
    broken = "<span data-cfemail=zz>[email&#160;protected]</span>"
    html = f"<title>1</title><body><p>Write to {hidden}.</p><p>Ask {broken}.</p>"
    page = read_html(html, config=DEFAULT)
    assert page.text == "Write to a@b.c.\n\nAsk [email protected]."


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，天亮以后雨终于停了。", "zh"),
        (
            "zh-CN",
            "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，天亮以后雨终于停了。",
            "zh-CN",
        ),
        (
            "de-AT",
            "The river rose by two metres during the night, and the rain stopped at dawn.",
            "de-AT",
        ),
    ],
)
def test_a_language_that_is_not_written_so_is_not_believed(declared, text, language):
    html = f"<html lang={declared}><title>1</title><body>" + f"<p>{text}</p>" * 3
    assert cleaner.clean(html, media_type="text/html").metadata.language == language
