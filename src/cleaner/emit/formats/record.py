"""A line of a record stream: the whole document, for the next stage."""

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats.format import Format, to_json


def encode(document: Document, _config: Config = DEFAULT) -> bytes:
    """The document as a line of a record stream."""
    return to_json(document)


FORMAT = Format(".jsonl", encode, is_stream=True, holds_rejects=True)
