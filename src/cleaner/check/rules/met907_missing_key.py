"""A metadata key the corpus requires is missing."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="MET907",
    name="missing-key",
    stage="check",
    summary=__doc__,
    why="Asked for by `corpus.required`, a list of metadata names.",
    keeps=("A sentence that stands for a body.\n",),
    check=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """A metadata key the corpus requires is missing."""
    for key in config.corpus.required:
        if not getattr(document.metadata, key.replace("-", "_"), None):
            yield RULE.report(0, 0, f"the metadata have no {key}")
