"""A heading of the body repeats the title of the article."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Example, Rule

RULE = Rule(
    code="SEC003",
    name="repeated-headline",
    stage="split",
    summary=__doc__,
    why="The title has its place in the metadata; a second one makes a section of the whole text.",
    keeps=("---\ntitle: Rain\n---\n\n## Rain in spring\n\nIt rained.\n",),
    examples=(
        Example(
            "---\ntitle: Rain in spring\n---\n\n## Rain in Spring\n\nIt rained.\n",
            "Rain in Spring\n\nIt rained.",
            "text/markdown",
        ),
    ),
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report headings that are the title, blanks and case aside."""
    _ = config
    title = _fold(document.metadata.title or "")
    for block in document.blocks:
        if title and block.kind == "heading" and _fold(block.text) == title:
            yield RULE.report(
                block.start, block.end, "the heading repeats the title of the article",
                block=block.index, path=block.path,
            )  # fmt: skip


def _fold(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
