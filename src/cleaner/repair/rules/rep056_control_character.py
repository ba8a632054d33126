"""A control character in running text."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.invisible import control_runs
from cleaner.rule import Example, Rule
from cleaner.text.characters import CONTROLS

RULE = Rule(
    code="REP056",
    name="control-character",
    stage="repair",
    needs=(f"{CONTROLS}\x80-\x9f\u2028\u2029",),
    summary=__doc__,
    why=(
        "C0 controls are noise or rests of another format and break XML and databases; C1 controls "
        "are Windows-1252 punctuation read as Latin-1; line and page separators are line ends."
    ),
    keeps=("列一\t列二\r\n第三行\n", "caf\u00e9 \u201cbar\u201d"),
    examples=(
        Example("a pro\x08\x05duct", "a product"),
        Example("it\x92s", "it’s"),
        Example("\x1b[31mred\x1b[0m", "red"),
        Example("one\u2028two", "one\ntwo"),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each, and one report if there are some whose meaning is not known."""
    _ = config
    unknown: list[tuple[int, str]] = []
    for start, run, after in control_runs(document.text):
        if after is None:
            unknown.append((start, run))
        else:
            yield RULE.replace(start, run, after)
    if unknown:
        start, run = unknown[0]
        message = f"control characters that were left, not knowing what they were: {len(unknown)}"
        yield RULE.report(start, start + len(run), message)
