"""The document is machine-written promotion."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import reject_spam

RULE = Rule(
    code="SPM530",
    name="machine-promotion",
    stage="strip",
    summary=__doc__,
    why="Betting sites fill hacked domains with texts that praise a platform in stock phrases and hold no fact.",
    keeps=(
        "警方捣毁了一个网络赌博平台。据介绍，该平台以注册优惠吸引玩家，涉案金额达两亿元，客服团队设在境外。8月3日，主犯在边境落网。",
    ),
    examples=(
        Example(
            before="在当今快速发展的时代，该平台致力于为用户提供丰富多彩的游戏体验。无论您是资深玩家还是新手玩家，都能畅享投注的乐趣。此外，平台还不定期推出优惠活动，客服团队随时为用户解答疑问，让您无后顾之忧。总之，赶快行动起来吧！",
            after="",
        ),
    ),
)
find = reject_spam(
    RULE, frozenset({"spun"}), "the text is machine-written promotion of a betting or download site"
)
