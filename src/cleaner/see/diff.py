"""A unified diff between a document and what cleaning makes of it."""

import difflib

from cleaner.config import Config
from cleaner.document import HTML_TYPES, Source
from cleaner.edit import undo_all
from cleaner.pipeline import until
from cleaner.read.files import shown


def diff_source(source: Source, config: Config) -> list[str]:
    """Lines of the diff, empty if nothing changes; blank lines and indents do not count."""
    document = until("split", config).run(source)
    if document.verdict.kept:
        ledger = document.ledger
        if document.media_type in HTML_TYPES:
            ledger = tuple(e for e in ledger if e.stage == "strip")
        before = undo_all(document.text, ledger)
        after = document.text
    else:
        before, after = document.text, ""
    name = shown(source.path or "document")
    return list(
        difflib.unified_diff(
            _lines(before), _lines(after), f"a/{name}", f"b/{name}", n=1, lineterm="\n"
        ),
    )


def _lines(text: str) -> list[str]:
    return [shown(line.strip()) + "\n" for line in text.splitlines() if line.strip()]
