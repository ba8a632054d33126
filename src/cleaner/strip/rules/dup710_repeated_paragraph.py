"""A paragraph stands twice in the document."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.repeats import repeated_paragraphs
from cleaner.strip.view.view import View

ONE = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，没有人受伤。"
TWO = "消防员说，堤坝没有损坏，被水围住的几户人家也都平安，下午三点已经恢复供电。"
THREE = "镇上的小学停课一天，操场暂时作了仓库，里面放着棉被、饮水和方便面。"

RULE = Rule(
    code="DUP710",
    name="repeated-paragraph",
    stage="strip",
    summary=__doc__,
    why="Pages print the lead as a summary too, and extractors emit a container and its parts.",
    keeps=(
        "归来吧，归来哟，浪迹天涯的游子。\n归来吧，归来哟，别再四处漂泊。\n归来吧，归来哟，浪迹天涯的游子。",
    ),
    examples=(
        Example(
            before=f"{ONE}\n{TWO}\n{THREE}\n{ONE}\n{TWO}\n{THREE}",
            after=f"{ONE}\n\n{TWO}\n\n{THREE}",
        ),
    ),
    yields=(0.85, 0.7, 0.4),
)


def find(view: View) -> Iterator[Finding]:
    """Drop the later one, or a summary above the lead it repeats."""
    for repeat in repeated_paragraphs(view):
        confidence = 0.9 if repeat.near else 1.0
        yield RULE.drop(repeat.line.block, "duplicate", of=repeat.of, confidence=confidence)
