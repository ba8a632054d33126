"""The file is no text."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.detect.media import UNKNOWN
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import REJECT, Rule

RULE = Rule(
    code="ENC008",
    name="not-text",
    stage="detect",
    duty="not-text",
    summary=__doc__,
    why="Decoded all the same it would be noise in the corpus; it is refused by name.",
    keeps=("plain words", "文字"),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report a file that holds no text."""
    _ = config
    found = document.detection
    if found is not None and found.encoding == "binary":
        what = "binary data" if found.media_type == UNKNOWN else found.media_type
        message = f"The file is no text but {what}."
        yield RULE.report(0, 0, message, kind=REJECT, byte=0)
