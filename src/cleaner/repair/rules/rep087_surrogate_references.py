"""Two references to halves of one character."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.escapes import surrogate_references
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP087",
    name="surrogate-references",
    stage="repair",
    summary=__doc__,
    why="Browsers show two replacement characters for &#55357;&#56391;; it was one emoji.",
    keeps=("&#128075;", "&#55357; alone"),
    examples=(
        Example("<p>&#55357;&#56391;</p>", "<p>\U0001f447</p>", media_type="text/html"),
        Example("&#xD83D;&#xDE00;", "\U0001f600"),
    ),
    patterns=("&#(?:5[56]|[xX][dD][89abAB])",),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a pair."""
    _ = config
    for start, before, after in surrogate_references(document.text):
        yield RULE.replace(start, before, after)
