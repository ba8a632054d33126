"""A line turns pages or leads to the neighbouring article."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.furniture import phrase_pieces
from cleaner.strip.view.view import View

RULE = Rule(
    code="FUR370",
    name="page-turn",
    stage="strip",
    summary=__doc__,
    why="Numbers of pages and links to neighbours are no text.",
    keeps=("下一页，是他和父亲唯一的合影，照片已经泛黄了。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n上一页 1 2 3 下一页",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n上一篇：江水退了",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
)
KINDS = frozenset({"pagination"})


def find(view: View) -> Iterator[Finding]:
    """Drop the lines whose phrases say so."""
    for piece in phrase_pieces(view):
        if piece.kind in KINDS:
            yield RULE.drop(
                piece.line.block, piece.kind, entry=piece.entry, confidence=piece.confidence
            )
