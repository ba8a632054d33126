"""Lines behind the end of the article lead to other articles."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.credits.names import is_organisation
from cleaner.strip.credits.vocabulary import words
from cleaner.strip.view.credit_lines import readings
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

NAME = 8
"""Code points of a name behind a role: the longest Han names of minorities have so many."""


def find(view: View) -> Iterator[Finding]:
    """Drop what stands behind the line that closes the article.

    A text may end with the bare name of its paper under the editor's: that is read. A line there that
    names a role says who wrote; what could not be read of that stays.
    """
    beside = {reading.line.block.index for reading in readings(view)}
    for line in tail_pieces(view):
        index = line.block.index
        signs = not view.document.is_html and {index - 1, index + 1} & beside
        if signs and _names_a_writer(line.text):
            continue
        told = (("source", line.text),) if signs and is_organisation(line.text) else ()
        if told:
            beside.add(index)
        yield RULE.drop(line.block, "related", confidence=0.8, metadata=told)


def _names_a_writer(text: str) -> bool:
    """Whether a role stands in the line with no more than a name behind it."""
    behind = (text.partition(role)[2] for role in words("role") if role in text)
    return any(0 < len(rest) <= NAME for rest in behind)
