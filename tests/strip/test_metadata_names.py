"""Names: read from bylines of many kinds, never invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.credits.names import parse_authors, parse_people, parse_source
from cleaner.strip.credits.split import split_credits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者 李四 王五", ("李四", "王五")),
        ("记者 陈  柱 通讯员 王小明 摄影 赵六", ("陈柱", "王小明")),
        ("（记者 刘嘉明）", ("刘嘉明",)),
        ("(记者刘嘉明李慧)", ("刘嘉明", "李慧")),
        ("记者张三通讯员李四", ("张三", "李四")),
        ("山城晚报记者李四", ("李四",)),
        ("采写：渝都见习记者 林子明", ("林子明",)),
        ("文/张三", ("张三",)),
        ("作者：阿卜杜拉·买买提", ("阿卜杜拉·买买提",)),
        ("撰文 欧阳修文", ("欧阳修文",)),
        ("作者：张三 编辑：李四 来源：山城晚报", ("张三",)),
        ("홍길동 기자 hong@example.kr", ("홍길동",)),
        ("取材・文＝山田太郎", ("山田太郎",)),
        ("By Jane Doe and John Q. Public, Staff Writers", ("Jane Doe", "John Q. Public")),
        ("March 3, 2024 by Jane Doe", ("Jane Doe",)),
        ("Posted by Jane on March 3, 2024", ("Jane",)),
        ("Jane Doe, Ph.D.", ("Jane Doe",)),
        ("Jane Doe, Shipping Expert", ("Jane Doe",)),
        ("Von Christoph von Eich und Ursula Müller", ("Christoph von Eich", "Ursula Müller")),
        ("Par Marie Merle et Loïc Le Clerc", ("Marie Merle", "Loïc Le Clerc")),
        ("por Juan Carlos Muñoz C.", ("Juan Carlos Muñoz C.",)),
    ],
)
def test_authors_are_read_from_a_byline(text: str, expected: tuple[str, ...]) -> None:
    assert parse_authors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "Editorial Team", "Posted by admin", "Reuters", "据记者了解", "记者从县委获悉",
        "通讯员供稿", "编辑部", "山城新闻网", "作者：本站 浏览次数：345", "（作者单位：山城大学）",
        "来源：山城晚报", "新华社记者 贾明 摄", "using the tool", "5 min read",
    ],
)  # fmt: skip
def test_no_name_gives_no_author(text: str) -> None:
    assert parse_authors(text) == ()


def test_editors_and_source_are_read_by_their_labels() -> None:
    line = "来源：山城晚报　作者：张三　责任编辑：李四_NF01"
    assert parse_people(line, "editors") == ("李四",)
    assert parse_source(line) == "山城晚报"
    assert parse_source("2019-09-07 13:43:45　来源: 山城晚报 举报") == "山城晚报"


def test_a_credit_line_falls_apart_at_its_labels() -> None:
    assert split_credits("By Jane Doe | Photos by Ann Lee | Published March 3") == (
        ("authors", "Jane Doe"),
        ("other", "Ann Lee"),
        ("published", "March 3"),
    )


@given(st.text(max_size=120))
def test_no_text_raises_and_no_name_is_empty(text: str) -> None:
    assert all(parse_authors(text))
