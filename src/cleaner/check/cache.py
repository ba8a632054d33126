"""Results of the last run, so that an unchanged corpus costs a walk.

A file is known by size and modification time; where these differ, by the hash of its content. The
cache belongs to one version of the program, one configuration and one state of the packs: any
change empties it.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from cleaner.check.file import CheckJob, FileResult
from cleaner.config import Config
from cleaner.read.find import Input
from cleaner.text.visible import as_text

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
        self._seen: dict[str, tuple[int, int]] = {}
        self._changed = False
        try:
            self._entries = msgspec.msgpack.decode(self._file.read_bytes(), type=dict[str, Entry])
        except (OSError, msgspec.DecodeError):
            self._changed = True

    def find(self, entry: Input) -> FileResult | None:
        """The result of a file that has not changed since."""
        path = os.path.abspath(entry.file)  # noqa: PTH100 - ten times as fast
        try:
            stat = os.stat(entry.file)  # noqa: PTH116 - likewise
        except OSError:
            return None
        self._seen[path] = (stat.st_size, stat.st_mtime_ns)
        known = self._entries.get(path)
        if known is None or known.result.path != as_text(entry.path):
            return None
        if (stat.st_size, stat.st_mtime_ns) == (known.size, known.mtime_ns):
            return known.result
        if stat.st_size != known.size or _digest(entry.file) != known.digest:
            return None
        self._enter(entry, known.result, stat, known.digest)
        return known.result

    def add(self, results: Sequence[tuple[Input, FileResult]]) -> None:
        """Remember results of files that could be read and are as they were before the check."""
        for entry, result in results:
            if result.error or entry.file == "-":
                continue
            try:
                digest = _digest(entry.file)
                stat = os.stat(entry.file)  # noqa: PTH116
            except OSError:
                continue
            path = os.path.abspath(entry.file)  # noqa: PTH100
            if self._seen.get(path) == (stat.st_size, stat.st_mtime_ns):
                self._enter(entry, result, stat, digest)

    def _enter(self, entry: Input, result: FileResult, stat: os.stat_result, digest: str) -> None:
        path = os.path.abspath(entry.file)  # noqa: PTH100
        if path != as_text(path):
            return  # no UTF-8: checked anew each time
        self._entries[path] = Entry(stat.st_size, stat.st_mtime_ns, digest, result)
        self._changed = True

    def write(self) -> None:
        """Write the cache if it changed; a folder that cannot be written is no error.

        One that is a link to another folder is left alone: it is somebody else's. Nobody else may
        read what is written, since results quote the files.
        """
        folder = self._file.parent
        if not self._changed or folder.is_symlink():
            return
        from cleaner.errors import InputError
        from cleaner.run.write import write_atomic

        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            write_atomic(folder / ".gitignore", b"*\n")
            write_atomic(self._file, msgspec.msgpack.encode(self._entries))
        except (InputError, OSError):
            return


def _digest(file: str) -> str:
    with open(file, "rb") as stream:  # noqa: PTH123 - hostile names
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _settings_key(job: CheckJob) -> str:
    """A hash of everything a result depends on besides the file: program, packs, settings."""
    state = hashlib.blake2b(msgspec.msgpack.encode(job), digest_size=12)
    package = Path(__file__).resolve().parents[1]
    for file in sorted(package.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            stat = file.stat()
            state.update(f"{file.relative_to(package)} {stat.st_size} {stat.st_mtime_ns}".encode())
    for file in _own_files(job.config):
        state.update(str(file).encode("utf-8", "surrogateescape") + file.read_bytes())
    for library in LIBRARIES:
        state.update(_version(library).encode())
    return state.hexdigest()


LIBRARIES = ("ftfy", "opencc", "selectolax", "beautifulsoup4", "charset-normalizer", "pyyaml")
"""Distributions whose answers a result may rest on."""


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library


def _own_files(config: Config) -> Iterator[Path]:
    """The user's packs and site rules, and the modules of plugins, as far as they are files."""
    from importlib.util import find_spec

    for given in (*config.packs, *config.sites):
        path = Path(given)
        yield from sorted(path.rglob("*.toml")) if path.is_dir() else [path] * path.is_file()
    for name in config.plugins:
        spec = find_spec(name.partition(".")[0])
        origin = Path(spec.origin) if spec and spec.origin else None
        if origin is not None and origin.is_file():
            folder = origin.parent if origin.name == "__init__.py" else None
            yield from sorted(f for f in folder.rglob("*") if f.is_file()) if folder else [origin]
