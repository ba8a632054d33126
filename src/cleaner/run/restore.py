"""Back from a record or JSON output to the decoded input."""

import io
from collections.abc import Iterator
from typing import Any

import msgspec

from cleaner.document import HTML_TYPES
from cleaner.edit import Edit, undo_all
from cleaner.errors import ReadError, RestoreError
from cleaner.read.jsonl import read_lines

BINARY = "binary"
"""What `detect` calls the encoding of bytes that are no text."""


class Restorable(msgspec.Struct, frozen=True):
    """What restoring needs of a record or of JSON output; other fields are passed over."""

    text: str = ""
    ledger: tuple[Edit, ...] | dict[str, Any] = ()
    unrecorded: int = 0
    verdict: dict[str, Any] | None = None
    detection: dict[str, Any] | None = None
    media_type: str = ""
    path: str = ""
    id: str = ""
    stages: tuple[str, ...] = ()


PARQUET = b"PAR1"
"""How a Parquet file begins."""
LIMIT = 1 << 30
"""Bytes of one object; more is no output of this program, or no machine's memory holds it."""


def read_objects(stream: io.BufferedReader) -> Iterator[bytes | ReadError]:
    """Yield the JSON objects of a stream: one a line, or each over many lines as `json` has it.

    Rows of Parquet are such objects, too.
    """
    if stream.peek(len(PARQUET)).startswith(PARQUET):
        yield from _rows(stream)
        return
    lines: list[bytes] = []
    size = 0
    for line in read_lines(stream, LIMIT):
        if isinstance(line, ReadError):
            yield line
            return
        if not lines and not line.strip():
            continue
        lines.append(line)
        size += len(line)
        if size > LIMIT:
            yield ReadError(f"an object of more than {LIMIT:,} bytes")
            return
        if line.rstrip() == b"}" or (len(lines) == 1 and line.rstrip().endswith(b"}")):
            yield b"".join(lines)
            lines, size = [], 0
    if lines:
        yield b"".join(lines)


def _rows(stream: io.BufferedReader) -> Iterator[bytes | ReadError]:
    from cleaner.emit.formats.parquet import as_json
    from cleaner.read.parquet import rows
    from cleaner.read.reader import Given

    for row in rows(Given(stream, "", limit=LIMIT)):
        yield row if isinstance(row, ReadError) else as_json(dict(row[1]))


def parse_restorable(line: bytes | ReadError, *, where: str) -> Restorable:
    """Read one record or JSON output; raises `RestoreError` naming `where`."""
    if isinstance(line, ReadError):
        raise RestoreError(f"{where}: {line}")
    try:
        found = msgspec.json.decode(line, type=Restorable)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RestoreError(f"{where}: neither a record nor JSON output: {error}") from error
    if not found.text and not found.ledger and found.verdict is None:
        raise RestoreError(
            f"{where}: neither a record nor JSON output: it has no text and no ledger"
        )
    return found


def restore(document: Restorable, *, where: str = "input") -> str:
    """Rebuild the decoded input; for HTML that was stripped the text of the whole page in order.

    Raises `RestoreError` if there is no full ledger or it does not belong to the text.
    """
    if isinstance(document.ledger, dict):
        raise RestoreError(f"{where}: holds only counts; write it with --ledger full")
    if document.unrecorded:
        raise RestoreError(
            f"{where}: {document.unrecorded} edits are not in the ledger; write it with --ledger full"
        )
    if (document.detection or {}).get("encoding") == BINARY:
        raise RestoreError(f"{where}: the input was no text; its bytes are not in the record")
    ledger = document.ledger
    is_source = bool(document.stages) and "strip" not in document.stages
    if document.media_type in HTML_TYPES and not is_source:
        ledger = tuple(e for e in ledger if e.stage in {"strip", "split", "emit"})
    try:
        return undo_all(document.text, ledger)
    except RestoreError as error:
        raise RestoreError(f"{where}: text and ledger do not belong together: {error}") from error
