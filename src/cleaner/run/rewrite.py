"""Files of the user's own written over in place, so that nothing is lost and all can be undone.

What is compressed stays so, a link stays a link, a mode a mode. A file that somebody else wrote to
meanwhile, or that has further hard links, is left alone and named. Before a file is replaced its
bytes go to a journal, from which `cleaner restore --fixes` puts them back.
"""

import base64
import bz2
import gzip
import hashlib
import lzma
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from cleaner.errors import InputError, MissingExtraError, RestoreError
from cleaner.read.compressed import bare_name, decompress, stream_of
from cleaner.run.write import write_atomic
from cleaner.text.visible import shown

JOURNAL = Path(".cleaner-cache") / "fixes.jsonl"
"""Where the journal is written, below the working directory; the folder ignores itself for git."""

CHANGED = "was changed meanwhile and is left as it is; run again"
LINKED = "has further hard links, which a new file would part; copy it first, or mend the copy"


class Fix(msgspec.Struct, frozen=True):
    """One file written over: digests of the file before and after, and its bytes before, packed."""

    path: str
    was: str
    now: str
    before: str


def rewrite(file: str, before: bytes, after: bytes, *, backup: str = "") -> None:
    """Replace the content `before` of a file (without its compression) by `after`.

    `backup` is a suffix under which the file is kept besides. Raises `InputError` if the file no
    longer holds `before`, has further hard links, or cannot be written.
    """
    path = Path(os.path.realpath(file))
    suffix = bare_name(file)[1]
    try:
        if path.stat().st_nlink > 1:
            raise InputError(LINKED)
        raw = path.read_bytes()
        if decompress(stream_of(raw), suffix).read() != before:
            raise InputError(CHANGED)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise InputError(f"cannot be read again before it is written: {error}") from error
    data = compress(after, suffix)
    if backup:
        kept = path.with_name(path.name + backup)
        if kept.exists():
            raise InputError(f"the backup {shown(str(kept))} exists already; move it away")
        write_atomic(kept, raw)
    _note(Fix(str(path), _digest(raw), _digest(data), _pack(raw)))
    if path.read_bytes() != raw:
        raise InputError(CHANGED)
    write_atomic(path, data)


def compress(data: bytes, suffix: str) -> bytes:
    """The bytes as a file of this compression suffix holds them; the same each time."""
    if suffix == ".gz":
        return gzip.compress(data, mtime=0)
    if suffix == ".bz2":
        return bz2.compress(data)
    if suffix == ".xz":
        return lzma.compress(data)
    if suffix == ".zst":
        try:
            import zstandard
        except ImportError as error:
            raise MissingExtraError("zstandard", "zstd") from error
        return bytes(zstandard.ZstdCompressor().compress(data))
    return data


def undo_fixes(journal: Path = JOURNAL) -> Iterator[tuple[str, str]]:
    """Put back every file of a journal, the last fix first; yield path and what went wrong (or "").

    A file that was changed since its fix is left as it is, and its entry stays in the journal.
    Raises `RestoreError` if there is no journal or it cannot be read.
    """
    fixes = _read(journal)
    left: list[Fix] = []
    for fix in reversed(fixes):
        fault = _undo(fix)
        if fault:
            left.append(fix)
        yield fix.path, fault
    lines = [msgspec.json.encode(fix) for fix in reversed(left)]
    if lines:
        write_atomic(journal, b"".join(line + b"\n" for line in lines))
    else:
        journal.unlink()


def _undo(fix: Fix) -> str:
    """Put one file back; what went wrong, if anything did."""
    path = Path(fix.path)
    try:
        now = _digest(path.read_bytes())
        if now not in {fix.was, fix.now}:
            return "was changed since it was fixed and is left as it is"
        before = zlib.decompress(base64.b64decode(fix.before))
        if _digest(before) != fix.was:
            return "the journal does not hold its bytes any more"
        if now == fix.now:
            write_atomic(path, before)
    except (OSError, ValueError, zlib.error, InputError) as error:
        return str(error)
    return ""


def _read(journal: Path) -> list[Fix]:
    try:
        lines = journal.read_bytes().splitlines()
    except OSError as error:
        raise RestoreError(
            f"{shown(str(journal))}: no journal of fixes: {error.strerror}"
        ) from error
    fixes = []
    for number, line in enumerate(lines, 1):
        try:
            fixes.append(msgspec.json.decode(line, type=Fix))
        except msgspec.DecodeError as error:
            raise RestoreError(f"{shown(str(journal))}: line {number}: {error}") from error
    return fixes


def _note(fix: Fix) -> None:
    """Append to the journal, flushed to the disk, one process at a time."""
    folder = JOURNAL.parent
    try:
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            write_atomic(ignore, b"*\n")
        with JOURNAL.open("ab") as stream, _locked(stream.fileno()):
            stream.write(msgspec.json.encode(fix) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise InputError(
            f"left as it is: the journal {JOURNAL} cannot be written: {error.strerror}"
        ) from error


@contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    """Hold an advisory lock where the system has one."""
    with suppress(ImportError):
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
    yield


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _pack(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data)).decode()
