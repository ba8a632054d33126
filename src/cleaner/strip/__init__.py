"""The stage `strip`: blocks, labels, and what is not article leaves for the ledger.

A page or a text becomes blocks with a probability each (html.py, text.py); named rules speak about
blocks; decide.py turns model and rules into one step of edits.
"""

from cleaner.config import DEFAULT, Config
from cleaner.document import Document


def strip(document: Document, *, config: Config = DEFAULT) -> Document:
    """Keep the article, move what says something about it into the metadata, drop the rest."""
    from cleaner.strip.stage import strip_document

    if document.done("strip"):
        return document
    return strip_document(document, config)
