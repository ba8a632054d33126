"""A line holds nothing but the mark of the end."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import readings
from cleaner.strip.view.view import View

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="MET190",
    name="end-mark",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="The mark is a sign of the printers, no word of the article.",
    keeps=("完成这项工程，他们用了整整三年。这条路通车的那天，全村人都来了。",),
    examples=(
        Example(before=BODY + "\n(完)", after=BODY),
        Example(before=BODY + "\n###", after=BODY),
    ),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Drop the lines behind the article that hold an end mark."""
    for reading in readings(view):
        if reading.purpose == "end":
            yield RULE.drop(reading.line.block, "credit")
