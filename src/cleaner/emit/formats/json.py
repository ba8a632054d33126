"""One JSON object a document, indented: the same fields as in JSON Lines."""

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats import jsonl
from cleaner.emit.formats.format import Format


def encode(document: Document, config: Config = DEFAULT) -> bytes:
    """The JSON object of a document, indented."""
    return msgspec.json.format(jsonl.encode(document, config), indent=1) + b"\n"


FORMAT = Format(".json", encode, holds_rejects=True)
