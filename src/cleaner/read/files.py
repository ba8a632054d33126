"""Reading one input: a file or standard input, never more of it than is allowed.

Reading happens where the work is done, so a pool's parent never holds the corpus.
"""

import io
import lzma
import sys
import zlib
from typing import IO

from cleaner.document import Source
from cleaner.errors import ReadError, UsageError
from cleaner.read.compressed import MAX_RATIO, bare_name, open_file, suffix_of
from cleaner.read.find import Input

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
"""What a name promises; `.txt` promises nothing: many a scraped page is called so."""

READ_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
"""What the libraries raise for files that cannot be read, or not to their end."""

CHUNK = 1 << 20
"""Bytes asked for at a time: a read of n bytes takes memory for n at once."""


def read_input(entry: Input, *, limit: int, ratio: int = MAX_RATIO) -> Source:
    """Read one file (or standard input) into a `Source`; raises `ReadError` saying why not.

    `limit` is the largest number of bytes taken, after decompression, `ratio` how many times the
    size of the file that may be.
    """
    if entry.problem:
        raise ReadError(entry.problem)
    if entry.file == "-":
        return Source(data=read_all(standard_input(), limit=limit), id=entry.path, path=entry.path)
    with open_input(entry, ratio=ratio) as stream:
        data = read_all(stream, limit=limit)
    return Source(
        data=data,
        id=entry.path,
        path=entry.path,
        media_type=media_type_of(entry.path),
    )


def open_input(entry: Input, *, ratio: int = MAX_RATIO) -> io.BufferedReader:
    """Open a file for reading, decompressed; raises `ReadError` saying why not."""
    if entry.problem:
        raise ReadError(entry.problem)
    try:
        return open_file(entry.file, bare_name(entry.file)[1], ratio)
    except READ_ERRORS as error:
        raise ReadError(reason(error)) from error


def read_all(stream: IO[bytes], *, limit: int) -> bytes:
    """All bytes of a stream; raises `ReadError` if there are more than `limit` or it is broken."""
    parts = []
    size = 0
    try:
        while part := stream.read(min(CHUNK, limit + 1 - size)):
            parts.append(part)
            size += len(part)
            if size > limit:
                raise ReadError(too_large(limit))
    except READ_ERRORS as error:
        raise ReadError(reason(error)) from error
    return parts[0] if len(parts) == 1 else b"".join(parts)


def too_large(limit: int) -> str:
    """What is said of an input larger than `limit` bytes."""
    return f"larger than {limit:,} bytes; raise max-bytes in the configuration"


def standard_input() -> io.BufferedReader:
    """Standard input as bytes; raises `UsageError` if it is closed."""
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("standard input is closed: nothing can be read from it")
    stream = sys.stdin.buffer
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]  # a test's bytes


def media_type_of(name: str) -> str:
    """The media type a file name promises, empty if none.

    >>> media_type_of("a.html.gz")
    'text/html'
    """
    return MEDIA_TYPES.get(suffix_of(bare_name(name)[0]).lower(), "")


def reason(error: Exception) -> str:
    """Why a file could not be read, in words."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"cannot be read to its end: {error}"
