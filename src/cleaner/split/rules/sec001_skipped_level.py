"""A heading stands two or more levels below the heading before it."""

from collections.abc import Iterator
from itertools import pairwise

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Example, Rule

RULE = Rule(
    code="SEC001",
    name="skipped-level",
    stage="split",
    summary=__doc__,
    why=(
        "Tables of contents and readers of structure take the missing level for a lost heading; on"
        " pages the level was often chosen for its size of type."
    ),
    keeps=("# Rain\n\n## Spring\n\nIt rained.\n\n### April\n\nMore rain.\n\n## Summer\n\nNone.\n",),
    examples=(
        Example(
            "# Rain\n\nIt rained.\n\n### April\n\nMore rain fell.\n",
            "Rain\n\nIt rained.\n\nApril\n\nMore rain fell.",
            "text/markdown",
        ),
    ),
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report each heading that skips a level."""
    _ = config
    headings = [block for block in document.blocks if block.kind == "heading"]
    for before, heading in pairwise(headings):
        if heading.level > before.level + 1:
            yield RULE.report(
                heading.start,
                heading.end,
                f"heading of level {heading.level} follows one of level {before.level}",
                block=heading.index,
                path=heading.path,
            )
