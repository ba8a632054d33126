"""UTF-8 read as Windows-1252, Latin-1 or another codec of single bytes."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.bytes.mojibake import undo_western
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP034",
    name="utf-8-read-as-windows-1252",
    stage="repair",
    needs=("\xc2-\xf4",),
    summary=__doc__,
    why=(
        "Every accented letter and typographic mark becomes two or three characters. ftfy knows the "
        "sequences that no text has; its other habits (quotes, widths, ligatures) are off."
    ),
    keeps=(
        'Everybody has seen "\xc3\xa4" instead of "ä", or `\xe2\u20ac\u2122` for an apostrophe.',
        "Zoë à l’école: « déjà vu », garçon, naïveté — “quoted” text…",
        "ＦＵＬＬ　ＷＩＤＴＨ ﬁne",
        "等一下……“好的”——他说",
    ),
    examples=(
        Example("Zo\xc3\xab \xc3\xa0 la fen\xc3\xaatre", "Zoë à la fenêtre"),
        Example("M\xc3\xbcnchen", "München"),
    ),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each line that ftfy mends."""
    _ = config
    for undone in undo_western(document.text):
        yield RULE.replace(undone.start, undone.before, undone.after, confidence=undone.confidence)
