"""Simplified and traditional lines in one document."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.script import has_traditional, is_chinese, minority_lines
from cleaner.rule import Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP071",
    name="mixed-script",
    stage="repair",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "In clones what is in the other script was put in by the site; in honest text it is a "
        "quotation. Which of the two it is no rule can tell, so it is reported and stays."
    ),
    keeps=("这是简体字。\n這是繁體字。",),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Report the first line of the script that has fewer, with their number."""
    _ = config
    text = document.text
    if text.isascii() or not has_traditional(text) or not is_chinese(text):
        return
    lines = minority_lines(text)
    if lines:
        start, end = lines[0]
        yield RULE.report(start, end, f"lines in another script than the rest: {len(lines)}")
