"""A comma before every mark."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.noise import doubled_commas
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP021",
    name="doubled-comma",
    stage="repair",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "Some clone sites insert a comma before marks, their own commas included. Judged by the "
        "document: a third of its stops must carry one."
    ),
    keeps=(
        "Troyanos,,Kanawa,,Domingo",
        "甲,,乙,,丙\n1,,2,,3",
        "他说,。这样的错字偶尔会有。别处没有。这里也没有。",
    ),
    examples=(
        Example(
            "渴了能喝水,、累了能歇脚,、没电能充电,。到处都有,，人人方便,。",
            "渴了能喝水、累了能歇脚、没电能充电。到处都有，人人方便。",
        ),
        Example(
            "能喝水,、能歇脚,、能充电,。到处都有,,人人方便,。",
            "能喝水、能歇脚、能充电。到处都有,人人方便。",
        ),
    ),
    patterns=("、(?<=[,，]、)", "。(?<=[,，]。)"),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each of them."""
    _ = config
    for start, before in doubled_commas(document.text):
        yield RULE.replace(start, before)
