"""Parts of the file are in different encodings."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="ENC005",
    name="mixed-encodings",
    stage="detect",
    recoded=True,
    summary=__doc__,
    why="No program reads such a file right; here each part is decoded by its own codec.",
    keeps=("plain words", "文字"),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report each part that is not in the file's main encoding."""
    _ = config
    found = document.detection
    if found is None:
        return
    for part in found.parts:
        if part.encoding != found.encoding:
            message = (
                f"Bytes {part.byte_start} to {part.byte_end} are in {part.encoding}, "
                f"the rest is in {found.encoding}."
            )
            yield RULE.report(0, 0, message, confidence=part.confidence, byte=part.byte_start)
