"""A byte order mark inside the text."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.text.lazy_pattern import lazy_pattern

RULE = Rule(
    code="REP051",
    name="byte-order-mark-inside",
    stage="repair",
    needs=("\ufeff\xef",),
    summary=__doc__,
    why=(
        "Files glued together and server-side includes carry their marks into the middle of a page; "
        "in Unicode U+FEFF has no other use there any more (U+2060 took it over)."
    ),
    keeps=("ï»¡ is not the mark", "第一行\n第二行"),
    examples=(
        Example("页首\n\ufeff正文", "页首\n正文"),
        Example("ï»¿Titel", "Titel"),
    ),
    triggers=("\ufeff", "ï»¿"),
    safe=True,
)

_MARK = lazy_pattern("(?:\ufeff|ï»¿)+")


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield a deletion for every mark; the one at the very start detect has taken."""
    _ = config
    for found in _MARK.finditer(document.text):
        yield RULE.replace(found.start(), found[0])
