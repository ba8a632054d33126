"""Documents inside files: the text fields of JSON Lines, CSV and Parquet records."""

import csv
import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import msgspec

from cleaner.errors import MissingExtraError, ReadError

FIELDS = ("text", "content", "body", "markdown", "html")
"""Fields that are taken for text when a record has them."""

CONTAINERS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})


class Field(NamedTuple):
    """One text in a container: record ordinal from 0, name of the field, its value."""

    record: int
    name: str
    value: str


def is_container(name: str) -> bool:
    """Whether a file of this name holds records."""
    return PurePosixPath(name).suffix.lower() in CONTAINERS


def read_fields(name: str, data: bytes, fields: tuple[str, ...] = FIELDS) -> Iterator[Field]:
    """Yield the text fields of a container; raises `ReadError` naming the record that is broken."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".parquet":
        rows = _parquet_rows(data)
    elif suffix in {".csv", ".tsv"}:
        rows = _csv_rows(data, "\t" if suffix == ".tsv" else ",")
    else:
        rows = _json_rows(data)
    for number, row in rows:
        for field in fields:
            value = row.get(field)
            if isinstance(value, str) and value:
                yield Field(number, field, value)


def _json_rows(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(data.split(b"\n")):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReadError(f"record {number + 1} is not JSON: {error}") from error
        if isinstance(row, dict):
            yield number, row


def _csv_rows(data: bytes, delimiter: str) -> Iterator[tuple[int, dict[str, Any]]]:
    text = data.decode("utf-8-sig", "replace")
    csv.field_size_limit(max(len(text), 131_072))
    try:
        yield from enumerate(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ReadError(f"not a CSV file: {error}") from error


def _parquet_rows(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        names = [n for n in file.schema_arrow.names if n in FIELDS]
        number = 0
        for batch in file.iter_batches(columns=names):
            for row in batch.to_pylist():
                yield number, row
                number += 1
    except pa.ArrowException as error:
        raise ReadError(f"not a Parquet file: {error}") from error
