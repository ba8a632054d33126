"""A line names the title the article bore elsewhere."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import drop_told
from cleaner.strip.view.view import View

RULE = Rule(
    code="MET170",
    name="original-title",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="The original title belongs to the metadata.",
    keeps=("原标题党的文章如今越来越少了，读者的口味变了。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n(原标题：河水一夜涨两米)",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Drop lines that say nothing else, and read them."""
    return drop_told(RULE, view, "credit", {"original_title"})
