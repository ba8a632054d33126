"""Some bytes do not decode; each is U+FFFD in the text."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Rule

RULE = Rule(
    code="ENC004",
    name="undecodable-bytes",
    stage="detect",
    summary=__doc__,
    why="What stood there is lost and can only be fetched again from the source.",
    keeps=("plain words", "文字"),
    safe=True,
)

_SHOWN = 5
"""Places that the message names."""


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report the bytes that did not decode, with the first offsets."""
    _ = config
    found = document.detection
    if found is None or not found.damaged_count:
        return
    places = ", ".join(str(place) for place in found.damaged[:_SHOWN])
    more = ", ..." if found.damaged_count > _SHOWN else ""
    noun = "byte does" if found.damaged_count == 1 else "bytes do"
    message = f"{found.damaged_count} {noun} not decode as {found.encoding}, at {places}{more}."
    at = max(document.text.find("\ufffd"), 0)
    end = min(at + 1, len(document.text))
    yield RULE.report(at, end, message, byte=found.damaged[0])
