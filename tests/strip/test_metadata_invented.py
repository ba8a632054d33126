"""No day of publication, no title where a page gives none: what other places say is not taken for it."""

import json

import pytest

from cleaner import clean
from cleaner.metadata import Metadata

TEXT = (
    "<p>The ferry from the old quay runs again since Monday, and the first boat took thirty people, "
    "two tractors and a cage of hens over to the island.</p>"
    "<p>The engineers had thought that six weeks would do, until the divers found that three of the "
    "eight piles under the water were bent and had to be ordered anew.</p>"
)


def told(head: str, body: str, url: str = "") -> Metadata:
    link = f"<link rel='canonical' href='{url}'>" if url else ""
    page = f"<!doctype html><html lang='en'><head>{head}{link}</head><body>{body}</body></html>"
    return clean(page, media_type="text/html").metadata


def data(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(fields)}</script>"


TITLE = "<title>The ferry runs again</title>"
HEADED = "<h1>The ferry runs again</h1>"


def test_the_day_a_page_was_made_is_no_day_of_publication_unless_it_is_shown() -> None:
    head = TITLE + data(**{"@type": "WebPage", "datePublished": "2019-04-15T21:00:02Z"})
    assert told(head, HEADED + TEXT).published is None
    shown = told(head, HEADED + "<p class='date'>April 15, 2019</p>" + TEXT)
    assert (shown.published or "")[:10] == "2019-04-15"


def test_the_day_of_an_article_is_believed_though_nothing_shows_it() -> None:
    head = TITLE + data(**{"@type": "NewsArticle", "datePublished": "2019-04-15"})
    assert told(head, HEADED + TEXT).published == "2019-04-15"


def test_a_change_is_a_day_of_publication_only_where_it_is_shown() -> None:
    head = TITLE + "<meta property='article:modified_time' content='2024-03-01'>"
    hidden = told(head, HEADED + TEXT)
    assert (hidden.published, hidden.modified) == (None, "2024-03-01")
    shown = told(TITLE, HEADED + "<p>Last updated: March 1, 2024</p>" + TEXT)
    assert shown.published == "2024-03-01"


def test_times_in_falling_order_are_those_of_stories_and_rising_ones_those_of_a_thread() -> None:
    days = [f"2024-03-0{n}" for n in range(1, 7)]
    times = [
        f"<div><time datetime='{day}'></time></div><p>{n} boats</p>" for n, day in enumerate(days)
    ]
    assert told(TITLE, TEXT + "".join(reversed(times))).published is None
    assert told(TITLE, TEXT + "".join(times)).published == "2024-03-01"


def test_the_first_page_of_a_site_has_no_day_unless_head_and_page_agree() -> None:
    meta = "<meta property='article:published_time' content='2021-05-24'>"
    url = "https://heron.example/"
    assert told(TITLE + meta, HEADED + TEXT, url).published is None
    agreed = told(TITLE + meta, HEADED + "<p>May 24, 2021</p>" + TEXT, url)
    assert agreed.published == "2021-05-24"


@pytest.mark.parametrize("label", ["Expires", "Deadline", "Founded", "Valid until"])
def test_a_day_behind_a_label_of_something_else_is_none(label: str) -> None:
    assert told(TITLE, f"{HEADED}<p>{label}: March 1, 2026</p>{TEXT}").published is None


@pytest.mark.parametrize(
    ("tag", "heading", "title"),
    [
        ("Home", "Welcome to the harbour of Tarn", "Welcome to the harbour of Tarn"),
        ("Untitled Document", "The ferry runs again", "The ferry runs again"),
        ("The ferry runs again since Monday - News - Heron", "Heron - News", "The ferry runs again since Monday"),
        ("The Heron: The ferry runs again since Monday", "", "The ferry runs again since Monday"),
        ("HERON::: The ferry runs again since Monday / 06.01.12 / Island", "", "The ferry runs again since Monday"),
    ],
)  # fmt: skip
def test_names_of_sites_and_sections_are_no_titles(tag: str, heading: str, title: str) -> None:
    top = f"<h1>{heading}</h1>" if heading else ""
    shown = "" if title == heading else f"<div class='x'>{title}</div>"
    assert told(f"<title>{tag}</title>", top + shown + TEXT).title == title


def test_the_only_heading_of_an_article_comes_before_a_title_for_search_engines() -> None:
    head = (
        "<title>Ferry Tarn: timetable, fares, news 2024</title>"
        "<meta property='og:type' content='article'>"
        "<link rel='canonical' href='https://heron.example/old-quay-ferry-runs-again'>"
    )
    found = told(head, "<h1>Old quay ferry runs again after six months</h1>" + TEXT)
    assert found.title == "Old quay ferry runs again after six months"


def test_a_slogan_is_no_title_where_the_declared_one_is_shown() -> None:
    head = "<title>The ferry of Tarn runs again</title>"
    body = "<h1>Crossing water, joining people</h1><h2>The ferry of Tarn runs again</h2>" + TEXT
    assert told(head, body).title == "The ferry of Tarn runs again"


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("hvandermeer7qk2p9xa0", False), ("a91c-4be7-b20d-7f", False), ("hanna1984", True),
        ("h2o-club", True), ("the_ferry_man_3", True), ("Hanna Vandermeer 3", True),
    ],
)  # fmt: skip
def test_what_a_system_drew_by_chance_is_nobodys_name(name: str, is_name: bool) -> None:
    author = {"@type": "Person", "name": name}
    head = TITLE + data(**{"@type": "NewsArticle", "author": author})
    assert told(head, HEADED + TEXT).authors == ((name,) if is_name else ())
