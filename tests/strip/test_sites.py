"""Site rules: found by host and day, applied to a page, tried on pages; the page is made up."""

from pathlib import Path

import pytest

from cleaner.errors import PackError
from cleaner.pack import load_user_packs
from cleaner.strip.sites import apply_site, find_site, load_sites, parse_site_pack, try_site

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


def test_a_rule_is_found_by_host_path_and_day(packs: tuple[str, ...]) -> None:
    address = "https://www.heron.example/news/1"
    assert find_site(address, packs).id == "heron"
    assert find_site(address, packs, day="2018-05-01").id == "heron-old"
    assert find_site(address, packs, day="2024-03-01T08:00").id == "heron"
    assert find_site("https://www.heron.example/sport/1", packs).id == "heron-old"
    assert find_site("https://notheron.example/news/1", packs) is None
    assert find_site("", packs) is None


def test_a_rule_reads_a_page(packs: tuple[str, ...]) -> None:
    result = apply_site(find_site("https://heron.example/news/1", packs), PAGE)
    assert result.title == "Rain at last"
    assert result.date == "2024-03-01"
    assert result.authors == ("Jane Doe", "John Roe")
    assert "It rained." in result.body_html
    assert "Buy!" not in result.body_html
    assert result.dropped == ("html/body/div.story/div.ad", "html/body/div.story/div.ad[2]")


def test_a_rule_that_matches_nothing_gives_nothing(packs: tuple[str, ...]) -> None:
    result = apply_site(find_site("https://heron.example/news/1", packs), "<p>Other</p>")
    assert (result.title, result.date, result.authors, result.body_html) == (None, None, (), "")


def test_a_trial_says_what_each_selector_matches(packs: tuple[str, ...]) -> None:
    trials = try_site(find_site("https://heron.example/news/1", packs), [("page.html", PAGE)])
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
    assert all(rule.reason for rule in rules)
    assert find_site("https://mp.weixin.qq.com/s?__biz=x").id == "weixin-article"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(PackError, match="absent"):
        load_sites(("/absent.toml",))
