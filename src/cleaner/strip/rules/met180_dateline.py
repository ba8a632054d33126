"""Agency, place and day stand before the first sentence."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import facts_of, first_dateline
from cleaner.strip.view.view import View

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"
LEADS = (
    "据法新社4月3日报道，河水在夜里涨了两米，下游三个村子的居民转移到了高处。",
    "新华社记者4月24日从会场发来一组照片，记录了当天的情景，引起许多读者的兴趣。",
)
"""Sentences that name agency and day and are no datelines."""
TITLE_LIMIT = 80
"""Code points of a title a dateline announces (电题：)."""

RULE = Rule(
    code="MET180",
    name="dateline",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="The dateline says who reports from where and when: it belongs to the metadata.",
    keeps=LEADS,
    examples=(Example(before="新华社北京4月1日电题：一夜大雨河水涨两米\n" + BODY, after=BODY),),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Read the first dateline; a line that only announces a title goes (MET181 cuts the others)."""
    found = first_dateline(view)
    if found is None:
        return
    line, dateline = found
    block = line.block
    told = (
        ("dateline", block.text[dateline.start : dateline.shown].strip("()（） ")),
        *(facts_of(view, block.text, dateline.credits) or ()),
    )
    title = block.text[dateline.end :].strip()
    if dateline.theme and len(title) <= TITLE_LIMIT and not line.final:
        told = (*told, ("title", title))
        yield RULE.drop(block, "dateline", entry=dateline.entry, metadata=told)
    else:
        yield RULE.report(
            block.start, block.end, block=block.index, kind=block.kind, entry=dateline.entry,
            metadata=told,
        )  # fmt: skip
