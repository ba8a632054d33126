"""Web archives: the pages of a WARC file, the texts of a WET file; needs the extra `warc`.

Responses with a page or a text are read, transfer and content encodings undone; requests, metadata,
revisits, images and answers that are no success are passed over: they hold no document.
"""

from collections.abc import Iterator
from typing import Any

from cleaner.document import Source
from cleaner.errors import NeedsExtraError, ReadError
from cleaner.read.files import READ_ERRORS, reason, too_large
from cleaner.read.reader import Given, Reader, record_path

TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "")
"""Media types of responses that are read; many a server names none."""

SUCCESS = range(200, 300)


def open_archive(given: Given) -> Iterator[Source | ReadError]:
    """Yield the documents of an archive, or the error that ends it."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise NeedsExtraError("fastwarc", "warc") from error
    kinds = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    number = -1
    if not given.stream.peek(5).startswith(b"WARC/"):
        yield ReadError("not a web archive: it does not begin with WARC/")
        return
    try:
        for record in ArchiveIterator(given.stream, record_types=kinds, auto_decode="all"):
            number += 1
            found = _document(given, record, number)
            if found is not None:
                yield found
    except READ_ERRORS as error:
        yield ReadError(f"behind record {number + 1}: {reason(error)}")


def _document(given: Given, record: Any, number: int) -> Source | ReadError | None:
    """The document of a record; `None` if it holds none."""
    if record.http_headers is not None and record.http_headers.status_code not in SUCCESS:
        return None
    content_type = (
        record.http_content_type if record.is_http else record.headers.get("Content-Type", "")
    )
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type not in TEXTS:
        return None
    path = record_path(given.path, number)
    data = record.reader.read(given.limit + 1)
    if len(data) > given.limit:
        return ReadError(f"record {number + 1}: {too_large(given.limit)}")
    return Source(
        data=data,
        id=record.record_id or path,
        path=path,
        media_type="" if media_type == "text/plain" else media_type,
        url=record.headers.get("WARC-Target-URI", "") or "",
        declared=(record.http_charset or "") if record.is_http else "utf-8",
    )


READER = Reader((".warc", ".wet"), open_archive, magic=(b"WARC/",))
