"""Records in JSON Lines."""

from collections.abc import Iterator

import msgspec

from cleaner.errors import ReadError
from cleaner.read.reader import Reader, Row


def rows(_suffix: str, data: bytes) -> Iterator[Row]:
    """Yield the objects, a line each; raises `ReadError` naming the line that is none."""
    for number, line in enumerate(data.split(b"\n")):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReadError(f"record {number + 1} is not JSON: {error}") from error
        if isinstance(row, dict):
            yield number, row


READER = Reader((".jsonl", ".ndjson"), rows)
