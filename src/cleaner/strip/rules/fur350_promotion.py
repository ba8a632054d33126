"""A line asks to follow, scan, download or praises the host."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR350",
    name="promotion",
    stage="strip",
    summary=__doc__,
    why="Promotion was put there by the host and repeats on every page.",
    keeps=("她说，店里的二维码是儿子帮忙贴上去的，老顾客还是习惯付现金。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n海量资讯、精准解读，尽在江边财经APP",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n长按识别二维码关注我们",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    yields=(0.6, 0.6, 0.6),
)
find = drop_phrases(RULE, "promotion")
