"""Results of the last run, so that an unchanged corpus costs a walk.

A file is known by size and modification time; where these differ, by the hash of its content. The
cache belongs to one version of the program, one configuration and one state of the packs: any
change empties it.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from cleaner.check.file import CheckJob, FileResult
from cleaner.read.find import Input

FOLDER = ".cleaner-cache"


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What was known of a file when it was checked."""

    size: int
    mtime_ns: int
    digest: str
    result: FileResult


class Cache:
    """Results by absolute path, read once and written once a run."""

    def __init__(self, folder: Path, job: CheckJob) -> None:
        """Open the cache of this job below `folder`; one that cannot be read is empty."""
        self._file = folder / f"{_settings_key(job)}.msgpack"
        self._entries: dict[str, Entry] = {}
        self._changed = False
        try:
            self._entries = msgspec.msgpack.decode(self._file.read_bytes(), type=dict[str, Entry])
        except (OSError, msgspec.DecodeError):
            self._changed = True

    def find(self, entry: Input) -> FileResult | None:
        """The result of a file that has not changed since."""
        known = self._entries.get(os.path.abspath(entry.file))  # noqa: PTH100 - ten times as fast
        if known is None or known.result.path != entry.path:
            return None
        try:
            stat = os.stat(entry.file)  # noqa: PTH116 - likewise
        except OSError:
            return None
        if (stat.st_size, stat.st_mtime_ns) == (known.size, known.mtime_ns):
            return known.result
        if stat.st_size != known.size or _digest(entry.file) != known.digest:
            return None
        self._enter(entry, known.result, stat, known.digest)
        return known.result

    def add(self, results: Sequence[tuple[Input, FileResult]]) -> None:
        """Remember results of files that could be read."""
        for entry, result in results:
            if result.error or entry.file == "-":
                continue
            try:
                self._enter(entry, result, os.stat(entry.file), _digest(entry.file))  # noqa: PTH116
            except OSError:
                continue

    def _enter(self, entry: Input, result: FileResult, stat: os.stat_result, digest: str) -> None:
        path = os.path.abspath(entry.file)  # noqa: PTH100
        self._entries[path] = Entry(stat.st_size, stat.st_mtime_ns, digest, result)
        self._changed = True

    def write(self) -> None:
        """Write the cache if it changed; a folder that cannot be written is no error."""
        if not self._changed:
            return
        from cleaner.errors import InputError
        from cleaner.run.write import write_atomic

        try:
            write_atomic(self._file.parent / ".gitignore", b"*\n")
            write_atomic(self._file, msgspec.msgpack.encode(self._entries))
        except InputError:
            return


def _digest(file: str) -> str:
    with open(file, "rb") as stream:  # noqa: PTH123 - hostile names
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _settings_key(job: CheckJob) -> str:
    """A hash of everything a result depends on besides the file: program, packs, settings."""
    state = hashlib.blake2b(msgspec.msgpack.encode(job), digest_size=12)
    package = Path(__file__).resolve().parents[1]
    for file in sorted(package.rglob("*")):
        if file.suffix in {".py", ".toml", ".gz", ".bin", ".json", ".npz"}:
            stat = file.stat()
            state.update(f"{file.relative_to(package)} {stat.st_size} {stat.st_mtime_ns}".encode())
    for path in job.config.packs:
        state.update(Path(path).read_bytes() if Path(path).is_file() else b"")
    return state.hexdigest()
