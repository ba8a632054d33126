"""The document is in another language than the corpus."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="MET905",
    name="other-language",
    stage="check",
    summary=__doc__,
    why="A page of another language in a corpus is a mistake of the crawl. Asked for by `corpus.language`.",
    keeps=("A sentence that stands for a body.\n",),
    check=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """The document is in another language than the corpus."""
    wanted, found = config.corpus.language, document.metadata.language
    if wanted and found and found.partition("-")[0] != wanted.partition("-")[0]:
        yield RULE.report(0, 0, f"the language is {found}, not {wanted}")
