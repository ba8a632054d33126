"""Archives of files as TAR: their texts and pages are read, other members passed over."""

from collections.abc import Iterator

from cleaner.document import Source
from cleaner.errors import ReadError
from cleaner.read.files import READ_ERRORS, reason
from cleaner.read.find import is_article
from cleaner.read.members import read_member
from cleaner.read.reader import Given, Reader


def open_tar(given: Given) -> Iterator[Source | ReadError]:
    """Yield the documents in a TAR file, or the error in the place of one."""
    import tarfile

    try:
        with tarfile.open(fileobj=given.stream, mode="r|", errorlevel=0) as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is not None and is_article(member.name):
                    yield read_member(given, stream, member.name)
    except (tarfile.TarError, *READ_ERRORS) as error:
        yield ReadError(f"not a TAR file, or damaged: {reason(error)}")


READER = Reader((".tar",), open_tar)
