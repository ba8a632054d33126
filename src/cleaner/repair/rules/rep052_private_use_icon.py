"""A private-use character: the sign of an icon font."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.icons import icon_runs
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP052",
    name="private-use-icon",
    stage="repair",
    needs=("\ue000-\uf8ff\ufffc",),
    summary=__doc__,
    why=(
        "Pages draw their buttons with fonts of their own; away from the page the code points mean "
        "nothing. Inside a word one may be a damaged or hidden character: that is only reported."
    ),
    keeps=("分享 \U0001f600 收藏 ★", "\u2022 first point"),
    examples=(
        Example("\ue62c 分享", "\x20分享"),
        Example("评论\ue601\n", "评论\n"),
        Example("\uf0b7 first point", "• first point"),
        Example("<i>\ue617</i>收藏", "<i></i>收藏", media_type="text/html"),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield a deletion for every icon, and one report if some may be characters of words."""
    _ = config
    inside: list[int] = []
    for start, run, after in icon_runs(document.text):
        if after is None:
            inside.append(start)
        else:
            yield RULE.replace(start, run, after)
    if inside:
        message = f"private-use characters inside words, left as they are: {len(inside)}"
        yield RULE.report(inside[0], inside[0] + 1, message)
