"""A line is a list of the words of adult pages, betting sites or chat farms."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.spam import spam_lines
from cleaner.strip.view.view import View

BODY = (
    "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。消防员说，堤坝没有"
    "损坏，被水围住的几户人家也都平安。下午三点，村口的小店重新开了门，有人买了烟，坐在门槛上看水慢慢"
    "退下去。镇上的小学停课一天，操场暂时作了仓库，里面放着棉被、饮水和方便面。"
)

RULE = Rule(
    code="SPM500",
    name="spam-line",
    stage="strip",
    summary=__doc__,
    why="Hacked sites put such lists above and below the article, and link farms behind it.",
    keeps=(
        "警方通报，该网络色情平台的主播和管理员共二十人被抓获。",
        "主演：林晓梅,周远,高原,王芳,李强",
        "工商银行 | 建设银行 | 农业银行 | 中国银行 | 交通银行",
        "春眠不觉晓，处处闻啼鸟，夜来风雨声，花落知多少",
    ),
    examples=(
        Example(before="国产精品久久久,亚洲无码在线观看,人妻中文字幕\n" + BODY, after=BODY),
        Example(
            before=BODY
            + "\n感谢您访问我们的网站，您可能还对以下资源感兴趣：\n夜色影院| 免费观看\n天天看片",
            after=BODY,
        ),
    ),
)


def find(view: View) -> Iterator[Finding]:
    """Drop the spam lines; behind the line that opens a farm everything that is no prose goes."""
    for line in spam_lines(view):
        yield RULE.drop(line.block, "spam")
