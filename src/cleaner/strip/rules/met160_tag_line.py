"""A line lists the key words or the channel of the article."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import drop_told
from cleaner.strip.view.view import View

RULE = Rule(
    code="MET160",
    name="tag-line",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="Tags belong to the metadata.",
    keeps=("标签化的想象遮住了他们真实的样子。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n标签：洪水 转移 救援",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Drop lines that say nothing else, and read them."""
    return drop_told(RULE, view, "credit", {"tags", "categories"})
