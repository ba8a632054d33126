"""The document has no title."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="MET900",
    name="missing-title",
    stage="check",
    summary=__doc__,
    why="A corpus that is read or searched by title cannot do without. Reported when selected.",
    keeps=("---\ntitle: A title\n---\n\nA sentence that stands for a body.\n",),
    check=False,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """The document has no title."""
    _ = config
    if not document.metadata.title:
        yield RULE.report(0, 0)
