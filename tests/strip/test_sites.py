"""Site rules: found by host and day, applied to a page, tried on pages; the page is made up."""

from pathlib import Path

import pytest

from cleaner.config import Config, load_config
from cleaner.document import Source
from cleaner.errors import PackError
from cleaner.pack import load_user_packs
from cleaner.pipeline import until
from cleaner.strip.read_page import read_html
from cleaner.strip.site.rule import check_site, find_site, load_sites, parse_site_pack
from cleaner.strip.site.select import apply_site, try_site

PACK = """
id = "sites/heron"
summary = "A made-up newspaper."
[[site]]
id = "heron-old"
hosts = ["heron.example"]
body = ["td.story"]
valid-until = "2019-12-31"
reason = "Tables before the new layout."
[[site]]
id = "heron"
hosts = ["heron.example"]
paths = ["/news/*"]
title = ["h2.nothing", "h1.head"]
body = ["div.story"]
date = ["time"]
authors = [".by a"]
drop = [".ad"]
valid-from = "2020-01-01"
reason = "The new layout."
"""
PAGE = """<html><body><h1 class="head">Rain  at last</h1><time datetime="2024-03-01">yesterday</time>
<p class="by">By <a>Jane Doe</a> and <a>John Roe</a></p>
<div class="story"><p>It rained.</p><div class="ad">Buy!</div><div class="ad">Now!</div><p>A lot.</p></div>
</body></html>"""


@pytest.fixture
def packs(tmp_path: Path) -> tuple[str, ...]:
    path = tmp_path / "heron.toml"
    path.write_text(PACK, encoding="utf-8")
    return (str(path),)


def rule_for(url: str, packs: tuple[str, ...], day: str = ""):
    return find_site((url,), packs, day=day)


def test_a_rule_is_found_by_host_path_and_day(packs: tuple[str, ...]) -> None:
    address = "https://www.heron.example/news/1"
    assert rule_for(address, packs).id == "heron"
    assert rule_for(address, packs, day="2018-05-01").id == "heron-old"
    assert rule_for(address, packs, day="2024-03-01T08:00").id == "heron"
    assert rule_for("https://www.heron.example/sport/1", packs).id == "heron-old"
    assert rule_for("https://notheron.example/news/1", packs) is None
    assert rule_for("", packs) is None
    assert rule_for("https://[not an address", packs) is None
    assert find_site(("", address), packs).id == "heron"


def test_a_folder_of_rules_is_read(packs: tuple[str, ...], tmp_path: Path) -> None:
    assert load_sites((str(tmp_path),)) == load_sites(packs)
    (tmp_path / "none").mkdir()
    with pytest.raises(PackError, match=r"no \.toml file"):
        load_sites((str(tmp_path / "none"),))


def test_a_configuration_names_rules_relative_to_itself(tmp_path: Path) -> None:
    file = tmp_path / "cleaner.toml"
    file.write_text('sites = ["mine/"]\npacks = ["p.toml"]\n', encoding="utf-8")
    config = load_config(file)
    assert [Path(p) for p in (*config.sites, *config.packs)] == [
        tmp_path / "mine",
        tmp_path / "p.toml",
    ]


def test_a_rule_reads_a_page(packs: tuple[str, ...]) -> None:
    result = apply_site(rule_for("https://heron.example/news/1", packs), PAGE)
    assert result.title == "Rain at last"
    assert result.date == "2024-03-01"
    assert result.authors == ("Jane Doe", "John Roe")
    assert result.bodies == 1
    assert len(result.parser.css("[data-cleaner-drop]")) == 2


def test_soup_and_parser_read_a_rule_alike(packs: tuple[str, ...]) -> None:
    rule = rule_for("https://heron.example/news/1", packs)
    page = PAGE.replace("It rained.", "It <b>rained</b> <i class='ad'>Buy!</i> on.")
    plain, soup = apply_site(rule, page), apply_site(rule, page, soup=True)
    assert plain.parser.html == soup.parser.html
    assert (plain.title, plain.date, plain.authors) == (soup.title, soup.date, soup.authors)


def test_a_rule_that_matches_nothing_gives_nothing(packs: tuple[str, ...]) -> None:
    result = apply_site(rule_for("https://heron.example/news/1", packs), "<p>Other</p>")
    assert (result.title, result.date, result.authors, result.bodies) == (None, None, (), 0)


