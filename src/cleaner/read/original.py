"""A file as it lies on the disk, for whoever will write over it: bytes, place, what it decodes to."""

import os
from typing import NamedTuple

from cleaner.document import Source
from cleaner.errors import ReadError
from cleaner.read.compressed import MAX_RATIO, bare_name, decompress, open_regular, stream_of
from cleaner.read.files import READ_ERRORS, media_type_of, read_all, reason
from cleaner.read.find import Input


class Original(NamedTuple):
    """What was read: `file` is the file itself, links followed, `raw` its bytes, compressed or not.

    `size` and `mtime_ns` are those of the moment before it was read.
    """

    file: str
    raw: bytes
    size: int
    mtime_ns: int

    @property
    def digest(self) -> str:
        """What tells these bytes from all others."""
        return digest_of(self.raw)


def digest_of(data: bytes) -> str:
    """What tells bytes from all others: BLAKE2b of 32 bytes, in hexadecimal."""
    import hashlib

    return hashlib.blake2b(data, digest_size=32).hexdigest()


def read_original(entry: Input, *, limit: int, ratio: int = MAX_RATIO) -> tuple[Original, Source]:
    """Read a file and decompress it; raises `ReadError` saying why not.

    `limit` is the largest number of bytes taken, before decompression and after, `ratio` how many
    times the size of the file that may be.
    """
    if entry.problem:
        raise ReadError(entry.problem)
    original = read_raw(os.path.realpath(entry.file), limit=limit)
    suffix = bare_name(entry.file)[1]
    data = original.raw
    if suffix:
        try:
            data = read_all(decompress(stream_of(data), suffix, ratio), limit=limit)
        except READ_ERRORS as error:
            raise ReadError(reason(error)) from error
    source = Source(data=data, id=entry.path, path=entry.path, media_type=media_type_of(entry.path))
    return original, source


def read_raw(file: str, *, limit: int) -> Original:
    """The bytes of a regular file as they lie; raises `ReadError` saying why not."""
    try:
        with open_regular(file) as stream:
            status = os.fstat(stream.fileno())
            return Original(file, read_all(stream, limit=limit), status.st_size, status.st_mtime_ns)
    except READ_ERRORS as error:
        raise ReadError(reason(error)) from error
