"""A keyword dropped into the middle of a pinyin bracket."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.pinyin import TONED, strewn_brackets
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP040",
    name="strewn-keyword",
    stage="repair",
    clone_site=True,
    needs=(ANY_HAN, TONED),
    summary=__doc__,
    why=(
        "Some clone sites drop words of a fixed pool at random places. Where one splits a pinyin "
        "bracket there is no doubt, and the bracket goes; elsewhere the word is reported only."
    ),
    keeps=("時(shí)間很短，面(miàn)條很長", "他(在家)等我(和你)", "f(x在y)"),
    examples=(
        Example(
            "開(kāi)會(huì)時(s直播hí)說(shuō)了開(kāi)會(huì)的事，這個(gè)時(shí)候再說(shuō)，大家見面(m高清iàn)談。",
            "開(kāi)會(huì)時說(shuō)了開(kāi)會(huì)的事，這個(gè)時(shí)候再說(shuō)，大家見面談。",
        ),
    ),
    triggers=("(", "（"),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each split bracket, and a report for each word of the pool elsewhere."""
    _ = config
    text = document.text
    found = strewn_brackets(text)
    for start, before, _word in found:
        yield RULE.replace(start, before)
    spans = [(start, start + len(before)) for start, before, _ in found]
    for word in sorted({word for _, _, word in found}):
        at = text.find(word)
        while at >= 0:
            if not any(start <= at < end for start, end in spans):
                yield RULE.report(at, at + len(word), "a word that was strewn elsewhere")
            at = text.find(word, at + len(word))
