"""Markdown with its front matter."""

from collections.abc import Mapping
from contextlib import suppress

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats.format import Format, to_utf8
from cleaner.markdown.front_matter import dump_front_matter


def encode(document: Document, _config: Config = DEFAULT) -> bytes:
    """Front matter and Markdown."""
    head = dump_front_matter(document.metadata, _texts(document.extra))
    return to_utf8(head + document.markdown().rstrip("\n") + "\n")


def _texts(extra: Mapping[str, msgspec.Raw]) -> dict[str, str | list[str]]:
    """The fields passed through that a front matter can hold: texts and lists of texts."""
    found: dict[str, str | list[str]] = {}
    for name, raw in extra.items():
        with suppress(msgspec.ValidationError):
            found[name] = msgspec.json.decode(raw, type=str | list[str])
    return found


FORMAT = Format(".md", encode)
