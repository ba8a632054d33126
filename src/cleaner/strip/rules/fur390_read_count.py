"""A line says how often the page was read, or repeats its address."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import drop_told
from cleaner.strip.view.view import View

RULE = Rule(
    code="FUR390",
    name="read-count",
    stage="strip",
    summary=__doc__,
    why="Counters and addresses say nothing of the article.",
    keeps=("这段视频的点击量在一天之内超过了一千万次。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n浏览次数：123次",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    check=True,
)


def find(view: View) -> Iterator[Finding]:
    """Drop lines that say nothing else, and read them."""
    return drop_told(RULE, view, "other", {"counter", "link", "ago"})
