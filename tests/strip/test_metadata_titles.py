"""Titles: the site's name goes, the title's own words stay."""

import pytest

from cleaner.strip.metadata.titles import clean_title


@pytest.mark.parametrize(
    ("title", "options", "expected"),
    [
        ("Rain at last | Heron", {"site": "Heron"}, "Rain at last"),
        ("Rain at last - The Daily Heron", {}, "Rain at last"),
        ("Rain at last — example.com", {}, "Rain at last"),
        ("Heron: Rain at last", {"headings": ["Rain at last"]}, "Heron: Rain at last"),
        ("Weather | Rain at last | Heron", {"headings": ["Rain at last"]}, "Rain at last"),
        ("大雨终于来了-山城新闻网", {}, "大雨终于来了"),
        ("大雨终于来了_天气_山城网", {}, "大雨终于来了"),
        ("大雨终于来了 气象局", {}, "大雨终于来了 气象局"),
    ],
)
def test_the_site_is_taken_off(title: str, options: dict[str, object], expected: str) -> None:
    assert clean_title(title, **options) == expected


@pytest.mark.parametrize(
    "title",
    ["Jack - the untold story", "COVID-19 in Spain: what now", "A | B testing in practice, explained",
     "儿歌一分钱被改成一元钱 原作者女儿说话了", "X-ray", "   "],
)  # fmt: skip
def test_a_title_without_a_site_stays(title: str) -> None:
    assert clean_title(title) == title.strip()
