"""All outputs a job can write: the formats of emit, and those that need the sections."""

import re
from collections.abc import Iterator

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats import FORMATS, Format
from cleaner.errors import UsageError

TITLE_LIMIT = 60
"""Code points of a section's title that go into its file name."""


def encode_source(document: Document, _config: Config = DEFAULT) -> bytes:
    """The current text alone, as a UTF-8 file: a converted or mended source."""
    from cleaner.detect.convert import as_file

    return as_file(document)


def encode_tree(document: Document, _config: Config = DEFAULT) -> bytes:
    """The sections as a JSON tree with their own texts, on one line."""
    from cleaner.split.sections import as_tree

    tree = {"path": document.path, "metadata": document.metadata, "sections": as_tree(document)}
    return msgspec.json.encode(tree) + b"\n"


def encode_sections(document: Document, config: Config = DEFAULT) -> bytes:
    """A JSON line a section: path of the document, ordinal, title, text."""
    lines = [
        msgspec.json.encode({"path": document.path, "section": n, "title": title, "text": text})
        for n, (title, text) in enumerate(_pieces(document, config), 1)
    ]
    return b"".join(line + b"\n" for line in lines)


def section_files(document: Document, config: Config) -> Iterator[tuple[str, bytes]]:
    """File name and Markdown of every section, numbered in order."""
    for number, (title, text) in enumerate(_pieces(document, config), 1):
        name = re.sub(r"[^\w-]+", "-", title).strip("-")[:TITLE_LIMIT]
        head = f"## {title}\n\n" if title else ""
        yield f"{number:02}{'-' if name else ''}{name}.md", f"{head}{text}\n".encode()


def _pieces(document: Document, config: Config) -> list[tuple[str, str]]:
    from cleaner.split.sections import cut

    return cut(document, max(config.min_level, 2))


OUTPUTS = FORMATS | {
    "source": Format("", encode_source, is_stream=False),
    "tree": Format(".json", encode_tree, is_stream=True),
    "sections": Format("", encode_sections, is_stream=True),
}


def find_output(name: str) -> Format:
    """The output of that name; raises `UsageError` listing those there are."""
    if name not in OUTPUTS:
        raise UsageError(f"no output format is named {name!r}; there are: {', '.join(OUTPUTS)}")
    return OUTPUTS[name]
