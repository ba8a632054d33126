"""Web archives: the pages of a WARC file, the texts of a WET file; needs the extra `warc`.

Responses with a page or a text are read, transfer and content encodings undone; requests, metadata,
revisits, images and answers that are no success are passed over: they hold no document.
"""

import io
from collections.abc import Iterator
from typing import IO, Any, cast

from cleaner.document import Source
from cleaner.errors import NeedsExtraError, ReadError
from cleaner.read.files import CHUNK, READ_ERRORS, reason, too_large
from cleaner.read.reader import Given, Reader, record_path
from cleaner.text.lazy_pattern import lazy_pattern

TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "")
"""Media types of responses that are read; many a server names none."""

SUCCESS = range(200, 300)
KEPT = 1 << 26
"""Bytes behind the last whole record in which the next is looked for after damage."""
_BEGINNING = lazy_pattern(rb"WARC/\d\.\d\r?\n(?=[A-Za-z])")
LONGEST_BEGINNING = 11
"""Bytes of a beginning that may be cut by the end of what was read."""
_PANIC = "PanicException"
"""What a library written in Rust raises for its own faults; it is no `Exception`."""


def open_archive(given: Given) -> Iterator[Source | ReadError]:
    """Yield the documents of an archive; what is damaged is named, and what follows it is read."""
    if not given.stream.peek(5).startswith(b"WARC/"):
        yield ReadError("not a web archive: it does not begin with WARC/")
        return
    stream = Replayed(given.stream)
    number = 0
    while True:
        try:
            for record in _records(stream):
                number += 1
                stream.forget(record.stream_pos, record.content_length)
                found = _document(given, record, number)
                if found is not None:
                    yield found
        except READ_ERRORS as error:
            yield ReadError(f"behind record {number}: {reason(error)}")
        else:
            return
        if not stream.resume():
            return


def _records(stream: "Replayed") -> Iterator[Any]:
    """The records of pages and texts; raises `OSError` where no record stands."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise NeedsExtraError("fastwarc", "warc") from error
    kinds = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    given = cast("IO[bytes]", stream)
    try:
        yield from ArchiveIterator(given, record_types=kinds, parse_http=False, stream_detect=False)
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise OSError(f"the library gave up: {error}") from error


class Replayed:
    """A stream that is read forward and can be taken up again behind what is damaged.

    The library asks where it stands, which no pipe can say, and reads ahead: what it has read since
    the last whole record is kept, up to `KEPT` bytes.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._kept = bytearray()
        self._base = 0
        """Offset of the first byte kept."""
        self._at = 0

    def tell(self) -> int:
        """Offset of the byte read next."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Some of the bytes that follow, `size` at most; none at the end."""
        at = self._at - self._base
        if at >= len(self._kept):
            self._drop(at - KEPT)
            at = self._at - self._base
            self._kept += self._stream.read1(size)
        data = bytes(self._kept[at : at + size] if size >= 0 else self._kept[at:])
        self._at += len(data)
        return data

    def forget(self, start: int, size: int) -> None:
        """Let go of the record that begins at `start` and has `size` bytes behind its head."""
        self._drop(min(self._at, start + max(size, 1)) - self._base)

    def resume(self) -> bool:
        """Stand before the next record; false if there is none."""
        self._drop(1)
        while True:
            if found := _BEGINNING.search(self._kept):
                self._drop(found.start())
                self._at = self._base
                return True
            self._drop(len(self._kept) - LONGEST_BEGINNING)
            try:
                more = self._stream.read1(CHUNK)
            except READ_ERRORS:
                return False
            if not more:
                return False
            self._kept += more

    def _drop(self, count: int) -> None:
        if count > 0:
            del self._kept[:count]
            self._base += count


def _document(given: Given, record: Any, number: int) -> Source | ReadError | None:
    """The document of a record; `None` if it holds none."""
    size = record.content_length
    block = record.reader.read(given.limit + 1)
    if len(block) > given.limit:
        return ReadError(f"record {number}: {too_large(given.limit)}")
    if len(block) < size:
        return ReadError(f"record {number}: cut short, {len(block):,} of {size:,} bytes are there")
    record.set_bytes_content(block)
    if record.is_http:
        record.parse_http(auto_decode="all")
    if record.http_headers is not None and record.http_headers.status_code not in SUCCESS:
        return None
    content_type = (
        record.http_content_type if record.is_http else record.headers.get("Content-Type", "")
    )
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type not in TEXTS:
        return None
    path = record_path(given.path, number - 1)
    data = record.reader.read(given.limit + 1)
    if len(data) > given.limit:
        return ReadError(f"record {number}: {too_large(given.limit)}")
    return Source(
        data=data,
        id=record.record_id or path,
        path=path,
        media_type="" if media_type == "text/plain" else media_type,
        url=record.headers.get("WARC-Target-URI", "") or "",
        declared=(record.http_charset or "") if record.is_http else "utf-8",
    )


READER = Reader((".warc", ".wet"), open_archive, magic=(b"WARC/",))
