"""Writing outputs: a file appears whole or not at all."""

import errno
import os
from pathlib import Path

from cleaner.errors import InputError
from cleaner.run.temporary import create, take_away, unused_name
from cleaner.text.visible import shown


def write_atomic(
    path: Path, data: bytes, *, mode: int | None = None, folder: str = ""
) -> os.stat_result:
    """Write to a temporary name in `folder`, or beside `path`, then rename; the status of the file.

    A file replaced keeps its mode; a new one gets `mode`, or what the umask leaves. Raises `InputError`
    naming the file if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        given = 0o666 & ~_umask() if mode is None else mode
        kept = path.stat().st_mode & 0o7777 if path.exists() else given
        try:
            return _write(path, data, kept, unused_name(f"{folder}/x" if folder else str(path)))
        except OSError as error:
            if not folder or error.errno not in {errno.EXDEV, errno.ENOENT}:
                raise
        return _write(path, data, kept, unused_name(str(path)))  # another file system
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{shown(str(path))}: cannot be written: {reason}") from error


def _write(path: Path, data: bytes, mode: int, temporary: str) -> os.stat_result:
    try:
        with create(temporary) as stream:
            stream.write(data)
        Path(temporary).chmod(mode)
        status = Path(temporary).stat()
        Path(temporary).replace(path)
    except BaseException:
        take_away(temporary)
        raise
    return status


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
