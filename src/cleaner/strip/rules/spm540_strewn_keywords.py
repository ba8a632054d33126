"""Keywords of a trade are strewn between the sentences of the document."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import reject_spam

RULE = Rule(
    code="SPM540",
    name="strewn-keywords",
    stage="strip",
    summary=__doc__,
    why="Search farms set the links they are paid for between sentences of a machine-made text.",
    keeps=(
        "河水涨了两米。 村民已经转移。 天亮以后，雨停了。 镇上的小学停课一天。 桥头还有人守着。",
        "江边诊所开业。 地址 桥头 按摩 针灸 推拿 院长是位老中医。 他说，病人多半是邻村来的。",
    ),
    examples=(
        Example(
            before="我们的团队随时准备为您服务。 江边按摩 修脚 江边修脚 您可以通过网站提交查询。 按摩课程 江边按摩课程 "
            "文件会寄到您选择的地址。 修脚课程 按摩 桥头按摩 当有新文件时，您会收到通知。 修脚 江边按摩 "
            "所需的许可证取决于行业。 桥头修脚 按摩教学 修脚教学 请保留收支的准确记录。",
            after="",
        ),
    ),
)
find = reject_spam(
    RULE, frozenset({"strewn"}), "keywords of a trade are strewn between the sentences"
)
