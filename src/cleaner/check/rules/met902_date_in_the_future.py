"""The document is dated after the day of the check."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="MET902",
    name="date-in-the-future",
    stage="check",
    duty="today",
    summary=__doc__,
    why="Such a date was misread, or comes from a clock that is wrong. Reported when selected; needs `corpus.today`, which the command fills in.",
    keeps=("---\npublished: 1999-05-01\n---\n\nA sentence that stands for a body.\n",),
    check=False,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """The document is dated after the day of the check."""
    published, today = document.metadata.published, config.corpus.today
    if published and today and published[:1].isdigit() and published[: len(today)] > today:
        yield RULE.report(0, 0, f"dated {published}, today is {today}")
