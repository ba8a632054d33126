"""The file is UTF-16 or UTF-32 and has no byte order mark."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="ENC006",
    name="utf-16-without-bom",
    stage="detect",
    recoded=True,
    summary=__doc__,
    why="Without the mark most programs take it for binary data.",
    keeps=("plain words", "文字"),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report UTF-16 and UTF-32 without a mark."""
    _ = config
    found = document.detection
    if found is not None and not found.bom and found.encoding.startswith(("utf-16", "utf-32")):
        message = f"The file is {found.encoding} without a byte order mark."
        yield RULE.report(0, 0, message, confidence=found.confidence, byte=0)
