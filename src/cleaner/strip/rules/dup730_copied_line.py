"""A short line stands in a second copy of the text."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.repeats import copied_lines
from cleaner.strip.view.view import View

ONE = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，没有人受伤。"
TWO = "消防员说，堤坝没有损坏，被水围住的几户人家也都平安，下午三点已经恢复供电。"
THREE = "镇上的小学停课一天，操场暂时作了仓库，里面放着棉被、饮水和方便面。"

RULE = Rule(
    code="DUP730",
    name="copied-line",
    stage="strip",
    summary=__doc__,
    why="Where paragraphs on both sides are copies the headings and lists between them are too.",
    keeps=(f"{ONE}\n小标题\n{TWO}\n小标题\n{THREE}",),
    examples=(
        Example(
            before=f"{ONE}\n雨停以后\n{TWO}\n{ONE}\n雨停以后\n{TWO}",
            after=f"{ONE}\n\n雨停以后\n\n{TWO}",
        ),
    ),
    yields=(0.85, 0.6, 0.4),
)


def find(view: View) -> Iterator[Finding]:
    """Drop it."""
    for line in copied_lines(view):
        yield RULE.drop(line.block, "duplicate", confidence=0.9)
