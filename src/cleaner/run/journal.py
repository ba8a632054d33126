"""The journal of files written over: what each was, so that a run can be undone.

A run that writes over files makes a folder below `.cleaner-fixes` in the working directory, named by
the time it began; each file written has an entry there: a line of JSON (the path, the digests of the
file before and after, its mode), then the bytes it had, compressed. An entry is on the disk before
the file is touched. Undoing gives the bytes back if the file is still what the run made of it.
"""

import json
import os
import stat
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import InputError, RestoreError, UsageError
from cleaner.read.original import Original, digest_of

FOLDER = ".cleaner-fixes"
"""Where journals lie, below the working directory."""

SUFFIX = ".fix"

VERSION = 1
"""Of the form of an entry; one of another version is refused."""

_HEAD_LIMIT = 1 << 20
"""Bytes of an entry's first line; a path has some thousands at most."""


class Fix(NamedTuple):
    """An entry: the file, the digests of its bytes before and after, the bytes it had."""

    file: str
    before: str
    after: str
    raw: bytes


def begin(folder: Path) -> Path:
    """The folder of a run that begins now; it is made with its first entry."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    return folder / FOLDER / f"{now}-{os.getpid()}"


def record(run: Path, original: Original, raw: bytes, mode: int) -> str:
    """Write the entry of a file that will be written over; returns its path.

    Raises `InputError` if it cannot be written: then the file is not to be touched.
    """
    head = {
        "version": VERSION,
        "file": original.file,
        "before": original.digest,
        "after": digest_of(raw),
        "mode": stat.S_IMODE(mode),
    }
    name = f"{time.time_ns():020d}-{digest_of(os.fsencode(original.file))[:16]}{SUFFIX}"
    path = run / name
    try:
        _make_folder(run)
        descriptor = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(json.dumps(head).encode() + b"\n" + zlib.compress(original.raw))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise InputError(
            f"not written: no journal can be kept in {FOLDER} ({error.strerror}); "
            "run where you may write, or with --no-journal"
        ) from error
    return str(path)


def _make_folder(run: Path) -> None:
    """Make the folder of a run, for its owner only and out of sight of git; follows no link."""
    base = run.parent
    if base.is_symlink():
        raise NotADirectoryError(20, "it is a link")
    base.mkdir(mode=0o700, parents=True, exist_ok=True)
    run.mkdir(mode=0o700, exist_ok=True)
    ignore = base / ".gitignore"
    if not ignore.exists() and not ignore.is_symlink():
        ignore.write_bytes(b"*\n")


def find_run(place: Path) -> Path:
    """The journal to undo: `place` if it is one, else the newest of those below it.

    Raises `UsageError` if there is none.
    """
    if any(place.glob(f"*{SUFFIX}")):
        return place
    base = place if place.name == FOLDER else place / FOLDER
    runs = sorted(run for run in base.glob("*") if any(run.glob(f"*{SUFFIX}")))
    if not runs:
        raise UsageError(
            f"{base}: no fixes to undo; a journal is kept by check --fix and repair --in-place in "
            "the folder they are called in"
        )
    return runs[-1]


def read_fix(path: Path) -> Fix:
    """Read an entry and check it against its own digest; raises `RestoreError`."""
    try:
        with path.open("rb") as stream:
            head = json.loads(stream.readline(_HEAD_LIMIT))
            raw = zlib.decompress(stream.read())
        if head["version"] != VERSION:
            raise RestoreError(f"{path}: an entry of version {head['version']}, not {VERSION}")
        fix = Fix(str(head["file"]), str(head["before"]), str(head["after"]), raw)
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise RestoreError(f"{path}: the entry cannot be read: {error}") from error
    if digest_of(fix.raw) != fix.before:
        raise RestoreError(f"{path}: the entry is damaged: its bytes are not those it was made of")
    return fix


def entries(run: Path) -> Iterator[Path]:
    """The entries of a journal, the last one first: a file may have been written twice."""
    yield from sorted(run.glob(f"*{SUFFIX}"), reverse=True)


def forget(entry: Path) -> None:
    """Take away an entry that is undone, with its last the journal."""
    entry.unlink(missing_ok=True)
    if not any(entry.parent.iterdir()):
        entry.parent.rmdir()
