"""UTF-8 read as GBK by a decoder that lost bytes."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.bytes.mojibake import undo_lossy
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP032",
    name="utf-8-read-as-gbk",
    stage="repair",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "A UTF-8 text of an odd number of bytes does not divide into pairs; the decoder put a "
        "mark where one was left over. The other bytes stand, and leave few characters to "
        "choose from."
    ),
    keeps=(
        "昨天下午，孩子们在河边放风筝。",
        "昨天下午，孩子們在河邊放風箏。",
        "锛是一种化学元素的旧称？",
        "a ? b",
    ),
    examples=(
        Example(
            "鏄ㄥぉ涓嬪崍锛屽?瀛愪滑鍦ㄦ渤杈规斁椋庣瓭銆?",
            "昨天下午，孩子们在河边放风筝。",
        ),
        Example(
            "鏄ㄥぉ涓嬪崍锛屽\ue122瀛愪滑鍦ㄦ渤杈规斁椋庣瓭銆\ufffd",
            "昨天下午，孩子们在河边放风筝。",
        ),
    ),
    safe=True,
    scope="source",
)

SURE = 0.9
"""Confidence under which the text is reported and not changed."""
LOSSY = "bytes were lost here: some characters are guessed, '?' and U+FFFD stand for those nobody can tell"
UNREAD = "this looks like UTF-8 read as GBK, but too much of it is lost to be read again"


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each stretch."""
    _ = config
    for undone in undo_lossy(document.text):
        if undone.before == undone.after:
            yield RULE.report(undone.start, undone.end, UNREAD)
            continue
        yield RULE.replace(undone.start, undone.before, undone.after, confidence=undone.confidence)
        if undone.confidence < SURE:
            yield RULE.report(undone.start, undone.end, LOSSY)
