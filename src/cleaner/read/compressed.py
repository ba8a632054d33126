"""Files as they are compressed: gzip, bzip2, xz, Zstandard; one that is cut short is an error."""

import io
import lzma
import os
import stat
from typing import IO, Any, cast

from cleaner.errors import NeedsExtraError, ReadError

COMPRESSED = frozenset({".gz", ".bz2", ".xz", ".zst"})

SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
"""Suffixes that stand for two."""

BLOCK = 1 << 17
"""Compressed bytes read at a time: libzstd asks for 128 KiB."""

KINDS = (
    (stat.S_ISFIFO, "a FIFO"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a directory"),
)
"""What is found in the place of a file and may never end."""


def suffix_of(name: str) -> str:
    """What stands behind the last dot of a path's last part, with the dot, as `pathlib` tells it.

    >>> suffix_of("a.tar.gz"), suffix_of("a/.profile"), suffix_of("a.b/c")
    ('.gz', '', '')
    """
    last = name[name.rfind("/") + 1 :]
    dot = last.rfind(".")
    return last[dot:] if 0 < dot < len(last) - 1 else ""


def bare_name(name: str) -> tuple[str, str]:
    """A name without its compression suffix, and that suffix.

    >>> bare_name("a.html.gz"), bare_name("b.tgz"), bare_name("c.txt")
    (('a.html', '.gz'), ('b.tar', '.gz'), ('c.txt', ''))
    """
    suffix = suffix_of(name)
    if suffix.lower() in SHORT:
        tar, _, packed = SHORT[suffix.lower()].rpartition(".")
        return name[: -len(suffix)] + tar, f".{packed}"
    if suffix.lower() in COMPRESSED:
        return name[: -len(suffix)], suffix.lower()
    return name, ""


MAX_RATIO = 200
"""Times its size that an input may be decompressed to, unless the caller says another number.
Measured: records of five fields 14 (gzip), 23 (bzip2), 55 (xz), a table with one text in every row 12,
28, 90; one line for ever 340, 5,900, 6,300; a file of zeros about 1,000 and more."""

FREE = 10_000_000
"""Bytes that anything may be decompressed to: no machine is hurt by them."""


def open_file(file: str, suffix: str, ratio: int = MAX_RATIO) -> io.BufferedReader:
    """Open a file for reading, decompressed as its suffix says, to at most `ratio` times its size.

    Raises `ReadError` for what is no regular file, `OSError` if it cannot be opened.
    """
    stream = open_regular(file)
    try:
        return _Opened(stream, suffix, ratio)
    except BaseException:
        stream.close()
        raise


class _Opened(io.BufferedReader):
    """A file and what decompresses it; they are closed together, which the libraries do not do."""

    def __init__(self, stream: IO[bytes], suffix: str, ratio: int) -> None:
        super().__init__(cast("Any", decompress(stream, suffix, ratio)), BLOCK)
        self._file = stream

    def close(self) -> None:
        super().close()
        self._file.close()


def stream_of(data: bytes) -> io.BufferedReader:
    """Bytes as a file that is open."""
    return io.BufferedReader(cast("Any", io.BytesIO(data)))


def open_regular(file: str) -> IO[bytes]:
    """Open a regular file or a link to one; a FIFO or a device is never waited for."""
    refuse_special(os.stat(file))  # noqa: PTH116 - Path() refuses some hostile names
    descriptor = os.open(
        file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        refuse_special(os.fstat(descriptor))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def refuse_special(status: os.stat_result) -> None:
    """Raise `ReadError` naming the kind unless this is a regular file."""
    for is_kind, name in KINDS:
        if is_kind(status.st_mode):
            raise ReadError(f"skipped: {name} and no regular file; pipe it in and name - instead")


def decompress(stream: IO[bytes], suffix: str, ratio: int = MAX_RATIO) -> IO[bytes]:
    """The stream as it is without its compression; a read may give fewer bytes than asked.

    Reading it raises `ReadError` once it has become more than `ratio` times as large.
    """
    if suffix not in COMPRESSED:
        return stream
    counted = _Counted(stream)
    plain = _decompressed(cast("IO[bytes]", counted), suffix)
    return cast("IO[bytes]", _Bounded(plain, counted, ratio))


def bomb(ratio: int) -> str:
    """What is said of an input that decompresses to more than `ratio` times its size."""
    return (
        f"decompresses to more than {ratio:,} times its size, as if made to fill the memory; "
        "if it is meant so, raise --max-ratio"
    )


class _Counted:
    """A file that counts the bytes read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _Bounded(io.RawIOBase):
    """What is decompressed, as long as it stays in proportion to what was read for it."""

    def __init__(self, plain: io.BufferedReader, counted: _Counted, ratio: int) -> None:
        self._plain = plain
        self._counted = counted
        self._ratio = ratio
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; raises `ReadError` where what comes is out of proportion."""
        # What comes before a damaged place is given before the library says so.
        data = self._plain.read1(len(buffer))
        self._size += len(data)
        if self._size > FREE and self._size > self._ratio * self._counted.count:
            raise ReadError(bomb(self._ratio))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._plain.close()
        super().close()


def _decompressed(stream: IO[bytes], suffix: str) -> io.BufferedReader:
    if suffix == ".gz":
        import gzip

        return cast("io.BufferedReader", gzip.open(stream))
    if suffix == ".bz2":
        from bz2 import BZ2File

        return cast("io.BufferedReader", BZ2File(stream))
    if suffix == ".xz":
        return cast("io.BufferedReader", lzma.open(stream))
    return io.BufferedReader(_Zstandard(stream))


class _Zstandard(io.RawIOBase):
    """Frames of Zstandard one after the other; the library's own reader takes a cut one for whole."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream  # first, since it is closed even if nothing can be read
        try:
            import zstandard
        except ImportError as error:
            raise NeedsExtraError("zstandard", "zstd") from error
        self._errors = zstandard.ZstdError
        self._open = zstandard.ZstdDecompressor().decompressobj
        self._frame = self._open()
        self._begun = False
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; raises `EOFError` at the end of a file that is cut short."""
        while not self._ready:
            data = self._frame.unused_data if self._frame.eof else b""
            data = data or self._stream.read(BLOCK)
            if not data:
                if self._begun and not self._frame.eof:
                    raise EOFError("the file ends inside a frame: it is truncated")
                return 0
            self._decode(data)
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _decode(self, data: bytes) -> None:
        if self._frame.eof:
            self._frame = self._open()
        self._begun = True
        try:
            self._ready = self._frame.decompress(data)
        except self._errors as error:
            raise OSError(f"not Zstandard: {error}") from error

    def close(self) -> None:
        self._stream.close()
        super().close()
