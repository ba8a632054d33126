"""Labelled names, days and sources in lines that hold other things, too, land in the metadata."""

import pytest

from cleaner import clean
from cleaner.metadata import Metadata

ZH = (
    "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了，水位慢慢降了下来。\n"
    "第二天上午，工作人员挨家挨户查看房屋，发现有两处墙体出现裂缝，需要马上加固，住户先搬到学校。"
)
EN = (
    "The river rose two metres in the night, and three villages moved to higher ground before dawn.\n"
    "In the morning the engineers walked from house to house and found two walls that had cracked."
)


@pytest.mark.parametrize(
    ("line", "text", "field", "value"),
    [
        ("发布时间：2024年05月05日 | 字体放大 | 字体缩小", ZH, "published", "2024-05-05"),
        ("作者：林晓梅 2020年01月12日18:32 浏览：272 收藏觉得不错，我要赞赏", ZH, "authors", ("林晓梅",)),
        ("By: Jane Doe | Text size + - | Print this page | Save", EN, "authors", ("Jane Doe",)),
        ("Published: March 3, 2024 | Text size + - | Print | Save", EN, "published", "2024-03-03"),
    ],
)  # fmt: skip
def test_what_a_label_gives_is_read_though_the_line_holds_more(
    line: str, text: str, field: str, value: object
) -> None:
    found = clean(f"Heavy rain in the valley\n{line}\n{text}").metadata
    assert getattr(found, field) == value


def test_a_name_that_cannot_be_parted_stands_among_the_credits() -> None:
    line = "作者：涅阳城下的老船长 浏览：272 收藏觉得不错，我要赞赏"
    done = clean(f"一夜大雨河水涨两米\n{line}\n{ZH}")
    told = "".join((*done.metadata.credits, *done.metadata.authors, done.body))
    assert "涅阳城下的老船长" in told


def test_credits_of_other_stories_far_from_the_text_are_not_read() -> None:
    others = "\n".join(f"作者：王小明 浏览：{n} 收藏" for n in range(3))
    found = clean(f"一夜大雨河水涨两米\n{ZH}\n首页\n新闻\n体育\n财经\n{others}").metadata
    assert isinstance(found, Metadata)
    assert not found.authors
