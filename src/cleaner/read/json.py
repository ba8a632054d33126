"""Records in a JSON file: an array of objects, or one object."""

from collections.abc import Iterator

import msgspec

from cleaner.errors import ReadError
from cleaner.read.files import read_all
from cleaner.read.jsonl import READER as LINES
from cleaner.read.reader import Given, Reader, Row, open_rows

_Object = dict[str, msgspec.Raw]
_OBJECTS = msgspec.json.Decoder(_Object | list[msgspec.Raw])
_OBJECT = msgspec.json.Decoder(_Object)


def rows(given: Given) -> Iterator[Row | ReadError]:
    """Yield the objects; a file of one object a line is read as JSON Lines."""
    head = given.stream.peek(1 << 16)[: 1 << 16]
    line, end, rest = head.lstrip().partition(b"\n")
    if end and rest.strip() and _is_object(line):
        if LINES.rows:
            yield from LINES.rows(given)
        return
    try:
        found = _OBJECTS.decode(read_all(given.stream, limit=given.limit))
    except ReadError as error:
        yield error
        return
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield ReadError(f"not JSON: {error}")
        return
    if isinstance(found, dict):
        yield 0, found
        return
    for number, raw in enumerate(found):
        try:
            yield number, _OBJECT.decode(raw)
        except msgspec.DecodeError as error:
            yield ReadError(f"record {number + 1} is no object: {error}")


def _is_object(line: bytes) -> bool:
    try:
        _OBJECT.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


READER = Reader((".json",), open_rows(rows), rows, walked=False)
