"""The body is shorter than the corpus asks for."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="MET903",
    name="short-body",
    stage="check",
    summary=__doc__,
    why="A short body is often a teaser, a caption, or an error page. Asked for by `corpus.min-length` in characters.",
    keeps=("A sentence that stands for a body.\n",),
    check=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """The body is shorter than the corpus asks for."""
    least = config.corpus.min_length
    length = len(document.text)
    if document.verdict.kept and length < least:
        yield RULE.report(0, 0, f"the body has {length:,} characters, fewer than {least:,}")
