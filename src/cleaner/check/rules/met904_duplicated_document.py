"""Another document of the corpus has the same body."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="MET904",
    name="duplicated-document",
    stage="check",
    duty="same-body",
    summary=__doc__,
    why="Duplicates weigh double in every statistic and every model. Asked for by `corpus.unique`; found across files, so it is reported by the command.",
    keeps=("A sentence that stands for a body.\n",),
    check=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Another document of the corpus has the same body."""
    _ = document, config
    yield from ()
