"""A line holds the links of a menu."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.furniture import phrase_pieces
from cleaner.strip.view.view import View

RULE = Rule(
    code="FUR495",
    name="menu",
    stage="strip",
    summary=__doc__,
    why="Menus are part of the site.",
    keeps=("体育、教育和文化是这次大会的三个议题，代表们分组进行了讨论。",),
    examples=(
        Example(
            before="首页 新闻 财经 体育 娱乐\n河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n关于我们 | 联系我们 | 网站地图",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
)
KINDS = frozenset({"menu"})


def find(view: View) -> Iterator[Finding]:
    """Drop the lines whose phrases say so."""
    for piece in phrase_pieces(view):
        if piece.kind in KINDS:
            yield RULE.drop(
                piece.line.block, piece.kind, entry=piece.entry, confidence=piece.confidence
            )
