"""Record streams: JSON Lines of documents, what one stage hands to the next."""

import io
from collections.abc import Iterator

import msgspec

from cleaner.document import Document
from cleaner.errors import ReadError, RecordError
from cleaner.read.jsonl import read_lines

MAGIC = b'{"cleaner":'
"""An input is a record stream if and only if it begins with this."""

_DECODER = msgspec.json.Decoder(Document)


def is_record_stream(head: bytes) -> bool:
    """Whether an input that begins with `head` is a record stream."""
    return head.startswith(MAGIC)


def parse_record(line: bytes, number: int) -> Document:
    """Read one line (`number` counts from 1); raises `RecordError` naming line and fault."""
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordError(f"line {number} is not a record: {error}") from error


def read_records(stream: io.BufferedReader, *, limit: int) -> Iterator[Document | RecordError]:
    """Yield a document a line, or the error in its place; blank lines are passed over.

    A line may have eight times `limit` bytes: the ledger holds what was removed, and escapes.
    """
    for number, line in enumerate(read_lines(stream, 8 * limit), 1):
        if isinstance(line, ReadError):
            yield RecordError(f"line {number} is not a record: {line}")
        elif line.strip():
            try:
                yield parse_record(line, number)
            except RecordError as error:
                yield error
