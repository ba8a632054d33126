"""One JSON object a document on one line: text, Markdown, metadata, sections, ledger."""

from typing import Any

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats.format import Format, to_json
from cleaner.emit.ledger import count_rules


def encode(document: Document, config: Config = DEFAULT) -> bytes:
    """The JSON object of a document on one line."""
    ledger: Any = document.ledger
    if config.ledger == "counts":
        ledger = count_rules(document.ledger)
    kept = document.verdict.kept
    fields = {
        "id": document.id,
        "path": document.path,
        "media_type": document.media_type,
        "text": document.body,
        "markdown": document.markdown() if kept else "",
        "metadata": document.metadata,
        "sections": document.sections,
        "ledger": ledger,
        "findings": document.findings,
        "detection": document.detection,
        "verdict": document.verdict,
    }
    if document.unrecorded:
        fields["unrecorded"] = document.unrecorded
    if document.extra:
        fields["extra"] = document.extra
    return to_json(fields)


FORMAT = Format(".jsonl", encode, is_stream=True, holds_rejects=True)
