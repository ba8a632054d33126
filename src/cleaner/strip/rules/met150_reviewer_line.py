"""A line names those who checked, drew or cut."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import drop_told
from cleaner.strip.view.view import View

RULE = Rule(
    code="MET150",
    name="reviewer-line",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="Reviewers, designers and photographers are neither authors nor editors of the text.",
    keeps=("一审法院认为，双方的合同依法成立并生效。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n(一审 林晓梅 二审 周远 三审 高原)",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Drop lines that say nothing else, and read them."""
    return drop_told(RULE, view, "credit", {"reviewer", "picture"})
