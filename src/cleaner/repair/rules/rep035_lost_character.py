"""A character was lost before this text was made."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule
from cleaner.text.lazy_pattern import lazy_pattern

RULE = Rule(
    code="REP035",
    name="lost-character",
    stage="repair",
    summary=__doc__,
    why=(
        "U+FFFD, or 锟斤拷 where two of them were read as GBK, stands for bytes that some program "
        "threw away. Nothing here says which; whoever has the source can look."
    ),
    keeps=("锟是一个汉字。", "斤斤计较，拷问内心。"),
    triggers=("\ufffd", "锟斤拷"),
    safe=True,
    scope="source",
)

_LOST = (lazy_pattern("\ufffd+"), lazy_pattern("锟斤拷(?:锟斤拷)*锟?"))


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report each run of them."""
    _ = config
    for pattern in _LOST:
        for match in pattern.finditer(document.text):
            yield RULE.report(match.start(), match.end())
