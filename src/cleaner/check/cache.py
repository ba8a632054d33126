"""Results of the last run, so that an unchanged corpus costs a walk.

A file is known by size and modification time; where the time differs, by the hash of its content.
Both are those of the moment the file was read, so an edit made while it was checked is seen the
next time. The cache belongs to everything else a result depends on: any change empties it.
"""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from cleaner.check.cache_key import settings_key
from cleaner.check.result import CheckJob, FileResult
from cleaner.errors import InputError
from cleaner.read.find import Input
from cleaner.read.original import read_raw
from cleaner.text.visible import as_text

FOLDER = ".cleaner-cache"

SETTLED = 2_000_000_000
"""Nanoseconds after which an edit shows in the modification time whatever the file system: FAT counts
in steps of two seconds. A file younger than that when it was checked is known by its content."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What was known of a file when it was checked; `mtime_ns` is 0 if it was too young then."""

    size: int
    mtime_ns: int
    digest: str
    result: FileResult


class Cache:
    """Results by absolute path, read once and written once a run.

    Two runs at once do no harm: the file is replaced whole, and the later one's results stand.
    """

    def __init__(self, folder: Path, job: CheckJob, now_ns: int) -> None:
        """Open the cache of this job below `folder`; one that cannot be read is empty.

        `now_ns` is the time before the first file was read. A folder that is a link is neither read
        nor written.
        """
        self._folder = folder
        self._now = now_ns
        self._file = folder / f"{settings_key(job)}.msgpack"
        self._entries: dict[str, Entry] = {}
        self._changed = False
        if not _is_own(folder):
            return
        try:
            self._entries = msgspec.msgpack.decode(self._file.read_bytes(), type=dict[str, Entry])
        except (OSError, msgspec.DecodeError):
            self._changed = True

    def find(self, entry: Input) -> FileResult | None:
        """The result of a file that has not changed since."""
        known = self._entries.get(os.path.abspath(entry.file))  # noqa: PTH100 - ten times as fast
        if known is None or known.result.path != entry.path or entry.problem:
            return None
        try:
            status = os.stat(entry.file)  # noqa: PTH116 - likewise
        except OSError:
            return None
        if not stat.S_ISREG(status.st_mode) or status.st_size != known.size:
            return None
        if status.st_mtime_ns == known.mtime_ns:
            return known.result
        return self._find_content(entry, known)

    def _find_content(self, entry: Input, known: Entry) -> FileResult | None:
        try:
            original = read_raw(entry.file, limit=known.size)
        except InputError:
            return None
        if original.digest != known.digest:
            return None
        self._enter(entry, known.result, original.mtime_ns, known)
        return known.result

    def add(self, results: Sequence[tuple[Input, FileResult]]) -> None:
        """Remember results of files that could be read."""
        for entry, result in results:
            if result.stamp is not None and not result.errors:
                known = Entry(result.stamp.size, 0, result.stamp.digest, result)
                self._enter(entry, result, result.stamp.mtime_ns, known)

    def _enter(self, entry: Input, result: FileResult, mtime_ns: int, known: Entry) -> None:
        path = os.path.abspath(entry.file)  # noqa: PTH100
        if any(as_text(name) != name for name in (path, result.path)):
            return  # no UTF-8: checked anew each time
        settled = mtime_ns if mtime_ns + SETTLED < self._now else 0
        light = msgspec.structs.replace(result, stamp=None)
        self._entries[path] = Entry(known.size, settled, known.digest, light)
        self._changed = True

    def write(self) -> None:
        """Write the cache if it changed; a folder that cannot be written is no error."""
        if not self._changed:
            return
        from cleaner.run.write import write_atomic

        with suppress(OSError, InputError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            if not _is_own(self._folder):
                return
            if not (self._folder / ".gitignore").exists():
                write_atomic(self._folder / ".gitignore", b"*\n")
            write_atomic(self._file, msgspec.msgpack.encode(self._entries), mode=0o600)


def _is_own(folder: Path) -> bool:
    """Whether a folder is none that a link leads to: what lies behind is somebody else's."""
    return not folder.is_symlink()
