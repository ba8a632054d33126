"""Blanks between all characters of a line."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.script import is_chinese
from cleaner.repair.spacing import spaced_runs
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP080",
    name="character-spaced-text",
    stage="repair",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "PDF libraries and typewriter habits set characters apart; no search finds a word in it. "
        "Lists of single characters look the same and stay: their neighbours make no words."
    ),
    keeps=(
        "日 一 二 三 四 五 六",
        "赵 钱 孙 李 周 吴 郑 王",
        "甲 乙 丙 丁 戊 己 庚 辛",
        "策 春 夏 秋 長",
        "目 录",
        "记者 陈 柱 编辑 王 凯",
    ),
    examples=(
        Example("江 西 省 地 方 标 准", "江西省地方标准"),
        Example(
            "未\u3000经\u3000书\u3000面\u3000授\u3000权\u3000禁\u3000止\u3000使\u3000用",
            "未经书面授权禁止使用",
        ),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a run."""
    _ = config
    text = document.text
    if text.isascii():
        return
    runs = list(spaced_runs(text))
    if runs and is_chinese(text):
        for start, run, joined in runs:
            yield RULE.replace(start, run, joined)
