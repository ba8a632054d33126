"""Markdown with its front matter."""

from collections.abc import Mapping
from typing import Any

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats.format import Format, to_utf8
from cleaner.markdown.front_matter import dump_front_matter


def encode(document: Document, _config: Config = DEFAULT) -> bytes:
    """Front matter and Markdown."""
    head = dump_front_matter(document.metadata, _values(document.extra))
    return to_utf8(head + document.markdown().rstrip("\n") + "\n")


def _values(extra: Mapping[str, msgspec.Raw]) -> dict[str, Any]:
    """The fields passed through; lists come as tuples, as the reader of front matter has them."""
    return {name: _frozen(msgspec.json.decode(raw)) for name, raw in extra.items()}


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value


FORMAT = Format(".md", encode)
