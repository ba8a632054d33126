"""Unified diffs between a document and what cleaning or repairing makes of it."""

import difflib
from typing import NamedTuple

from cleaner.config import Config
from cleaner.document import HTML_TYPES, Document, Source
from cleaner.edit import undo_all
from cleaner.emit.formats.format import to_json
from cleaner.pipeline import until
from cleaner.text.visible import shown


class Mended(NamedTuple):
    """A source before and after repair, and the bytes to write.

    `refusal` says why they must not be written over the source, `kept` whether it is text at all.
    """

    before: str
    after: str
    data: bytes
    refusal: str
    kept: bool


def repair_file(source: Source, config: Config) -> Mended:
    """Repair a file's text."""
    from cleaner.check.fixable import refusal
    from cleaner.emit.formats.source import encode as encode_source

    decoded = until("detect", config).run(source)
    repaired = until("repair", config).run(decoded)
    return Mended(
        decoded.text, repaired.text, encode_source(repaired), refusal(decoded),
        decoded.verdict.kept,
    )  # fmt: skip


def diff_document(given: Source | Document, config: Config) -> tuple[str, int]:
    """The diff of a document as text, and 1 if there is one."""
    lines = diff_source(given, config)
    return "".join(lines), int(bool(lines))


def diff_json(given: Source | Document, config: Config) -> tuple[str, int]:
    """The diff of a document as a JSON line, and 1 if there is one."""
    lines = diff_source(given, config)
    row = {"path": given.path, "changed": bool(lines), "diff": "".join(lines)}
    return to_json(row).decode(), int(bool(lines))


def diff_source(source: Source | Document, config: Config) -> list[str]:
    """Lines of the diff, empty if nothing changes; blank lines and indents do not count."""
    document = until("split", config).run(source)
    if document.verdict.kept:
        ledger = document.ledger
        if document.media_type in HTML_TYPES:
            ledger = tuple(e for e in ledger if e.stage == "strip")
        before = undo_all(document.text, ledger)
        after = document.text
    else:
        before, after = document.text, ""
    return diff_texts(before, after, source.path or "document")


def diff_texts(before: str, after: str, name: str) -> list[str]:
    """The diff of two texts, control characters escaped."""
    old, new = _lines(before), _lines(after)
    return list(difflib.unified_diff(old, new, f"a/{shown(name)}", f"b/{shown(name)}", n=1))


def _lines(text: str) -> list[str]:
    return [shown(line.strip()) + "\n" for line in text.splitlines() if line.strip()]
