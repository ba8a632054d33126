"""Text read with another codec of two bytes: Big5 as GBK, GBK as Big5, UTF-8 as GBK."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.bytes.mojibake import undo_double
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP031",
    name="wrong-double-byte-codec",
    stage="repair",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "Big5 and GBK share their byte ranges, and UTF-8 falls into GBK's, so a wrong guess "
        "decodes without an error and gives rare characters. The pair is found by what reads "
        "best."
    ),
    keeps=(
        "昨天下午，孩子们在河边放风筝。",
        "昨天下午，孩子們在河邊放風箏。",
        "戎马不解鞍，铠甲不离傍。",
        "彼女は毎朝六時に起きて、庭の花に水をやります。",
        "어제 우리는 강가에서 연을 날리고 있는 아이들을 보았다.",
        "ㄅㄆㄇㄈ是注音符號。",
        "涓涓细流，汇成大海。",
    ),
    examples=(
        Example(
            "琎ぱ\ue5fbと\ue4c7\ue081\ue612\ue145\ue6c8猠娩\ue802\ue130哄\ue4c9",
            "昨天下午，孩子們在河邊放風箏。",
        ),
        Example(
            "滯赽蠅婓溫瑞鵱勛溯",
            "孩子们在放风筝吃饭",
        ),
        Example(
            "杩斿洖 12",
            "返回 12",
        ),
    ),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each stretch."""
    _ = config
    for undone in undo_double(document.text):
        yield RULE.replace(undone.start, undone.before, undone.after, confidence=undone.confidence)
