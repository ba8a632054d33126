"""The sections as a JSON tree with their own texts."""

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats.format import Format, to_json
from cleaner.emit.sections import as_tree


def encode(document: Document, _config: Config = DEFAULT) -> bytes:
    """The sections as nested objects, on one line."""
    return to_json(
        {
            "path": document.path,
            "metadata": document.metadata,
            "sections": as_tree(document),
            "verdict": document.verdict,
        }
    )


FORMAT = Format(".json", encode, is_stream=True, holds_rejects=True)
