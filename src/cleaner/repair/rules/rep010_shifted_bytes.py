"""Text read one byte off after something was inserted into its GBK bytes."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.bytes.shifted import Observed
from cleaner.repair.bytes.shifted_signs import STARTS
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP010",
    name="shifted-bytes",
    stage="repair",
    clone_site=True,
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "Clone sites replace byte strings in GBK pages. Where a key matches across two characters "
        "the decoder swallows a byte and reads on shifted. The bytes still stand in the text, so "
        "it can be put back; what was swallowed is named by a pinyin or chosen by its neighbours."
    ),
    keeps=(
        "他真的来了吗？！我不信。",
        "什么?!你再说一遍?!",
        "“真的？？？”他问，“你去过了？！”",
        "var a = b?!c : d;",
        "What?! In the end (dé) nothing came of it.",
    ),
    examples=(
        Example(
            "村裡的路修好了?！耙葬徇M城方便多了?！崩先诵χ\ue268f，現在每天都有班車。",
            "村裡的路修好了。“以後進城方便多了。”老人笑著說，現在每天都有班車。",
        ),
        Example("他在今日?qǐng)?bào)上看到消息", "他在今日報上看到消息"),
    ),
    patterns=STARTS,
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each stretch read anew, and a report for what stays lost in it."""
    _ = config
    for run in Observed(document.text).runs():
        yield RULE.replace(run.start, run.before, run.after, confidence=run.confidence)
        if run.lost:
            message = "a character here was swallowed and stays lost; '?' stands for it"
            yield RULE.report(run.start, run.start + len(run.before), message)
