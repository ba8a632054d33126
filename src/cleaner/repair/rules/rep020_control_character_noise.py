"""Control characters before punctuation or between Han characters."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.noise import control_noise
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN, CONTROLS

RULE = Rule(
    code="REP020",
    name="control-character-noise",
    stage="repair",
    clone_site=True,
    needs=(ANY_HAN, CONTROLS),
    summary=__doc__,
    why="Clone sites insert one to five control characters before marks; no text needs them.",
    keeps=("列一\t列二，列三\n", "\x1b$B5-;v\x1b(B", "a\x08b", "第一行\r\n，第二行"),
    examples=(
        Example("今天\x07\x05，天气很好\x06\x08\x05。", "今天，天气很好。"),
        Example("产\x08\x05品", "产品"),
    ),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each run of them."""
    _ = config
    for start, before in control_noise(document.text):
        yield RULE.replace(start, before)
