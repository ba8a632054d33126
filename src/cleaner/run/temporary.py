"""Files that are not whole yet: a name is known before a file bears it, so no signal leaves one behind."""

import os
from contextlib import suppress
from typing import IO


def unused_name(file: str) -> str:
    """A hidden name in the folder of `file` that no file has: 64 random bits."""
    return os.path.join(os.path.dirname(file), f".cleaner-{os.urandom(8).hex()}")  # noqa: PTH118, PTH120


def create(name: str) -> IO[bytes]:
    """A new file that only its owner may read; raises `OSError`, also if the name is taken."""
    return os.fdopen(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def take_away(*files: str) -> None:
    """Remove files, as far as they are there."""
    for file in files:
        with suppress(OSError):
            os.unlink(file)  # noqa: PTH108
