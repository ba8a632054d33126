"""Full-width letters or digits beside ASCII ones."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.script import has_traditional, is_chinese
from cleaner.repair.width import is_latin, mixed_widths, wide_characters
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP055",
    name="full-width-letters",
    stage="repair",
    needs=("０-９Ａ-Ｚａ-ｚ",),
    summary=__doc__,
    why=(
        "Input methods leave them behind, and the same word or number then exists twice. A text that "
        "has nothing else has a style of its own; so have Japanese and Taiwanese texts."
    ),
    keeps=(
        "新华社北京１２月２７日电（记者周效政）",
        "あと２日ですね。2006年もよろしく。",
        "竟預訂了近９０多套，這是2019年的事。",
        "京东方Ａ (BOE) 2019年",
    ),
    examples=(
        Example("２０19年共有1250人，2018年１200人。", "2019年共有1250人，2018年1200人。"),
        Example("ＷｅＣｈａｔ and WeChat again", "WeChat and WeChat again"),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a run."""
    _ = config
    text = document.text
    letters, digits = mixed_widths(text)
    if not (letters or digits):
        return
    if is_latin(text) or (is_chinese(text) and not has_traditional(text)):
        for start, before, after in wide_characters(text, letters=letters, digits=digits):
            yield RULE.replace(start, before, after)
