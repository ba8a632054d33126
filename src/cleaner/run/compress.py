"""Compressing: a stream as it is written, a file again the way it was.

The same data give the same bytes: no time and no name stand in what is written.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from cleaner.errors import InputError, NeedsExtraError, UsageError
from cleaner.read.compressed import decompress, stream_of

_GZIP_NAME = 8
"""The bit that says a name follows (RFC 1952)."""
_GZIP_EXTRA = 4
"""Bits of the flags in the header of gzip (RFC 1952)."""
_GZIP_HEAD = 10
"""Bytes before the name."""
_STRONGEST, _FASTEST = 2, 4
"""What gzip's byte XFL says of the compression."""
_USUAL = 6
"""The level of gzip and zlib where none is asked for."""
_XZ_MAGIC = b"\xfd7zXZ\x00"
_XZ_CHECK = 7
"""Where the header of xz has its kind of check."""
_ZSTD_CHECKSUM = 4
"""The bit in a Zstandard frame's descriptor that says a checksum follows (RFC 8878)."""


@contextmanager
def compressing(stream: IO[bytes], suffix: str) -> Iterator[IO[bytes]]:
    """What writes to a stream compressed as its suffix says ("" not at all) and leaves it open.

    Raises `NeedsExtraError` if the library is missing.
    """
    if not suffix:
        yield stream
        return
    writer = _WRITERS[suffix](stream)
    try:
        yield cast("IO[bytes]", writer)
    finally:
        writer.close()


def _gzip_writer(stream: IO[bytes]) -> Any:
    import gzip

    return gzip.GzipFile("", "wb", _USUAL, stream, mtime=0)


def _bzip2_writer(stream: IO[bytes]) -> Any:
    import bz2

    return bz2.BZ2File(stream, "wb")


def _xz_writer(stream: IO[bytes]) -> Any:
    import lzma

    return lzma.open(stream, "wb")


def _zstandard_writer(stream: IO[bytes]) -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise NeedsExtraError("zstandard", "zstd") from error
    packer = zstandard.ZstdCompressor(write_checksum=True)
    return packer.stream_writer(stream, closefd=False)


_WRITERS = {
    ".gz": _gzip_writer, ".bz2": _bzip2_writer, ".xz": _xz_writer, ".zst": _zstandard_writer
}  # fmt: skip


def compress_like(raw: bytes, data: bytes, suffix: str) -> bytes:
    """Compress `data` as the file `raw` was, by its suffix ("" leaves it plain).

    Raises `InputError` if what comes out would not give the data back, or a library is missing.
    """
    if not suffix:
        return data
    try:
        packed = _PACKERS[suffix](raw, data)
        back = decompress(stream_of(packed), suffix).read()
    except NeedsExtraError:
        raise
    except (OSError, EOFError, ValueError, UsageError) as error:
        raise InputError(f"cannot be compressed again: {error}") from error
    if back != data:
        raise InputError("cannot be compressed again the way it was")
    return packed


def _gzip(raw: bytes, data: bytes) -> bytes:
    flags, extra = raw[3], raw[8]
    if flags & _GZIP_EXTRA:
        raise ValueError("it holds fields of another program's own (gzip FEXTRA)")
    name = b""
    if flags & _GZIP_NAME:
        name = raw[_GZIP_HEAD : raw.index(b"\0", _GZIP_HEAD) + 1]
    level = {_STRONGEST: 9, _FASTEST: 1}.get(extra, _USUAL)
    head = raw[:3] + bytes([flags & (_GZIP_NAME | 1)]) + raw[4:_GZIP_HEAD]
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    return head + name + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def _bzip2(raw: bytes, data: bytes) -> bytes:
    import bz2

    return bz2.compress(data, int(raw[3:4] or b"9"))


def _xz(raw: bytes, data: bytes) -> bytes:
    import lzma

    if raw.startswith(_XZ_MAGIC):
        return lzma.compress(data, lzma.FORMAT_XZ, check=raw[_XZ_CHECK] & 0x0F)
    return lzma.compress(data, lzma.FORMAT_ALONE)


def _zstandard(raw: bytes, data: bytes) -> bytes:
    try:
        import zstandard
    except ImportError as error:
        raise NeedsExtraError("zstandard", "zstd") from error
    checked = len(raw) > 4 and bool(raw[4] & _ZSTD_CHECKSUM)  # noqa: PLR2004 - behind the magic
    return bytes(zstandard.ZstdCompressor(write_checksum=checked).compress(data))


_PACKERS = {".gz": _gzip, ".bz2": _bzip2, ".xz": _xz, ".zst": _zstandard}
