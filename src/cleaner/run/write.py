"""Writing outputs: a file appears whole or not at all."""

import os
from pathlib import Path

from cleaner.errors import InputError
from cleaner.run.temporary import create, take_away, unused_name
from cleaner.text.visible import shown


def write_atomic(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Write to a temporary name beside `path`, then rename.

    A file replaced keeps its mode; a new one gets `mode`, or what the umask leaves. Raises `InputError` naming the file if it cannot be written.
    """
    temporary = unused_name(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        given = 0o666 & ~_umask() if mode is None else mode
        kept = path.stat().st_mode & 0o7777 if path.exists() else given
        try:
            with create(temporary) as stream:
                stream.write(data)
            Path(temporary).chmod(kept)
            Path(temporary).replace(path)
        except BaseException:
            take_away(temporary)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{shown(str(path))}: cannot be written: {reason}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
