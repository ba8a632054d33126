"""A line or a file a section."""

import re
from collections.abc import Iterator

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats.format import Format, to_json, to_utf8
from cleaner.emit.sections import cut

TITLE_LIMIT = 60
"""Code points of a section's title that go into its file name."""


def encode(document: Document, config: Config = DEFAULT) -> bytes:
    """A JSON line a section: path of the document, ordinal, title, text."""
    return b"".join(
        to_json({"path": document.path, "section": n, "title": title, "text": text})
        for n, (title, text) in enumerate(_pieces(document, config), 1)
    )


def files(document: Document, config: Config) -> Iterator[tuple[str, bytes]]:
    """File name and Markdown of every section, numbered in order."""
    for number, (title, text) in enumerate(_pieces(document, config), 1):
        name = re.sub(r"[^\w-]+", "-", title).strip("-")[:TITLE_LIMIT]
        head = f"## {document.literal(title)}\n\n" if title else ""
        body = to_utf8(f"{head}{document.literal(text)}\n")
        yield f"{number:02}{'-' if name else ''}{name}.md", body


def _pieces(document: Document, config: Config) -> list[tuple[str, str]]:
    return cut(document, max(config.min_level, 2))


FORMAT = Format("", encode, is_stream=True, folder=files)
