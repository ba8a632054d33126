"""The summary and the picture that a page declares of itself: taken as declared, never made."""

import json

import pytest

from cleaner import clean
from cleaner.metadata import Metadata

TEXT = (
    "<h1>The lock is mended</h1><p>The lock below the tannery was mended in nine days, and the first "
    "barge went down on Friday with forty tons of gravel on board.</p><p>The keeper, who had slept in "
    "his boat since the flood, moved back into his house the same evening.</p>"
)
SUMMARY = "After nine days the lock below the tannery is open again."


def told(head: str, body: str = TEXT) -> Metadata:
    page = f"<html><head><title>The lock is mended - Canal Post</title>{head}</head><body>{body}"
    return clean(page, media_type="text/html").metadata


def meta(name: str, content: str) -> str:
    kind = "property" if name.startswith("og:") else "name"
    return f'<meta {kind}="{name}" content="{content}">'


CANONICAL = '<link rel="canonical" href="https://canal.example/news/7">'


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (meta("description", SUMMARY), SUMMARY),
        (meta("description", "Canal news") + meta("og:description", SUMMARY), SUMMARY),
        (meta("og:description", f"  {SUMMARY[:20]}\n {SUMMARY[20:]} "), SUMMARY),
        (meta("og:description", "Rain &amp;amp; wind on the upper canal all week"),
         "Rain & wind on the upper canal all week"),
        (meta("description", "The lock is mended"), None),
        (meta("description", "Canal Post") + meta("og:site_name", "Canal Post"), None),
        (meta("description", "News"), None),
        (meta("description", ""), None),
        ("", None),
        ("<script type='application/ld+json'>" + json.dumps(
            {"@type": "NewsArticle", "headline": "The lock is mended", "description": SUMMARY}
        ) + "</script>", SUMMARY),
    ],
)  # fmt: skip
def test_the_summary_is_the_one_declared(head: str, wanted: str | None) -> None:
    assert told(head).description == wanted


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (meta("og:image", "https://canal.example/a.jpg"), "https://canal.example/a.jpg"),
        (CANONICAL + meta("og:image", "/a.jpg"), "https://canal.example/a.jpg"),
        (meta("og:image", "/a.jpg"), None),
        (meta("og:image", "data:image/png;base64,AAAA"), None),
        (meta("og:image", "javascript:alert(1)"), None),
        (meta("twitter:image", "https://canal.example/t.jpg") + meta("og:image", "http://["),
         "https://canal.example/t.jpg"),
        ("<script type='application/ld+json'>" + json.dumps(
            {"@type": "NewsArticle", "headline": "The lock is mended",
             "image": [{"@type": "ImageObject", "url": "https://canal.example/j.jpg"}]}
        ) + "</script>", "https://canal.example/j.jpg"),
        ("<script type='application/ld+json'>" + json.dumps({"@graph": [
            {"@type": "NewsArticle", "headline": "The lock is mended", "image": {"@id": "#p"}},
            {"@type": "ImageObject", "@id": "#p", "contentUrl": "https://canal.example/g.jpg"},
        ]}) + "</script>", "https://canal.example/g.jpg"),
    ],
)  # fmt: skip
def test_the_picture_is_the_one_declared(head: str, wanted: str | None) -> None:
    assert told(head).image == wanted


def test_what_an_element_of_the_body_describes_is_not_the_page() -> None:
    body = TEXT + f'<div itemscope><p itemprop="description">{SUMMARY}</p></div>'
    assert told("", body).description is None
