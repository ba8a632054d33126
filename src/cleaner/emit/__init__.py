"""The stage `emit`: the document in its last form; the writers stand in `formats`."""

from cleaner.config import DEFAULT, Config
from cleaner.document import Document


def emit(document: Document, *, config: Config = DEFAULT) -> Document:
    """Mark the document finished, with as much of the ledger as the configuration asks for."""
    from cleaner.emit.ledger import finish

    return document if document.done("emit") else finish(document, config)
