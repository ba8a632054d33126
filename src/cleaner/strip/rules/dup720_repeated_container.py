"""A block holds the text of its neighbours once more."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.repeats import containers
from cleaner.strip.view.view import View

ONE = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，没有人受伤。"
TWO = "消防员说，堤坝没有损坏，被水围住的几户人家也都平安，下午三点已经恢复供电。"
THREE = "镇上的小学停课一天，操场暂时作了仓库，里面放着棉被、饮水和方便面。"

RULE = Rule(
    code="DUP720",
    name="repeated-container",
    stage="strip",
    summary=__doc__,
    why="Extractors emit the text of a container and then that of its parts.",
    keeps=(ONE + TWO + "\n" + THREE,),
    examples=(
        Example(before=f"{ONE}{TWO}\n{ONE}\n{TWO}\n{THREE}", after=f"{ONE}\n\n{TWO}\n\n{THREE}"),
    ),
)


def find(view: View) -> Iterator[Finding]:
    """Drop the container and keep its parts."""
    for repeat in containers(view):
        yield RULE.drop(repeat.line.block, "duplicate", of=repeat.of)
