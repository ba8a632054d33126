"""Cleans scraped articles: encodings, damage, boilerplate, sections, metadata, and a ledger.

>>> import cleaner
>>> cleaner.clean("He said\\u200b so.\\n", media_type="text/plain").body
'He said so.'
"""

from typing import TYPE_CHECKING, Any

from cleaner._version import VERSION

if TYPE_CHECKING:
    from cleaner.api import clean, clean_batch, detect_encoding, lint
    from cleaner.block import Block, Section
    from cleaner.config import Config
    from cleaner.document import Detection, Document, Source, Verdict
    from cleaner.edit import Edit
    from cleaner.finding import Finding
    from cleaner.metadata import Metadata
    from cleaner.pipeline import Pipeline

__version__ = VERSION

__all__ = [
    "Block",
    "Config",
    "Detection",
    "Document",
    "Edit",
    "Finding",
    "Metadata",
    "Pipeline",
    "Section",
    "Source",
    "Verdict",
    "clean",
    "clean_batch",
    "detect_encoding",
    "lint",
]

_HOMES = {
    "Block": "document",
    "Config": "config",
    "Detection": "document",
    "Document": "document",
    "Edit": "edit",
    "Finding": "finding",
    "Metadata": "document",
    "Pipeline": "pipeline",
    "Section": "document",
    "Source": "document",
    "Verdict": "document",
    "clean": "api",
    "clean_batch": "api",
    "detect_encoding": "api",
    "lint": "api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `import cleaner` costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"cleaner.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
