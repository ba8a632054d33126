"""The stage `split`."""

from cleaner.config import DEFAULT, Config
from cleaner.document import Document, replace_fields


def split(document: Document, *, config: Config = DEFAULT) -> Document:
    """Pass the document on (the engine lands with its first rules)."""
    _ = config
    return replace_fields(document, stages=(*document.stages, "split"))
