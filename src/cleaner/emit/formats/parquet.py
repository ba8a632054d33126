"""Parquet: a row a document, in one file; needs the extra `parquet`.

The columns are those of JSON Lines, with metadata, sections and verdict as nested columns (`schema`)
and what has no fixed form (detection, ledger, findings, fields of the input) as JSON. A section
that stands in another follows it; `level` tells. Row groups have `ROWS` documents, or fewer of long
ones, and are compressed with Zstandard.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.emit.formats import jsonl
from cleaner.emit.formats.format import Format
from cleaner.errors import MissingExtraError
from cleaner.metadata import Metadata

ROWS = 1_000
"""Documents of a row group."""
GROUP = 64_000_000
"""Bytes of JSON after which a row group ends, so that memory stays flat."""
_TEXTS = ("id", "path", "media_type")
_LONG = ("text", "markdown")
_FREE = ("detection", "ledger", "findings", "extra")
"""Columns of JSON."""


def schema() -> Any:
    """The Arrow schema of the file; raises `MissingExtraError` without pyarrow."""
    pa = _arrow()
    lists = {f.name for f in msgspec.structs.fields(Metadata) if f.default == ()}
    names = Metadata.__struct_fields__
    metadata = [(n, pa.list_(pa.string()) if n in lists else pa.string()) for n in names]
    section = [("title", pa.string()), ("level", pa.int32())]
    section += [("start", pa.int64()), ("end", pa.int64())]
    verdict = [(name, pa.string()) for name in ("status", "rule", "reason")]
    return pa.schema(
        [
            *((name, pa.string()) for name in _TEXTS),
            *((name, pa.large_string()) for name in _LONG),
            ("metadata", pa.struct(metadata)),
            ("sections", pa.list_(pa.struct(section))),
            ("verdict", pa.struct([*verdict, ("confidence", pa.float64())])),
            ("encoding", pa.string()),
            ("unrecorded", pa.int64()),
            *((name, pa.large_string()) for name in _FREE),
        ]
    )


def _arrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    return pa


class Table:
    """Takes documents as `encode` gives them and writes them as rows."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Begin a file; raises `MissingExtraError` without pyarrow."""
        self._arrow = _arrow()
        import pyarrow.parquet as pq

        self._schema = schema()
        self._writer = pq.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._size = 0

    def write(self, data: bytes) -> int:
        """Add a document; nothing is nothing."""
        if data:
            self._rows.append(_row(data))
            self._size += len(data)
            if len(self._rows) >= ROWS or self._size >= GROUP:
                self._flush()
        return len(data)

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._arrow.Table.from_pylist(self._rows, self._schema))
        self._rows, self._size = [], 0

    def close(self) -> None:
        """Write what is left and the end of the file, which stays open."""
        self._flush()
        self._writer.close()


def _row(data: bytes) -> dict[str, Any]:
    fields = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    row: dict[str, Any] = {n: bytes(fields[n]).decode() for n in _FREE if n in fields}
    for name in (*_TEXTS, *_LONG, "metadata", "verdict", "unrecorded"):
        row[name] = msgspec.json.decode(fields[name]) if name in fields else None
    row["sections"] = list(_flat(msgspec.json.decode(fields.get("sections", b"[]"))))
    row["encoding"] = (msgspec.json.decode(fields.get("detection", b"{}")) or {}).get("encoding")
    return row


def _flat(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Sections, each before those inside it."""
    for section in sections:
        yield section
        yield from _flat(section.get("children", []))


def as_json(row: dict[str, Any]) -> bytes:
    """A row as the JSON object it came from, its sections one behind the other."""
    fields: dict[str, Any] = {n: v for n, v in row.items() if n in _TEXTS or n in _LONG}
    told = row.get("metadata") or {}
    fields["metadata"] = {name: value for name, value in told.items() if value}
    fields["sections"] = row.get("sections") or []
    fields["verdict"] = row.get("verdict")
    if row.get("unrecorded"):
        fields["unrecorded"] = row["unrecorded"]
    fields |= {n: msgspec.Raw(row[n].encode()) for n in _FREE if isinstance(row.get(n), str)}
    return msgspec.json.encode(fields)


@contextmanager
def table(stream: IO[bytes]) -> Iterator[Table]:
    """A table that is whole when this ends; nothing is written behind an error."""
    found = Table(stream)
    yield found
    found.close()


def encode(document: Document, config: Config = DEFAULT) -> bytes:
    """A document on its way to the table: its JSON object."""
    return jsonl.encode(document, config)


FORMAT = Format(".parquet", encode, is_stream=True, holds_rejects=True, table=table)
