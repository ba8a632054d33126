"""A paragraph begins with agency, place and day."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.rules.met180_dateline import BODY, LEADS
from cleaner.strip.view.credit_lines import first_dateline
from cleaner.strip.view.view import View

RULE = Rule(
    code="MET181",
    name="dateline-in-text",
    stage="strip",
    only_fields=True,
    status="preview",  # measured: datelines are part of the marked texts, see docs/design.md
    summary=__doc__,
    why="The sentence begins behind the dateline; MET180 reads it, this rule cuts it.",
    keeps=LEADS,
    examples=(
        Example(before="新华社北京4月24日电（记者林晓梅）" + BODY, after=BODY),
        Example(before="本报讯（记者 林晓梅 通讯员 周远）" + BODY, after=BODY),
        Example(before="中新網6月13日電 " + BODY, after=BODY),
        Example(
            before="HAMBURG (dpa) - Der Fluss stieg in der Nacht um zwei Meter, drei Orte wurden geräumt.",
            after="Der Fluss stieg in der Nacht um zwei Meter, drei Orte wurden geräumt.",
        ),
    ),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Cut the first dateline off its paragraph."""
    found = first_dateline(view)
    if found is None:
        return
    line, dateline = found
    block = line.block
    yield RULE.cut(block, dateline.start, dateline.end, "dateline", entry=dateline.entry)
