"""Archives of files as ZIP: their texts and pages are read, other members passed over."""

import io
from collections.abc import Iterator

from cleaner.document import Source
from cleaner.errors import ReadError
from cleaner.read.compressed import FREE, bomb
from cleaner.read.files import read_all, reason
from cleaner.read.find import is_article
from cleaner.read.members import MEMBER_ERRORS, read_member
from cleaner.read.reader import Given, Reader
from cleaner.text.visible import shown


def open_zip(given: Given) -> Iterator[Source | ReadError]:
    """Yield the documents in a ZIP file, or the error in the place of one."""
    import zipfile

    errors = (*MEMBER_ERRORS, zipfile.BadZipFile)
    stream = given.stream
    try:
        whole = stream if stream.seekable() else io.BytesIO(read_all(stream, limit=given.limit))
        archive = zipfile.ZipFile(whole)
    except ReadError as error:
        yield error
        return
    except errors as error:
        yield ReadError(f"not a ZIP file: {error}")
        return
    for member in archive.infolist():
        if not member.is_dir() and is_article(member.filename):
            if member.file_size > max(FREE, given.ratio * member.compress_size):
                yield ReadError(f"{shown(member.filename)}: {bomb(given.ratio)}")
                continue
            try:
                stream_of = archive.open(member)
            except errors as error:
                yield ReadError(f"{shown(member.filename)}: {reason(error)}")
            else:
                yield read_member(given, stream_of, member.filename, (zipfile.BadZipFile,))


READER = Reader((".zip",), open_zip)
