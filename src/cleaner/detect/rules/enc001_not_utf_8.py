"""The file is in a legacy encoding."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="ENC001",
    name="not-utf-8",
    stage="detect",
    recoded=True,
    summary=__doc__,
    why="Tools that expect UTF-8 fail on it or read it wrongly; a UTF-8 copy serves everybody.",
    keeps=("plain words", "文字是 UTF-8 的"),
    safe=True,
)

_FINE = frozenset({"ascii", "utf-8", "utf-8-sig", "binary"})


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report a file that is neither ASCII nor UTF-8."""
    _ = config
    found = document.detection
    if found is None or found.encoding in _FINE:
        return
    rival = f", else {found.second}" if found.second else ""
    message = (
        f"The file is in {found.encoding}, not UTF-8 (confidence {found.confidence:.2f}{rival})."
    )
    yield RULE.report(0, 0, message, confidence=found.confidence, byte=0)
