"""Containers: files that hold several documents, each kind read by a file of this room.

A kind of container is a module here with a `READER`; it is found by looking in the folder. `run` and
the stages take documents (`Reader.open`), `check` the text fields of records (`read_fields`).
"""

import importlib
import io
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from cleaner.document import Source
from cleaner.errors import ReadError, UsageError
from cleaner.read.compressed import MAX_RATIO, bare_name, stream_of, suffix_of
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.visible import as_text, shown

FIELDS = ("text", "content", "body", "markdown", "html")
"""Fields that are taken for text when a record has them, the first of them for the document."""

MARKUP = {"html": "text/html", "markdown": "text/markdown"}
"""What the names of fields promise; the others are looked at."""

LIMIT = 100_000_000
"""Bytes of one record, unless the caller says another limit (as `max-bytes` of the configuration)."""

_BYTES = lazy_pattern("[\udc80-\udcff]")
"""What stands for bytes that are no UTF-8."""
LISTED = 8
"""Names of fields that a message lists."""

Row = tuple[int, Mapping[str, Any]]
"""A record of a container: its ordinal from 0, its fields; a value may be raw JSON or bytes."""


class Wanted(msgspec.Struct, frozen=True):
    """Which fields of a record are what; empty: the usual ones. Names may be paths with dots."""

    text: str = ""
    html: str = ""
    url: str = ""
    id: str = ""


class Given(NamedTuple):
    """An opened container: its bytes, its path, the fields wanted, the bytes a document may have.

    `ratio` is how many times their size compressed members may be.
    """

    stream: io.BufferedReader
    path: str
    wanted: Wanted = Wanted()
    limit: int = LIMIT
    ratio: int = MAX_RATIO


class Reader(NamedTuple):
    """A kind of container.

    `suffixes` are those of its files, `open` yields its documents, or the error in the place of
    one. `rows` is there for containers of records. `magic` is how one begins that is known whatever
    its name (other binary files are refused as what they are), `walked` says whether
    a directory gives it.
    """

    suffixes: tuple[str, ...]
    open: Callable[[Given], Iterator[Source | ReadError]]
    rows: Callable[[Given], Iterator[Row | ReadError]] | None = None
    magic: tuple[bytes, ...] = ()
    walked: bool = True


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


def reader_of(name: str) -> Reader | None:
    """The kind of container a file of this name is, one compression suffix aside."""
    return readers().get(suffix_of(bare_name(name)[0]).lower())


def find_reader(kind: str) -> Reader:
    """The reader called `kind`, its suffix without the dot; raises `UsageError` naming them."""
    found = readers().get(f".{kind}")
    if found is None:
        names = ", ".join(sorted(suffix[1:] for suffix in readers()))
        raise UsageError(f"--from {kind!r}: no kind of container is called so; there are: {names}")
    return found


def sniff_reader(head: bytes) -> Reader | None:
    """The kind of container that begins so, whatever its name."""
    for reader in dict.fromkeys(readers().values()):
        if any(head.startswith(magic) for magic in reader.magic):
            return reader
    return None


def is_container(name: str) -> bool:
    """Whether a file of this name holds records with fields, as far as `check` is concerned."""
    reader = reader_of(name)
    return reader is not None and reader.rows is not None and reader.walked


def read_fields(name: str, data: bytes, fields: tuple[str, ...] = FIELDS) -> Iterator[Field]:
    """Yield the text fields of a container; raises `ReadError` naming the record that is broken."""
    for row in read_rows(name, data):
        if isinstance(row, ReadError):
            raise row
        number, values = row
        for field in fields:
            value = value_of(values.get(field))
            if isinstance(value, str) and value:
                yield Field(number, field, value)


def read_rows(name: str, data: bytes) -> Iterator[Row | ReadError]:
    """Yield the records of a container, or the error in the place of a broken one."""
    reader = reader_of(name)
    if reader is None or reader.rows is None:
        raise ReadError("holds no records with fields")
    stream = stream_of(data)
    yield from reader.rows(Given(stream, name, limit=max(len(data), 1)))


def open_rows(
    rows: Callable[[Given], Iterator[Row | ReadError]],
) -> Callable[[Given], Iterator[Source | ReadError]]:
    """How documents are made of records: the field wanted, the others passed through."""

    def open_container(given: Given) -> Iterator[Source | ReadError]:
        for row in rows(given):
            yield row if isinstance(row, ReadError) else _source(given, *row)

    return open_container


def record_path(container: str, number: int) -> str:
    """What a document of a container is called: below it, counted from 1."""
    return f"{container}/{number + 1}"


