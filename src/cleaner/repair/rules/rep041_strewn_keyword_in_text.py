"""Two words of a pool that a program dropped into a sentence."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.pinyin import TONED
from cleaner.repair.strewn_keywords import strewn_words
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

_STREWN = (
    "開(kāi)會(huì)時(s直播高清hí)說(shuō)了開(kāi)會(huì)的事，這個(gè)時(shí)候再說(shuō)，"
    "大家見面(m高清姐姐iàn)談。孩子們喜歡學姐姐直播習，家長(zhǎng)也很高興。"
)

RULE = Rule(
    code="REP041",
    name="strewn-keyword-in-text",
    stage="repair",
    clone_site=True,
    needs=(ANY_HAN, TONED),
    summary=__doc__,
    why=(
        "Some clone sites drop pairs of a fixed pool of words at random places. What splits pinyin "
        "brackets names the pool; a pair goes where its seams are worse than the text without it, "
        "and is reported otherwise."
    ),
    keeps=(
        "開(kāi)會(huì)時(shí)說(shuō)：高清直播好看，姐姐直播也好看。",
        "孩子們喜歡學姐姐直播習，家長也很高興。",
    ),
    examples=(Example(_STREWN, _STREWN.replace("學姐姐直播習", "學習")),),
    triggers=("(", "（"),
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each pair that does not belong, and a report for each that may."""
    _ = config
    for start, pair, foreign in strewn_words(document.text):
        if foreign:
            yield RULE.replace(start, pair, confidence=0.9)
        else:
            message = "words of a pool that was strewn in this text; they may be meant here"
            yield RULE.report(start, start + len(pair), message)
