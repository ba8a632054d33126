"""An ASCII mark where the Chinese text had a full-width one."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.script import is_chinese
from cleaner.repair.width import flattened_marks, is_flattened
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP060",
    name="flattened-punctuation",
    stage="repair",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "NFKC turns ，：；？！（） into ASCII, and with them the rhythm of a Chinese text; sentence "
        "splitters and readers miss them. 。、“” it leaves, which gives it away."
    ),
    keeps=(
        "他说:好的,谢谢。但是，大家都用全角标点，没有例外：真的。",
        "价格是1,200元。时间是20:49:00，网址http://a.cn:80/?b，没有别的",
        "中文打字, 用半角逗号, 空一格. 习惯如此. 没有人抱怨, 对吗?",
        "if (a, b): return c; // 注释,没有句号:真的,没有",
    ),
    examples=(
        Example(
            "7月9日上午,发布会举行。他说:“好!”会上共有1,200人(其中学生300人),20:49结束;"
            "详见http://a.cn/b?c=1,谢谢!",
            "7月9日上午，发布会举行。他说：“好！”会上共有1,200人（其中学生300人），20:49结束；"
            "详见http://a.cn/b?c=1，谢谢！",
        ),
    ),
    triggers=(",", ":", ";", "?", "!"),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a mark, once the whole document shows that it was flattened."""
    _ = config
    text = document.text
    if not text.isascii() and is_flattened(text) and is_chinese(text):
        for start, before, after in flattened_marks(text):
            yield RULE.replace(start, before, after)
