"""A letter and its mark apart, in a text that has them in one character elsewhere."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.variants import COMPOSED, MARKS, decomposed_letters
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP054",
    name="mixed-normal-forms",
    stage="repair",
    needs=(MARKS, COMPOSED),
    summary=__doc__,
    why=(
        "Text from PDF files, macOS file names and several keyboards writes é as two characters; "
        "beside the usual form the same word exists twice and searches miss one of them."
    ),
    keeps=(
        "cafe\u0301 alone, all of the text in one form",
        "caf\u00e9 and Z\u0335\u0336\u0337\u0301a\u0335\u0336\u0337\u0301lgo",
        "\u00e9t\u00e9 G\u0336B\u0336P\u0336",
    ),
    examples=(
        Example("caf\u00e9, cafe\u0301", "caf\u00e9, caf\u00e9"),
        Example("\u304c\u3001\u304b\u3099", "\u304c\u3001\u304c"),
        Example("\ud55c\uad6d, \u1112\u1161\u11ab", "\ud55c\uad6d, \ud55c"),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a letter."""
    _ = config
    for start, before, after in decomposed_letters(document.text):
        yield RULE.replace(start, before, after)
