"""The document holds little but spam."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import reject_spam

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
find = reject_spam(
    RULE, frozenset({"dense", "lines"}), "the text is a page of keyword lists or adult content"
)
