"""REP086: UTF-8 that was read as Latin-1 or Windows-1252 (Ã© for é)."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.escapes import misread_lines
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP086",
    name="utf8-read-as-latin",
    stage="repair",
    summary="UTF-8 that was read as Latin-1 or Windows-1252.",
    why=(
        "The commonest of all decoding mistakes in European text. ftfy undoes it, line by line and "
        "only where the result is likelier; none of its other repairs is used."
    ),
    keeps=(
        "Ça va? Être à l’École, naïve façade…",
        "ĂN VÀ UỐNG: PHỞ BÒ",
        "全角ＡＢＣ，“引号”和…都不变",
    ),
    examples=(
        Example("cafÃ© in ZÃ¼rich", "café in Zürich"),
        Example("donâ€™t", "don’t"),
    ),
    order=590,
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a line."""
    _ = config
    if not document.text.isascii():
        for start, before, after in misread_lines(document.text):
            yield RULE.replace(start, before, after)
