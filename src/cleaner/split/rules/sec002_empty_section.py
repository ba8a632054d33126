"""A heading has neither text nor subheadings under it."""

from collections.abc import Iterator

from cleaner.block import Block
from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Example, Rule

RULE = Rule(
    code="SEC002",
    name="empty-section",
    stage="split",
    summary=__doc__,
    why=(
        "Its text was lost when the page was scraped, or the heading belonged to something that"
        " was removed: a gallery, a form, a list of links."
    ),
    keeps=("## Spring\n\nIt rained.\n\n## Summer\n\n### July\n\nNo rain.\n",),
    examples=(
        Example(
            "## Spring\n\n## Summer\n\nNo rain fell.\n",
            "Spring\n\nSummer\n\nNo rain fell.",
            "text/markdown",
        ),
    ),
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report each heading that the next of its level or the end of the text follows at once."""
    _ = config
    for at, block in enumerate(document.blocks):
        if block.kind == "heading" and _is_empty(block, document.blocks[at + 1 : at + 2]):
            yield RULE.report(
                block.start,
                block.end,
                f"nothing stands under the heading {block.text!r:.60}",
                block=block.index,
                path=block.path,
            )


def _is_empty(heading: Block, after: tuple[Block, ...]) -> bool:
    if not after:
        return True
    return after[0].kind == "heading" and after[0].level <= heading.level
