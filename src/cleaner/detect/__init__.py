"""The stage `detect`: bytes to text, and what is known about the bytes."""

from cleaner.config import DEFAULT, Config
from cleaner.document import Document


def detect(document: Document, *, config: Config = DEFAULT) -> Document:
    """Decode the source of a document; a document without one passes with its text as it is.

    What is no text and what is empty gets the verdict `rejected`; nothing raises.
    """
    from cleaner.detect.stage import read_source

    return read_source(document, config)
