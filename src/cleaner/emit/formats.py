"""The output formats: what one finished document is in bytes, and the file name it gets."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.ledger import count_rules
from cleaner.emit.view import render_view
from cleaner.front_matter import dump_front_matter

_ENCODER = msgspec.json.Encoder()


class Format(NamedTuple):
    """A format: file suffix, encoder to bytes, and whether documents follow one another in it."""

    suffix: str
    encode: Callable[[Document, Config], bytes]
    is_stream: bool


def encode_text(document: Document, _config: Config = DEFAULT) -> bytes:
    """The body alone, with a line end."""
    return _utf8(document.body + "\n")


def encode_markdown(document: Document, _config: Config = DEFAULT) -> bytes:
    """Front matter and Markdown."""
    head = dump_front_matter(document.metadata, _texts(document.extra))
    return _utf8(head + document.markdown().rstrip("\n") + "\n")


def _texts(extra: Mapping[str, msgspec.Raw]) -> dict[str, str | list[str]]:
    """The fields passed through that a front matter can hold: texts and lists of texts."""
    found: dict[str, str | list[str]] = {}
    for name, raw in extra.items():
        with suppress(msgspec.ValidationError):
            found[name] = msgspec.json.decode(raw, type=str | list[str])
    return found


def encode_json(document: Document, config: Config = DEFAULT) -> bytes:
    """One JSON object, indented."""
    return msgspec.json.format(encode_line(document, config), indent=1) + b"\n"


def encode_line(document: Document, config: Config = DEFAULT) -> bytes:
    """The same JSON object on one line."""
    ledger: Any = document.ledger
    if config.ledger == "counts":
        ledger = count_rules(document.ledger)
    kept = document.verdict.kept
    fields = {
        "id": document.id,
        "path": document.path,
        "media_type": document.media_type,
        "text": document.body,
        "markdown": document.markdown() if kept else "",
        "metadata": document.metadata,
        "sections": document.sections,
        "ledger": ledger,
        "findings": document.findings,
        "verdict": document.verdict,
    }
    if document.extra:
        fields["extra"] = document.extra
    return _ENCODER.encode(fields) + b"\n"


def encode_record(document: Document, _config: Config = DEFAULT) -> bytes:
    """The document as a line of a record stream."""
    return _ENCODER.encode(document) + b"\n"


def encode_view(document: Document, _config: Config = DEFAULT) -> bytes:
    """The document as a person wants to see it."""
    return _utf8(render_view(document))


def encode_metadata(document: Document) -> bytes:
    """The sidecar of a text file: metadata as one JSON object."""
    return msgspec.json.format(_ENCODER.encode(document.metadata), indent=1) + b"\n"


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


FORMATS = {
    "md": Format(".md", encode_markdown, is_stream=False),
    "txt": Format(".txt", encode_text, is_stream=False),
    "json": Format(".json", encode_json, is_stream=False),
    "jsonl": Format(".jsonl", encode_line, is_stream=True),
    "record": Format(".jsonl", encode_record, is_stream=True),
    "view": Format(".view", encode_view, is_stream=True),
}
