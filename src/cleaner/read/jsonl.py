"""Records in JSON Lines; a broken line costs that line."""

import io
from collections.abc import Iterator

import msgspec

from cleaner.errors import ReadError
from cleaner.read.files import READ_ERRORS, reason, too_large
from cleaner.read.reader import Given, Reader, Row, open_rows

_DECODER = msgspec.json.Decoder(dict[str, msgspec.Raw])


def rows(given: Given) -> Iterator[Row | ReadError]:
    """Yield the objects, a line each, or the error in the place of a line that is none."""
    for number, line in enumerate(read_lines(given.stream, given.limit)):
        if isinstance(line, ReadError):
            yield ReadError(f"record {number + 1}: {line}")
        elif line.strip():
            yield _parse(number, line)


def _parse(number: int, line: bytes) -> Row | ReadError:
    try:
        return number, _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return ReadError(f"record {number + 1} is not JSON: {error}")


def read_lines(stream: io.BufferedReader, limit: int) -> Iterator[bytes | ReadError]:
    """Yield the lines of a stream; one of more than `limit` bytes is an error and is passed over."""
    while True:
        try:
            line = stream.readline(limit + 2)
            if len(line) <= limit + 1:
                if not line:
                    return
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
        except READ_ERRORS as error:
            yield ReadError(reason(error))
            return
        yield ReadError(too_large(limit))


READER = Reader((".jsonl", ".ndjson"), open_rows(rows), rows)
