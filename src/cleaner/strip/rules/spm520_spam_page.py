"""The document holds little but spam."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import REJECT, Example, Rule
from cleaner.strip.view.spam import spam_verdict
from cleaner.strip.view.view import View

RULE = Rule(
    code="SPM520",
    name="spam-page",
    stage="strip",
    summary=__doc__,
    why="A page of keyword lists, adult videos or chat rooms has no article in it.",
    keeps=(
        "警方通报，该网络色情平台的主播和管理员共二十人被抓获，涉案的三名少妇已经获救。法院将择期宣判。",
        "林晓梅、周远、高原主演的电影明天上映。",
    ),
    examples=(Example(before="国产精品久久久,亚洲无码在线观看,人妻中文字幕", after=""),),
)
REASONS = frozenset({"dense", "lines"})


def find(view: View) -> Iterator[Finding]:
    """Reject the view.document."""
    verdict = spam_verdict(view)
    if verdict and verdict[0] in REASONS:
        yield RULE.report(
            0,
            len(view.document.text),
            "the text is a page of keyword lists or adult content",
            kind=REJECT,
            confidence=round(verdict[1], 2),
        )
