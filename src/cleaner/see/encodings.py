"""The reports of `detect`: a table for people, CSV and JSON Lines for programs."""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from cleaner.document import Document
from cleaner.errors import UsageError
from cleaner.text.visible import visible

COLUMNS = (
    "path", "encoding", "confidence", "declared", "declared_by", "wrong", "media_type",
    "language", "script", "line_ends", "size", "damaged", "bom", "second",
)  # fmt: skip


def render(documents: Iterable[Document], name: str, *, only_wrong: bool = False) -> None:
    """Print a row a document to stdout in the format `name`, one of `FORMATS`.

    Raises `UsageError` for another.
    """
    if name not in FORMATS:
        raise UsageError(f"--output-format is one of {', '.join(FORMATS)}, not {name!r}")
    rows = [_row(document) for document in documents]
    FORMATS[name]([row for row in rows if row["wrong"]] if only_wrong else rows)


def _row(document: Document) -> dict[str, Any]:
    from cleaner.rule import code_for

    code = code_for("detect", "declared-charset")
    found = document.detection
    values: dict[str, Any] = {"path": document.path}
    if found is not None:
        values |= {name: getattr(found, name) for name in COLUMNS if hasattr(found, name)}
        values["damaged"] = found.damaged_count
        values["second"] = found.second or None
    values["wrong"] = any(f.rule == code for f in document.findings)
    return {name: values.get(name) for name in COLUMNS}


def _csv(rows: Iterable[dict[str, Any]]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    sys.stdout.buffer.write(stream.getvalue().encode("utf-8", "replace"))


def _json_lines(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")


def _table(rows: Sequence[dict[str, Any]]) -> None:
    """A table as wide as the terminal; what came from a document is shown escaped."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None)
    for title in ("path", "encoding", "sure", "declared", "language", "bytes", "damage"):
        table.add_column(title, overflow="fold")
    for row in rows:
        declared = f"{visible(row['declared'] or '')} (wrong)" if row["wrong"] else ""
        table.add_row(
            visible(row["path"]), _encoding(row), f"{row['confidence'] or 0:.2f}", declared,
            f"{row['language'] or ''} {row['script'] or ''}".strip(), f"{row['size'] or 0:,}",
            str(row["damaged"] or ""),
        )  # fmt: skip
    Console(file=sys.stdout, markup=False, highlight=False).print(table)


def _encoding(row: dict[str, Any]) -> str:
    """The encoding, and the runner-up where it is not sure."""
    return f"{row['encoding']} or {row['second']}" if row["second"] else str(row["encoding"])


FORMATS = {"table": _table, "csv": _csv, "json-lines": _json_lines}
