"""Changing one field of a JSON line and not one byte besides.

A line is never decoded and encoded again: numbers, escapes, spacing, key order and the other fields
stay as somebody wrote them.
"""

import json
from collections.abc import Mapping

_DECODER = json.JSONDecoder()
_BLANK = " \t\r\n"


def replace_values(data: bytes, values: Mapping[tuple[int, str], str]) -> bytes:
    """Replace string values of top-level keys: `(line ordinal from 0, key) -> new value`.

    Raises `ValueError` if a line is no JSON object or has no such key.

    >>> replace_values(b'{"id": 1.0, "text": "a"}\\n', {(0, "text"): "b"})
    b'{"id": 1.0, "text": "b"}\\n'
    """
    lines = data.split(b"\n")
    for (number, key), value in values.items():
        line = lines[number].decode("utf-8", "surrogateescape")
        start, end = find_value(line, key)
        ascii_only = line.isascii()
        written = json.dumps(value, ensure_ascii=ascii_only)
        changed = line[:start] + written + line[end:]
        lines[number] = changed.encode("utf-8", "surrogateescape")
    return b"\n".join(lines)


def find_value(line: str, key: str) -> tuple[int, int]:
    """Where the value of a top-level key stands in a JSON object, the last one if it repeats."""
    at = _skip(line, 0)
    if line[at : at + 1] != "{":
        raise ValueError("the line is not a JSON object")
    at = _skip(line, at + 1)
    found = (-1, -1)
    while line[at : at + 1] == '"':
        name, at = _DECODER.raw_decode(line, at)
        at = _skip(line, _skip(line, at) + 1)
        _, end = _DECODER.raw_decode(line, at)
        if name == key:
            found = (at, end)
        at = _skip(line, end)
        if line[at : at + 1] == ",":
            at = _skip(line, at + 1)
    if found[0] < 0:
        raise ValueError(f"the line has no key {key!r}")
    return found


def _skip(line: str, at: int) -> int:
    while at < len(line) and line[at] in _BLANK:
        at += 1
    return at
