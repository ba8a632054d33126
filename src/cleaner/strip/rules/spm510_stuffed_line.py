"""A line outside the article says the same few names over and over."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.line import is_stuffed_line
from cleaner.strip.view.view import View

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="SPM510",
    name="stuffed-line",
    stage="strip",
    summary=__doc__,
    why="Such lines were hidden on the page for search engines.",
    keeps=(
        "啦啦啦，啦啦啦，我是卖报的小行家，\n啦啦啦，啦啦啦，不等天明去等派报。",
        BODY + "\n林晓梅、周远、高原、王芳、李强、赵敏、钱伟、孙丽参加了救援",
        BODY
        + "\n1. Berg, Lind, Falk, Holm 5:1 2. Lind, Berg, Holm, Falk 4:2 3. Falk, Berg, Lind, Holm 3:3"
        " 4. Holm, Falk, Berg, Lind 5:1 5. Berg, Holm, Lind, Falk 2:4 6. Lind, Falk, Holm, Berg 3:3",
    ),
    examples=(
        Example(
            before=BODY
            + "\n江边网,江边新闻网,江边县门户 江边网,江边新闻网,江边县门户 江边网,江边新闻网,江边县门户",
            after=BODY,
        ),
    ),
    yields=(0.85, 0.85, 0.85),
)


def find(view: View) -> Iterator[Finding]:
    """Drop such lines above and below the article."""
    for at, line in enumerate(view.lines):
        if not view.first <= at <= view.last and is_stuffed_line(line):
            yield RULE.drop(line.block, "spam", confidence=0.9)
