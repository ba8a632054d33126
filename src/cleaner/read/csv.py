"""Records in CSV and TSV; the first line names the fields."""

import csv
import io
from collections.abc import Iterator

from cleaner.errors import ReadError
from cleaner.read.reader import Reader, Row


def rows(suffix: str, data: bytes) -> Iterator[Row]:
    """Yield the rows as fields by name; raises `ReadError` for what is no CSV."""
    text = data.decode("utf-8-sig", "replace")
    csv.field_size_limit(max(len(text), 131_072))
    delimiter = "\t" if suffix == ".tsv" else ","
    try:
        yield from enumerate(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ReadError(f"not a CSV file: {error}") from error


READER = Reader((".csv", ".tsv"), rows)
