"""MET906: The front matter does not parse."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="MET906",
    name="broken-front-matter",
    stage="check",
    summary="The front matter does not parse.",
    why="Whoever reads it next takes it for text, or stops.",
    keeps=("---\ntitle: A title\n---\n\nA sentence that stands for a body.\n",),
    check=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """The front matter does not parse."""
    _ = config
    found = next((f for f in document.findings if f.rule == RULE.code), None)
    if found is not None:
        yield found