PROSE = (
    "It rained for eleven days, and on the twelfth the river stood in the lower streets.",
    "The ferry was tied to the church, and bread was carried from house to house by boat.",
    "When the water fell, the people found the mill where the market had been before.",
)
TEASER = "In other news, the council of the valley met to talk about the price of salt, as ever."
STORY = f"""<html><head><title>Rain</title><link rel="canonical" href="https://heron.example/news/7">
</head><body><h1 class="head">Rain at last</h1><time datetime="2024-03-01">yesterday</time>
<p class="by">By <a>Jane Doe</a></p><div class="story"><p>{PROSE[0]}</p><div class="ad">Buy!</div>
<p>{PROSE[1]} <span class="ad">Now!</span></p><p>{PROSE[2]}</p></div>
<div class="more"><p>{TEASER}</p><p>{TEASER} And so on.</p></div></body></html>"""


def stripped(html: str, packs: tuple[str, ...], url: str = ""):
    source = Source(data=html.encode(), media_type="text/html", url=url)
    return until("strip", Config(sites=packs)).run(source)


def test_strip_keeps_what_the_rule_names_and_the_ledger_cites_it(packs: tuple[str, ...]) -> None:
    done = stripped(STORY, packs)
    assert [b.text for b in done.blocks] == list(PROSE)
    assert done.metadata.title == "Rain at last"
    assert done.metadata.published == "2024-03-01"
    assert done.metadata.authors == ("Jane Doe",)
    cited = {e.before: (e.rule, e.entry) for e in done.ledger if e.rule == "FUR920"}
    assert cited["Buy!"] == cited["Now!"] == cited[TEASER] == ("FUR920", "heron")
    paths = {e.before: e.path for e in done.ledger}
    assert paths["Buy!"] == "html/body/div.story/div.ad"


def test_the_address_given_finds_the_rule_too(packs: tuple[str, ...]) -> None:
    html = STORY.replace("canonical", "other")
    assert [b.text for b in stripped(html, packs).blocks] != list(PROSE)
    given = stripped(html, packs, url="https://www.heron.example/news/8")
    assert [b.text for b in given.blocks] == list(PROSE)


def test_the_days_of_a_rule_count(packs: tuple[str, ...]) -> None:
    old = STORY.replace('class="story"', 'class="body"').replace("2024-03-01", "2018-03-01")
    done = stripped(old, packs)  # the rule of that time finds nothing either
    assert [f.message for f in done.findings if f.rule == "FUR930" and "heron-old" in f.message]
    assert {PROSE[0], PROSE[2]} <= {b.text for b in done.blocks}


def test_where_the_body_is_gone_the_labeller_decides_and_a_finding_says_so(
    packs: tuple[str, ...],
) -> None:
    done = stripped(STORY.replace('class="story"', 'class="body"'), packs)
    (finding,) = [f for f in done.findings if f.rule == "FUR930"]
    assert "'heron'" in finding.message
    assert {PROSE[0], PROSE[2]} <= {b.text for b in done.blocks}
    little = STORY.replace('class="story"', 'class="body"').replace(
        "Rain at last</h1>", "Rain at last</h1><div class='story'>Rain.</div>"
    )
    assert [f.rule for f in stripped(little, packs).findings if f.rule == "FUR930"]


def test_a_rule_that_only_drops_leaves_the_rest_to_the_labeller(tmp_path: Path) -> None:
    path = tmp_path / "drop.toml"
    path.write_text(
        'id = "sites/drop"\nsummary = "x"\n[[site]]\nid = "drop"\nhosts = ["heron.example"]\n'
        'drop = [".more", ".story p:nth-of-type(2)"]\nreason = "Teasers look like the story."\n',
        encoding="utf-8",
    )
    texts = [b.text for b in stripped(STORY, (str(path),)).blocks]
    assert [t for t in texts if t in PROSE] == [PROSE[0], PROSE[2]]
    assert TEASER not in texts


def test_a_rule_for_a_software_is_found_by_its_signs(tmp_path: Path) -> None:
    path = tmp_path / "press.toml"
    path.write_text(
        'id = "sites/press"\nsummary = "x"\n[[site]]\nid = "press"\n'
        'signs = ["meta[name=generator][content^=Press]"]\nbody = [".story"]\nreason = "x."\n',
        encoding="utf-8",
    )
    html = STORY.replace("<head>", '<head><meta name="generator" content="Press 3.1">')
    texts = [b.text for b in stripped(html, (str(path),)).blocks]
    assert {PROSE[0], PROSE[2]} <= set(texts)
    assert TEASER not in texts
    assert not [e for e in stripped(STORY, (str(path),)).ledger if e.rule == "FUR920"]


