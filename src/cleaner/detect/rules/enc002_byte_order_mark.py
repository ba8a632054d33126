"""The file begins with a byte order mark."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="ENC002",
    name="byte-order-mark",
    stage="detect",
    recoded=True,
    summary=__doc__,
    why="Joined files keep it in mid-text as an invisible character; UTF-8 needs none.",
    keeps=("plain words", "文字"),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report a byte order mark."""
    _ = config
    found = document.detection
    if found is not None and found.bom:
        message = f"The file begins with a byte order mark ({found.bom})."
        yield RULE.report(0, 0, message, byte=0)
