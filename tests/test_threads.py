"""Documents cleaned in threads are what one thread gives: nothing of a document is global."""

import sys
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

import cleaner
from own_articles import ARTICLE, ENGLISH

THREADS = 8
PAGES = 200


def pages() -> list[str]:
    """Pages that share classes and lines, as those of one site do, and differ in all else."""
    made = []
    for number in range(PAGES):
        title, *paragraphs = (ARTICLE, ENGLISH)[number % 2].split("\n")
        body = "".join(f"<p class='text t{number % 7}'>{p} {number}</p>" for p in paragraphs if p)
        links = "".join(
            f"<li class='m{number}-{chr(97 + k)}x{chr(97 + number % 26)}'><a href='/{k}'>{title[:4]}{k}</a></li>"
            for k in range(40)
        )
        made.append(
            f"<html><head><title>{title} {number}</title></head><body><ul class='nav'>{links}</ul>"
            f"<h1>{title} {number}</h1><div class='article-{number}'>{body}</div></body></html>"
        )
    return made


def cleaned(page: str) -> bytes:
    return msgspec.json.encode(cleaner.clean(page, media_type="text/html"))


@pytest.fixture
def small_interval():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("small_interval")
def test_eight_threads_give_what_one_gives(monkeypatch):
    from cleaner.strip.label import lexicon

    monkeypatch.setattr(lexicon, "MAX_CACHE", 10)  # so that tables are replaced while others read
    given = pages()
    alone = [cleaned(page) for page in given]
    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(cleaned, given)) == alone


@pytest.mark.slow
@pytest.mark.usefixtures("small_interval")
def test_eight_threads_give_what_one_gives_twenty_times():
    given = pages()
    alone = [cleaned(page) for page in given]
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in range(20):
            assert list(pool.map(cleaned, given)) == alone
