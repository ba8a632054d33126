"""Lines behind the end of the article lead to other articles."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.furniture import tail_pieces
from cleaner.strip.view.view import View

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="FUR360",
    name="related-list",
    stage="strip",
    summary=__doc__,
    why="Once the last paragraph and the credits have passed, a page shows other articles.",
    keeps=(
        BODY + "\n2016年3月 任县长\n2017年4月 退休",
        BODY + "\n责任编辑：林晓梅\n" + BODY.replace("河水", "湖水") * 3,
        BODY
        + "\n责任编辑：林晓梅\nI stayed for a week. Nobody locked a door.\nOn the last evening we ate fish on the quay.",
    ),
    examples=(
        Example(
            before=BODY + "\n责任编辑：林晓梅\n江边小学举行运动会\n湖畔新桥今日通车", after=BODY
        ),
        Example(
            before=BODY
            + "\n来源：江边日报\n江边小学举行运动会\n湖畔新桥今日通车\n老街改造完成过半\n分享到",
            after=BODY,
        ),
    ),
    yields=(0.5, 0.0, 0.0),
)


def find(view: View) -> Iterator[Finding]:
    """Drop what stands behind the line that closes the article."""
    for line in tail_pieces(view):
        yield RULE.drop(line.block, "related", confidence=0.8)
