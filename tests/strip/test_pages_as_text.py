"""Pages without markup: every line of the article stays, nearly all that stands around it goes."""

import re
import tomllib
from pathlib import Path

import pytest

from cleaner.document import Source
from cleaner.pipeline import until

PAGES = tomllib.loads((Path(__file__).parent / "pages_as_text.toml").read_text("utf-8"))["page"]
LEFT = 2
"""So many lines of a page's furniture may be left standing."""


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_the_article_stays_and_the_page_goes(page):
    text = "\n".join((page["head"], page["body"], page["tail"]))
    document = until("strip").run(Source(text=text, media_type="text/plain"))
    kept = bare(document.text)
    assert document.verdict.kept
    assert [line for line in page["body"].split("\n") if bare(line) not in kept] == []
    around = [*page["head"].split("\n"), *page["tail"].split("\n")]
    own = bare(page["body"] + page["title"])
    left = [line for line in around if bare(line) and bare(line) in kept and bare(line) not in own]
    assert len(left) <= page.get("left", LEFT), left
