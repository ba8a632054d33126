"""Pinyin in brackets after every occurrence of a character."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.pinyin import brackets
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP015",
    name="pinyin-bracket",
    stage="repair",
    clone_site=True,
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "Clone sites annotate the characters of a table wherever they stand, to look original. A "
        "writer glosses a rare character once; the document's brackets together tell which it is."
    ),
    keeps=(
        "横沥镇有个村叫滘(jiào)头，滘头的人都会划船。",
        "蚋(ruì)是一种小虫，常在水边出没。",
        "你好 (nǐ hǎo) 是问候的话，谢谢 (xiè xie) 是道谢的话。",
        "你(nǐ)好(hǎo)吗(ma)？我(wǒ)很(hěn)好(hǎo)。",
        "悟(wù，同“寤”)是醒来的意思。",
    ),
    examples=(
        Example("我們的服務(wù)很好，服務(wù)人員也熱情。", "我們的服務很好，服務人員也熱情。"),
        Example("明天上午開(kāi)會(huì)的時(shí)候再說(shuō)", "明天上午開會的時候再說"),
    ),
    triggers=("(", "（"),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each bracket, or one report if the brackets may be glosses."""
    _ = config
    found, damage = brackets(document.text)
    if damage:
        for start, before, confidence in found:
            yield RULE.replace(start, before, confidence=confidence)
    elif found:
        start, before, _confidence = found[0]
        message = f"pinyin in brackets that may be meant: {len(found)}"
        yield RULE.report(start, start + len(before), message)
