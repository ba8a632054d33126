"""Records in CSV and TSV; the first line names the fields.

A table in an encoding that is no UTF-8 keeps its bytes (as lone surrogates) until its fields are
decoded one by one, as files are.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import PurePosixPath

from cleaner.errors import ReadError
from cleaner.read.compressed import bare_name
from cleaner.read.files import READ_ERRORS, reason
from cleaner.read.reader import Given, Reader, Row, missing, open_rows

WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""Marks of encodings in which a comma is no single byte (spreadsheets write them)."""


def rows(given: Given) -> Iterator[Row | ReadError]:
    """Yield the rows as fields by name, or the error that ends the table."""
    head = given.stream.peek(2)
    encoding = next((name for mark, name in WIDE if head.startswith(mark)), "utf-8-sig")
    text = io.TextIOWrapper(given.stream, encoding, "surrogateescape", newline="")
    csv.field_size_limit(min(max(given.limit, 131_072), (1 << 31) - 1))
    suffix = PurePosixPath(bare_name(given.path)[0]).suffix.lower()
    table = csv.DictReader(text, delimiter="\t" if suffix == ".tsv" else ",", restkey="")
    number = -1
    try:
        for number, row in enumerate(table):
            yield number, {name or "": value for name, value in row.items()}
    except (csv.Error, *READ_ERRORS) as error:
        said = f"not a table: {error}" if isinstance(error, csv.Error) else reason(error)
        yield ReadError(f"record {number + 2}: {said}; nothing behind it is read")
    finally:
        text.detach()  # or it would close what somebody else has opened
    if number < 0:
        yield ReadError(missing(given.wanted, tuple(table.fieldnames or ())))


READER = Reader((".csv", ".tsv"), open_rows(rows), rows)
