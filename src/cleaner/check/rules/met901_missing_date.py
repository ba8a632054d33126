"""The document has no date of publication."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="MET901",
    name="missing-date",
    stage="check",
    summary=__doc__,
    why="Work over time needs a date. Reported when selected.",
    keeps=("---\npublished: 2024-05-01\n---\n\nA sentence that stands for a body.\n",),
    check=False,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """The document has no date of publication."""
    _ = config
    if not document.metadata.published:
        yield RULE.report(0, 0)
