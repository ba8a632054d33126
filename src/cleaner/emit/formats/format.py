"""What an output format is, and where one is found by name: in the file of that name beside this."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from typing import IO, Any, NamedTuple

import msgspec

from cleaner.config import Config
from cleaner.document import Document
from cleaner.errors import UsageError

_ENCODER = msgspec.json.Encoder()


class Format(NamedTuple):
    """A format: file suffix, encoder to bytes, and whether documents follow one another in it.

    An empty suffix keeps the name of the input. `beside` gives further files of a document: the
    suffix that takes the place of `suffix`, and the bytes. `folder` makes a folder of files of a
    document instead of one file: names and bytes. `besides` are the suffixes `beside` gives.
    `holds_rejects` says whether a rejected document stands in it, with its verdict. `table` is there
    for a format that is one file and no sequence of what `encode` gives: it takes that and writes.
    """

    suffix: str
    encode: Callable[[Document, Config], bytes]
    is_stream: bool = False
    beside: Callable[[Document], dict[str, bytes]] | None = None
    folder: Callable[[Document, Config], Iterator[tuple[str, bytes]]] | None = None
    besides: tuple[str, ...] = ()
    holds_rejects: bool = False
    table: Callable[[IO[bytes]], AbstractContextManager[Any]] | None = None


@cache
def format_names() -> tuple[str, ...]:
    """The formats there are, sorted."""
    package = importlib.import_module("cleaner.emit.formats")
    names = (info.name for info in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(name for name in names if name != "format"))


def find_format(name: str) -> Format:
    """The output format of that name; raises `UsageError` listing those there are."""
    if name not in format_names():
        raise UsageError(
            f"no output format is named {name!r}; there are: {', '.join(format_names())}"
        )
    found: Format = importlib.import_module(f"cleaner.emit.formats.{name}").FORMAT
    return found


@cache
def suffixes() -> frozenset[str]:
    """The suffixes of all formats that have one."""
    return frozenset(find_format(name).suffix for name in format_names()) - {""}


def to_json(value: Any) -> bytes:
    """A value as JSON on one line, ended."""
    return _ENCODER.encode(value) + b"\n"


def to_utf8(text: str) -> bytes:
    """A text as UTF-8, `?` for what is no character (a lone surrogate)."""
    return text.encode("utf-8", "replace")
