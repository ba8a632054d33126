"""The body alone, its metadata in a file beside it."""

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats.format import Format, to_json, to_utf8


def encode(document: Document, _config: Config = DEFAULT) -> bytes:
    """The body alone, with a line end."""
    return to_utf8(document.body + "\n")


def beside(document: Document) -> dict[str, bytes]:
    """The metadata as one JSON object, indented."""
    return {".meta.json": msgspec.json.format(to_json(document.metadata), indent=1) + b"\n"}


FORMAT = Format(".txt", encode, beside=beside, besides=(".meta.json",))
