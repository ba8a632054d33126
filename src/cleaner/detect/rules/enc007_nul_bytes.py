"""There are NUL characters in the text."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="ENC007",
    name="nul-bytes",
    stage="detect",
    summary=__doc__,
    why="Programs written in C end the text there, and databases refuse it.",
    keeps=("plain words", "文字"),
    needs=("\0",),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report NULs once, at the first, with their number."""
    _ = config
    at = document.text.find("\0")
    if at >= 0:
        count = document.text.count("\0")
        yield RULE.report(at, at + 1, f"There are {count} NUL characters in the text.")