def _source(given: Given, number: int, fields: Mapping[str, Any]) -> Source | ReadError:
    wanted = given.wanted
    name = _text_field(wanted, fields)
    if not name:
        return ReadError(f"record {number + 1}: {missing(wanted, tuple(fields))}")
    value = value_of(_get(fields, name))
    data = value if isinstance(value, bytes) else b""
    text = value if isinstance(value, str) else None if data else ""
    if text is not None and not text.isascii() and _BYTES.search(text):
        data, text = text.encode("utf-8", "surrogateescape"), None  # a table that is no UTF-8
    if len(data or text or "") > given.limit:
        return ReadError(f"record {number + 1}: larger than {given.limit:,} bytes")
    path = record_path(given.path, number)
    used = {wanted.id or "id", wanted.url or "url", name}
    return Source(
        data=data,
        text=text,
        id=_word(_get(fields, wanted.id or "id")) or path,
        path=path,
        url=_word(_get(fields, wanted.url or "url")),
        media_type="text/html" if name == wanted.html else MARKUP.get(name, ""),
        extra=_rest(fields, used),
    )


def _text_field(wanted: Wanted, fields: Mapping[str, Any]) -> str:
    """The field the document stands in; the first that is there, one with text before the others."""
    asked = [name for name in (wanted.html, wanted.text) if name] or list(FIELDS)
    there = [name for name in asked if isinstance(value_of(_get(fields, name)), str | bytes)]
    full = [name for name in there if value_of(_get(fields, name))]
    empty = [name for name in asked if _get(fields, name, "") is None]
    return next(iter([*full, *there, *empty]), "")


def missing(wanted: Wanted, names: tuple[str, ...]) -> str:
    """What is said where no field holds the text: those there are, and the option to name one."""
    asked = ", ".join(n for n in (wanted.html, wanted.text) if n) or ", ".join(FIELDS)
    there = ", ".join(shown(n) for n in names[:LISTED]) + (", ..." if len(names) > LISTED else "")
    return (
        f"no text in a field called {asked}; there are: {there or 'none'}; "
        "name it with --text-field or --html-field"
    )


def value_of(value: Any) -> Any:
    """A value that is a text, bytes or nothing; raw JSON decoded as far as it is that."""
    if isinstance(value, msgspec.Raw):
        head = bytes(value)[:1]
        return msgspec.json.decode(value) if head in {b'"', b"n"} else ...
    return value


def _get(fields: Mapping[str, Any], name: str, default: Any = ...) -> Any:
    """The value of a field, by its name or by a path with dots."""
    if name in fields:
        value = fields[name]
        return None if value_of(value) is None else value
    first, dot, rest = name.partition(".")
    inner = fields.get(first, default) if dot else default
    if isinstance(inner, msgspec.Raw):
        inner = msgspec.json.decode(inner)
    return _get(inner, rest, default) if isinstance(inner, dict) else default


def _word(value: Any) -> str:
    """An identifier or address as text, whatever type it has."""
    if value is ... or value is None:
        return ""
    if isinstance(value, msgspec.Raw):
        value = msgspec.json.decode(value)
    return as_text(value if isinstance(value, str) else msgspec.json.encode(value).decode())


def _rest(fields: Mapping[str, Any], used: set[str]) -> dict[str, msgspec.Raw]:
    """The fields nobody used, as JSON; of a path with dots all but its end."""
    found = {}
    for name, value in fields.items():
        if name in used:
            continue
        inside = {path.partition(".")[2] for path in used if path.startswith(f"{name}.")}
        found[as_text(name)] = _raw(_without(value, inside) if inside else value)
    return found


def _without(value: Any, paths: set[str]) -> Any:
    if isinstance(value, msgspec.Raw):
        value = msgspec.json.decode(value)
    if not isinstance(value, dict):
        return value
    inner = {key: {p.partition(".")[2] for p in paths if p.startswith(f"{key}.")} for key in value}
    return {k: _without(v, inner[k]) if inner[k] else v for k, v in value.items() if k not in paths}


def _raw(value: Any) -> msgspec.Raw:
    if isinstance(value, msgspec.Raw):
        raw = bytes(value)  # on one line: it will stand in a line of JSON Lines
        lines = b"\n" in raw or b"\r" in raw
        return msgspec.Raw(msgspec.json.format(raw, indent=-1)) if lines else value.copy()
    if isinstance(value, str):
        value = as_text(value)
    return msgspec.Raw(msgspec.json.encode(value, enc_hook=str))
