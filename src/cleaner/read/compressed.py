"""Files as they are compressed: gzip, bzip2, xz, Zstandard."""

import gzip
import lzma
from bz2 import BZ2File
from pathlib import Path
from typing import IO, cast

from cleaner.errors import MissingExtraError

COMPRESSED = frozenset({".gz", ".bz2", ".xz", ".zst"})


def open_file(file: str, suffix: str) -> IO[bytes]:
    """Open a file for reading, decompressed as its suffix says."""
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.open(file))
    if suffix == ".bz2":
        return BZ2File(file)
    if suffix == ".xz":
        return lzma.open(file)
    if suffix == ".zst":
        return _open_zstd(file)
    return Path(file).open("rb")


def _open_zstd(file: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("zstandard", "zstd") from error
    return cast("IO[bytes]", zstandard.open(file, "rb"))
