"""The declared charset is not the one the bytes are in."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.detect.labels import is_same_encoding
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="ENC003",
    name="wrong-declaration",
    stage="detect",
    duty="declared-charset",
    recoded=True,
    summary=__doc__,
    why="Whoever believes the declaration reads garbage; half of all mojibake begins so.",
    keeps=("plain words", '<meta charset="utf-8"><p>文字</p>'),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report a declared charset that the bytes contradict."""
    _ = config
    found = document.detection
    if found is None or not found.declared or is_same_encoding(found.declared, found.encoding):
        return
    message = f"Declared as {found.declared} ({found.declared_by}), but it is {found.encoding}."
    yield RULE.report(0, 0, message, confidence=found.confidence)
