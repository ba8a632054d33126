"""The stage `split`: headings are found, get levels, and make a tree of sections.

Blocks are relabelled and `sections` set; text changes only where marks of Markdown go.
"""

from cleaner.config import DEFAULT, Config
from cleaner.document import Document


def split(document: Document, *, config: Config = DEFAULT) -> Document:
    """Find the headings of the kept blocks and make the sections."""
    from cleaner.split.stage import split_document

    if document.done("split"):
        return document
    return split_document(document, config)
