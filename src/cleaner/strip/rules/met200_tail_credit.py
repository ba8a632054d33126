"""Credits or an end mark are glued to the last sentence."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import facts_of, is_last_paragraph, reader_of
from cleaner.strip.view.view import View

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="MET200",
    name="tail-credit",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="Who wrote and edited belongs to the metadata; the sentence before it stays.",
    keeps=(
        "雨停了以后，大家都笑了起来，孩子们跑到院子里踩水。（笑）",
        "他在信里写道：“一切都好，勿念。”（应受访者要求，文中人物均为化名。）",
    ),
    examples=(
        Example(before=BODY + "(完)【编辑:林晓梅】", after=BODY),
        Example(before=BODY + "(记者林晓梅、周远)", after=BODY),
        Example(before=BODY + "责任编辑：林晓梅", after=BODY),
        Example(before=BODY + "（林晓梅）", after=BODY),
    ),
    check=False,
)
SENTENCE_MARKS = frozenset("。!?…;,:")
"""Nothing is glued to a line that ends so."""


def find(view: View) -> Iterator[Finding]:
    """Cut what stands behind the last mark of a paragraph if all of it can be told and kept."""
    reader = reader_of(view)
    for at, line in enumerate(view.lines):
        if line.text[-1:] in SENTENCE_MARKS or line.block.kind == "code":
            continue
        if view.markdown and line.block.kind == "heading":
            continue  # marks may close a heading
        last = is_last_paragraph(view, at)
        found = reader.tail(line.text, last=last)
        facts = facts_of(view, line.block.text, found[1]) if found else None
        if found and facts is not None:
            start, told = found
            yield RULE.cut(
                line.block, start, len(line.text), "credit",
                entry=next((c.entry for c in told if c.entry), ""),
                metadata=facts,
            )  # fmt: skip
