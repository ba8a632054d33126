"""Writing outputs: atomically, below the folder given, whatever the name."""

import os
from pathlib import Path, PurePosixPath

from cleaner.errors import InputError

NAME_LIMIT = 200
"""Bytes of one part of a path; longer ones are cut (file systems allow 255)."""


def write_atomic(path: Path, data: bytes) -> None:
    """Write to a temporary name beside `path`, then rename; keeps the mode of a file replaced.

    Raises `InputError` naming the file if it cannot be written.
    """
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".cleaner-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(temporary).chmod(mode)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be written: {reason}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def safe_name(name: str) -> str:
    """A relative POSIX path that stays below its root, from any string.

    >>> safe_name("/etc/../passwd")
    'etc/passwd'
    """
    cleaned = name.replace("\\", "/").replace("\0", "")
    parts = [p for p in PurePosixPath(cleaned).parts if p not in {"/", "//", "..", "."}]
    return "/".join(_short(p) for p in parts) or "document"


def _short(part: str) -> str:
    raw = part.encode("utf-8", "surrogateescape")
    if len(raw) <= NAME_LIMIT:
        return part
    suffix = PurePosixPath(part).suffix[:20]
    return raw[: NAME_LIMIT - len(suffix.encode())].decode("utf-8", "ignore") + suffix
