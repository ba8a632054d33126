"""There is no text in the file."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import REJECT, Rule

RULE = Rule(
    code="ENC009",
    name="empty",
    stage="detect",
    duty="no-text",
    summary=__doc__,
    why="A failed download leaves such a file; it is no document.",
    keeps=("plain words", "文字"),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report a document without text."""
    _ = config
    found = document.detection
    if found is not None and found.encoding != "binary" and not document.text.strip():
        yield RULE.report(0, 0, kind=REJECT)
