"""Documents inside files: the text fields of the records in a container.

A kind of container is a file of this room with a `READER`; it is found by looking in the folder.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any, NamedTuple

FIELDS = ("text", "content", "body", "markdown", "html")
"""Fields that are taken for text when a record has them."""

Row = tuple[int, dict[str, Any]]
"""A record of a container: its ordinal from 0, its fields."""


class Reader(NamedTuple):
    """A kind of container: the suffixes of its files, and how the records of one are read.

    `rows` is given the suffix and the bytes; it raises `ReadError` naming the record that is broken.
    """

    suffixes: tuple[str, ...]
    rows: Callable[[str, bytes], Iterator[Row]]


class Field(NamedTuple):
    """One text in a container: record ordinal from 0, name of the field, its value."""

    record: int
    name: str
    value: str


@cache
def readers() -> dict[str, Reader]:
    """The kind of container for each suffix."""
    package = importlib.import_module("cleaner.read")
    found: dict[str, Reader] = {}
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"cleaner.read.{info.name}")
        if isinstance(reader := getattr(module, "READER", None), Reader):
            found |= dict.fromkeys(reader.suffixes, reader)
    return found


def is_container(name: str) -> bool:
    """Whether a file of this name holds records."""
    return PurePosixPath(name).suffix.lower() in readers()


def read_fields(name: str, data: bytes, fields: tuple[str, ...] = FIELDS) -> Iterator[Field]:
    """Yield the text fields of a container; raises `ReadError` naming the record that is broken."""
    suffix = PurePosixPath(name).suffix.lower()
    for number, row in readers()[suffix].rows(suffix, data):
        for field in fields:
            value = row.get(field)
            if isinstance(value, str) and value:
                yield Field(number, field, value)
