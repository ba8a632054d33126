"""One member of an archive of files, read as a file of its own."""

from typing import IO

from cleaner.document import Source
from cleaner.errors import ReadError
from cleaner.read.compressed import bare_name, decompress
from cleaner.read.files import READ_ERRORS, media_type_of, read_all, reason
from cleaner.read.reader import Given
from cleaner.text.visible import as_text, shown

MEMBER_ERRORS = (*READ_ERRORS, NotImplementedError, RuntimeError)
"""What archives raise for damage, unknown methods and members with a password.

`zipfile.BadZipFile` besides; naming it here would load the library for every command.
"""


def read_member(
    given: Given, stream: IO[bytes], name: str, more: tuple[type[Exception], ...] = ()
) -> Source | ReadError:
    """The document in a member, or why there is none; `more` are errors of this kind of archive."""
    path = as_text(f"{given.path}/{name}")
    errors: tuple[type[Exception], ...] = (*MEMBER_ERRORS, *more)
    try:
        data = read_all(decompress(stream, bare_name(name)[1], given.ratio), limit=given.limit)
    except ReadError as error:
        return ReadError(f"{shown(name)}: {error}")
    except errors as error:
        return ReadError(f"{shown(name)}: {reason(error)}")
    return Source(data=data, id=path, path=path, media_type=media_type_of(name))
