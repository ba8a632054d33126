"""Finding the inputs below the paths somebody gave, and reading one of them.

A directory gives its text and page files in sorted order; a named file always counts. Reading
happens where the work is done, so a pool's parent never holds the corpus.
"""

import lzma
import zlib
from pathlib import PurePosixPath

from cleaner.document import Source
from cleaner.errors import ReadError
from cleaner.read.compressed import COMPRESSED, open_file
from cleaner.read.find import Input

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
"""What a name promises; `.txt` promises nothing: many a scraped page is called so."""


def read_input(entry: Input, *, limit: int) -> Source:
    """Read one file into a `Source`; raises `ReadError` saying which and why.

    `limit` is the largest number of bytes taken, after decompression.
    """
    path = PurePosixPath(entry.path)
    packed = path.suffix.lower() in COMPRESSED
    try:
        with open_file(entry.file, path.suffix.lower() if packed else "") as stream:
            data = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise ReadError(_reason(error)) from error
    if len(data) > limit:
        raise ReadError(f"larger than {limit:,} bytes; raise max-bytes in the configuration")
    return Source(
        data=data,
        id=entry.path,
        path=entry.path,
        media_type=media_type_of(entry.path),
    )


def media_type_of(name: str) -> str:
    """The media type a file name promises, empty if none.

    >>> media_type_of("a.html.gz")
    'text/html'
    """
    path = PurePosixPath(name)
    if path.suffix.lower() in COMPRESSED:
        path = path.with_suffix("")
    return MEDIA_TYPES.get(path.suffix.lower(), "")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"cannot be read: {error}"