@pytest.mark.parametrize("body", ["span.text", "td.cell", "html", "body", "p, div"])
def test_a_body_may_be_any_element(tmp_path: Path, body: str) -> None:
    path = tmp_path / "any.toml"
    path.write_text(
        'id = "sites/any"\nsummary = "x"\n[[site]]\nid = "any"\nhosts = ["a.example"]\n'
        f'body = ["{body}"]\nreason = "x."\n',
        encoding="utf-8",
    )
    html = (
        "<link rel=canonical href='https://a.example/1'><p>Before.</p><table><tr><td class=cell>"
        f"<span class=text>{' '.join(PROSE)}</span></td><td>b</td></tr><tr><td>c</td><td>d</td>"
        "</tr></table>"
    )
    page = read_html(html, config=Config(sites=(str(path),)))
    kept = " ".join(b.text for b, k in zip(page.blocks, page.keep, strict=True) if k)
    assert PROSE[1] in kept
    assert all(page.text[b.start : b.end] == b.text for b in page.blocks)


def test_a_trial_says_what_each_selector_matches(packs: tuple[str, ...]) -> None:
    trials = try_site(rule_for("https://heron.example/news/1", packs), [("page.html", PAGE)])
    assert {t.selector: t.matches for t in trials} == {
        "h2.nothing": 0, "h1.head": 1, "div.story": 1, "time": 1, ".by a": 2, ".ad": 2,
    }  # fmt: skip
    assert next(t.sample for t in trials if t.selector == "h1.head") == "Rain at last"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('body = ["div.story"]', 'body = ["div..story"]', "div..story"),
        ('valid-from = "2020-01-01"', 'valid-from = "2020-13-01"', "2020-13-01"),
        ('body = ["td.story"]', 'bodi = ["td.story"]', "bodi"),
        ('body = ["td.story"]', "", "at least one selector"),
        ('hosts = ["heron.example"]\nbody', "body", "needs hosts"),
        ('hosts = ["heron.example"]\nbody', 'signs = ["p..x"]\nbody', "signs"),
        ("[[site]]", "[[sight]]", "Known keys: id, summary, site"),
        ('reason = "The new layout."', "", "reason"),
    ],
)
def test_a_fault_in_a_rule_is_named(old: str, new: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        parse_site_pack(PACK.replace(old, new), where="heron.toml")


def test_a_file_of_site_rules_is_no_pack_of_phrases(packs: tuple[str, ...]) -> None:
    assert load_user_packs(packs) == ()


def test_the_built_in_rules_are_sound_and_have_reasons() -> None:
    rules = load_sites()
    assert rules
    for rule in rules:
        check_site(rule, "packs/sites")
        assert rule.reason
    assert find_site(["https://mp.weixin.qq.com/s?__biz=x"]).id == "weixin-article"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(PackError, match="absent"):
        load_sites(("/absent.toml",))


POSTS = (
    "The hinge of my gate came off in the storm, and the smith says it cannot be mended.",
    "Mine did the same last year. Oak pegs hold better than iron, and they do not rust.",
    "Thanks, the pegs did it. The gate stands as it stood before, and it no longer creaks.",
)
FORUMS = {
    "xenforo": (
        '<html id="XF"><body>{}',
        (
            '<article class="message"><div class="message-user">smith<br>Member<br>1,204 posts</div>'
            '<div class="message-body"><div class="bbWrapper">{quote}{post}</div></div></article>'
        ),
        '<blockquote class="bbCodeBlock bbCodeBlock--quote">{}</blockquote>',
    ),
    "phpbb": (
        '<html><body id="phpbb" class="nojs">{}',
        (
            '<div class="post"><dl class="postprofile"><dt>smith</dt><dd>Posts: 1204</dd></dl>'
            '<div class="postbody"><div class="content">{quote}{post}</div>'
            '<div class="signature">Iron is iron.</div></div></div>'
        ),
        "<blockquote><div><cite>smith wrote:</cite>{}</div></blockquote>",
    ),
    "invision": (
        '<html><body class="ipsApp ipsApp_front">{}',
        (
            '<article class="cPost ipsComment"><aside>smith<br>Members<br>1.2k</aside>'
            '<div data-role="commentContent"><p>{post}</p>{quote}</div></article>'
        ),
        '<blockquote class="ipsQuote"><div class="ipsQuote_contents">{}</div></blockquote>',
    ),
    "vbulletin": (
        '<html><head><meta name="generator" content="vBulletin 4.2.2"></head><body>{}',
        (
            '<li class="postbit"><div class="userinfo">smith<br>Posts 1,204</div><div>'
            '<blockquote class="postcontent restore">{post}</blockquote></div></li>'
        ),
        "",
    ),
    "discuz": (
        '<html><head><meta name="generator" content="Discuz! X3.4"></head><body>{}',
        (
            '<table class="plhin"><tr><td class="pls">smith<br>帖子 1204</td><td class="plc">'
            '<table><tr><td class="t_f">{quote}{post}</td></tr></table></td></tr></table>'
        ),
        '<div class="quote"><blockquote>{}</blockquote></div>',
    ),
}


@pytest.mark.parametrize("name", FORUMS)
def test_a_thread_of_a_known_software_is_its_posts(name: str) -> None:
    frame, box, quote = FORUMS[name]
    posts = "".join(
        box.format(post=post, quote=quote.format(POSTS[0]) if place else "")
        for place, post in enumerate(POSTS)
    )
    page = read_html(frame.format(f"<h1>Gate</h1>{posts}"), config=Config())
    assert (page.site, page.kind) == (name, "thread")
    assert [b.text for b, k in zip(page.blocks, page.keep, strict=True) if k] == list(POSTS)


def test_of_a_thread_the_first_post_names_the_author_and_the_day() -> None:
    box = (
        '<div class="post"><dl class="postprofile"><dt><a class="{mark}">{name}</a></dt></dl>'
        '<div class="postbody"><p class="author">by {name} <time datetime="2024-03-0{day}T08:00">x</time>'
        '</p><div class="content">{post}</div></div></div>'
    )
    names = (("smith_7", "username"), ("The Keeper", "username-coloured"), ("smith_7", "username"))
    posts = "".join(
        box.format(name=name, mark=mark, day=day, post=post)
        for day, ((name, mark), post) in enumerate(zip(names, POSTS, strict=True), 1)
    )
    page = read_html(f'<html><body id="phpbb"><h1>Gate</h1>{posts}', config=Config())
    assert page.metadata.authors == ("smith_7",)
    assert page.metadata.published == "2024-03-01T08:00"


def test_an_article_of_a_software_for_threads_is_left_to_the_labeller() -> None:
    prose = "".join(f"<p>{text} {PROSE[0]}</p>" for text in PROSE)
    page = read_html(f'<html id="XF"><body><main>{prose}</main>', config=Config())
    assert not page.site
    assert not page.reports


def test_what_is_wanted_beside_the_body_is_kept_unless_the_rule_drops_it(
    packs: tuple[str, ...],
) -> None:
    said = "A reader said at length that it had rained there too, on Sunday and on Monday."
    source = PAGE.replace("</body>", f"<div class=comment><p>{said}</p></div></body>")
    source = source.replace("It rained.", story := "It rained. " * 30)
    source = source.replace('"ad">Buy!', '"ad comment">Buy all that is left of last summer!')

    def kept(*keep: str) -> list[str]:
        config = Config(sites=packs, keep=keep)
        page = read_html(source, url="https://heron.example/news/1", config=config)
        return [b.text for b, kept in zip(page.blocks, page.keep, strict=True) if kept]

    assert kept() == [story.strip(), "A lot."]
    assert kept("comments") == [story.strip(), "A lot.", said]


def test_a_block_is_explained_by_the_number_it_is_shown_with(packs: tuple[str, ...]) -> None:
    from cleaner.document import Source
    from cleaner.see.explain import explain_text

    story = "<p>It rained on <i class=ad>Buy!</i> Monday.</p><p>It rained on Tuesday, all day.</p>"
    page = PAGE.replace("<p>It rained.</p>", story)
    source = Source(data=page.encode(), media_type="text/html", url="https://heron.example/news/1")
    config = Config(sites=packs)
    lines = explain_text(source, config)[0].splitlines()[1:]
    shown = [line for line in lines if line[:5].strip().isdigit()]
    assert [line.split()[0] for line in shown] == [str(at) for at in range(len(shown))]
    for at in range(len(shown)):
        lines = explain_text(source, config, block=at)[0].splitlines()
        assert lines[1].split()[:3] == shown[at].split()[:3]
        assert len(lines) > 4
    assert len(explain_text(source, config, block=len(shown))[0].splitlines()) == 1
