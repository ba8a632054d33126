"""Writing over a file that was read: nothing of it, and nothing written to it meanwhile, is lost.

What lies there is compared with what was read, under a lock that other runs of this program honour;
then a temporary file takes its place. A link stays a link: the file it leads to is written. Mode,
owner and extended attributes are kept. What cannot be kept (a file of several names, another
owner's, a write-protected one) is refused with a message.
"""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec

from cleaner.errors import InputError
from cleaner.read.compressed import bare_name, open_regular
from cleaner.read.original import Original
from cleaner.run.compress import compress_like
from cleaner.run.journal import record
from cleaner.run.temporary import create, take_away, unused_name

PATIENCE = 10.0
"""Seconds another run may hold a file; it holds it for the time of comparing and renaming."""

_PAUSE = 0.02
"""Seconds between two looks at a file that somebody holds."""

CHANGED = "somebody wrote to it meanwhile; nothing was written, run again"
"""What is said of a file that is not any more what was read."""


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a file that is written over.

    `journal` is the folder of this run's undo entries, `backup` the suffix of a copy beside the file;
    either may be empty.
    """

    journal: str = ""
    backup: str = ""


def rewrite(original: Original, name: str, data: bytes, keeping: Keeping) -> None:
    """Write `data` over a file that was read, compressed as `name` says; raises `InputError`."""
    replace_raw(original, compress_like(original.raw, data, bare_name(name)[1]), keeping)


def replace_raw(original: Original, raw: bytes, keeping: Keeping) -> None:
    """The same with the bytes as they are to lie there."""
    try:
        with ExitStack() as undo:
            _replace(original, raw, keeping, undo)
            undo.pop_all()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be written: {why}") from error


def _replace(original: Original, raw: bytes, keeping: Keeping, undo: ExitStack) -> None:
    """Prepare everything, compare, rename; what `undo` holds takes it all back."""
    status = os.stat(original.file)  # noqa: PTH116 - Path() refuses some hostile names
    _refuse(status)
    temporary = unused_name(original.file)
    undo.callback(take_away, temporary)
    _write_like(original.file, temporary, raw, status)
    made: list[str] = []
    undo.callback(_take_back, made, original.file, status)
    if keeping.journal:
        made.append(record(Path(keeping.journal), original, raw, status.st_mode))
    if keeping.backup and (copy := _back_up(original, keeping.backup, status)):
        made.append(copy)
    with _locked(original.file) as descriptor:
        lying = _content(descriptor)
        if lying == raw != original.raw:
            take_away(*made, temporary)  # another run did the same
            return
        if lying != original.raw or not is_same(original.file, descriptor):
            take_away(*made)
            raise InputError(CHANGED)
        os.replace(temporary, original.file)  # noqa: PTH105
        late = _content(descriptor)
    if late != original.raw:  # written between the comparison and the renaming
        _put_back(original.file, late, status)
        take_away(*made)
        raise InputError(CHANGED)
    _sync_folder(original.file)


def _take_back(made: list[str], file: str, status: os.stat_result) -> None:
    """Take away what was kept of a file, unless it has been written: a signal may come right after."""
    with suppress(OSError):
        there = os.stat(file)  # noqa: PTH116
        if (there.st_dev, there.st_ino) == (status.st_dev, status.st_ino):
            take_away(*made)


def _refuse(status: os.stat_result) -> None:
    """Raise `InputError` for a file that a rename would not leave what it is."""
    if status.st_nlink > 1:
        raise InputError(
            f"not written: it has {status.st_nlink} names (hard links), which would part; "
            "write a copy with -o, or unlink the others"
        )
    if not status.st_mode & 0o222:
        raise InputError("not written: it is write-protected")


def _write_like(file: str, temporary: str, raw: bytes, status: os.stat_result) -> None:
    """Write a temporary file in the same folder, with mode, owner and attributes of the first."""
    with create(temporary) as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())
    _keep_owner(temporary, status)
    os.chmod(temporary, status.st_mode & 0o7777)  # noqa: PTH101
    _keep_attributes(file, temporary)


def _keep_owner(temporary: str, status: os.stat_result) -> None:
    made = os.stat(temporary)  # noqa: PTH116
    if (made.st_uid, made.st_gid) == (status.st_uid, status.st_gid):
        return
    try:
        os.chown(temporary, status.st_uid, status.st_gid)
    except OSError as error:
        raise InputError("not written: its owner or group could not be kept") from error


def _keep_attributes(file: str, temporary: str) -> None:
    """Copy extended attributes, access lists among them; those of the system it gives itself."""
    if not hasattr(os, "listxattr"):
        return
    names: list[str] = []
    with suppress(OSError):  # a file system without them
        names = os.listxattr(file)
    for name in names:
        if name.startswith("security."):
            continue
        try:
            os.setxattr(temporary, name, os.getxattr(file, name))
        except OSError as error:
            raise InputError(f"not written: its attribute {name} could not be kept") from error


def _back_up(original: Original, suffix: str, status: os.stat_result) -> str:
    """Write a copy with a suffix beside the file; returns its path, "" if it was there already."""
    copy = original.file + suffix
    try:
        descriptor = os.open(
            copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
    except FileExistsError as error:
        if os.path.isfile(copy) and Path(copy).read_bytes() == original.raw:  # noqa: PTH113
            return ""
        raise InputError(
            f"not written: {os.path.basename(copy)} is there already; take another --backup"  # noqa: PTH119
        ) from error
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(original.raw)
        stream.flush()
        os.fsync(stream.fileno())
    os.chmod(copy, status.st_mode & 0o7777)  # noqa: PTH101
    return copy


@contextmanager
def _locked(file: str) -> Iterator[int]:
    """A descriptor of the file that lies there, locked against other runs of this program.

    Another run may put a new file there while this one waits; then that one is opened. Where the
    system or the file system has no locks, the comparison has to do.
    """
    until = time.monotonic() + PATIENCE
    while True:
        with open_regular(file) as stream:
            descriptor = stream.fileno()
            if _lock(descriptor, until) and is_same(file, descriptor):
                yield descriptor
                return
        if time.monotonic() > until:
            raise InputError("not written: another program holds a lock on it")
        time.sleep(_PAUSE)


def _lock(descriptor: int, until: float) -> bool:
    """Lock a file, waiting as long as may be; returns whether it is ours."""
    try:
        import fcntl
    except ImportError:
        return True
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(_PAUSE)
        except OSError:
            return True
        else:
            return True


def _content(descriptor: int) -> bytes:
    parts = []
    os.lseek(descriptor, 0, os.SEEK_SET)
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def is_same(file: str, descriptor: int) -> bool:
    """Whether the path still leads to the opened file."""
    there, here = os.stat(file), os.fstat(descriptor)  # noqa: PTH116
    return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)


def _put_back(file: str, raw: bytes, status: os.stat_result) -> None:
    temporary = unused_name(file)
    try:
        _write_like(file, temporary, raw, status)
        os.replace(temporary, file)  # noqa: PTH105
    finally:
        take_away(temporary)


def _sync_folder(file: str) -> None:
    """Make the new name last, where a folder can be opened."""
    with suppress(OSError):
        descriptor = os.open(os.path.dirname(file) or ".", os.O_RDONLY)  # noqa: PTH120
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
