"""The account of a folder of outputs: what each run did there, so that the next goes on.

A line a task, added when its files are in their places: a run that is killed at any moment has done
what is told, and the rest is done by the next one. Several runs may work into one folder, each with
its own file (`run --shard`); every one reads all of them. A line that cannot be read counts as none.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

import msgspec

from cleaner.errors import InputError
from cleaner.run.job import Job
from cleaner.run.names import MANIFEST
from cleaner.text.visible import shown

WORK = ".cleaner-work-"
"""Before host and process in the name of the folder where files are made until they are whole."""
HEAD = b'"cleaner manifest 1"\n'
_NAMED = msgspec.json.Decoder(tuple[str, str, msgspec.Raw])


class Manifest:
    """What is known of the tasks of a folder, by name (`again.name_of`)."""

    def __init__(self, job: Job, part: tuple[int, int], *, fresh: bool = False) -> None:
        """Read what is known; with `fresh` nothing is believed. Makes the folder.

        Raises `InputError` if the folder cannot be made.
        """
        self._out = Path(job.out or ".")
        self._file = self._out / (
            MANIFEST if part == (0, 1) else f"{MANIFEST}-{part[0] + 1}-of-{part[1]}"
        )
        self.temporary = self._out / f"{WORK}{socket.gethostname()}-{os.getpid()}"
        self._before: dict[str, bytes] = {}
        self._own: dict[str, bytes] = {}
        self._stream = -1
        self._is_longer = False
        try:
            self._out.mkdir(parents=True, exist_ok=True)
            _clear(self._out)
            self.temporary.mkdir(exist_ok=True)
        except OSError as error:
            raise InputError(
                f"{shown(str(self._out))}: cannot be written: {error.strerror}"
            ) from error
        if not fresh:
            for file in sorted(self._out.glob(f"{MANIFEST}*")):
                self._before.update(found := dict(_lines(file)))
                if file == self._file:
                    self._own = found

    def before(self, name: str) -> bytes:
        """What is known of a task, as it stands in the manifest."""
        return self._before.get(name, b"")

    def note(self, name: str, entry: bytes) -> None:
        """Enter what was done; it is in the file when this returns."""
        if self._stream < 0:
            self._stream = self._opened()
        self._is_longer = self._is_longer or name in self._own
        self._own[name] = entry
        os.write(self._stream, entry + b"\n")

    def _opened(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        try:
            stream = os.open(self._file, flags, 0o666)
            os.write(stream, b"\n" + HEAD)  # a line that was cut ends here
        except OSError as error:
            raise InputError(
                f"{shown(str(self._file))}: cannot be written: {error.strerror}"
            ) from error
        return stream

    def close(self) -> None:
        """End the account: the file is written anew if it says of some task more than once."""
        if self._stream >= 0:
            os.close(self._stream)
            self._stream = -1
            if self._is_longer:
                self._write_anew()
        with suppress(OSError):
            self.temporary.rmdir()

    def _write_anew(self) -> None:
        temporary = self.temporary / MANIFEST
        with suppress(OSError):  # the longer one says the same
            with temporary.open("wb") as stream:
                stream.write(HEAD)
                stream.writelines(entry + b"\n" for entry in self._own.values())
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(self._file)


def _lines(file: Path) -> Iterator[tuple[str, bytes]]:
    """Names and lines of a manifest; nothing of a link, or of what is none."""
    try:
        if file.is_symlink() or not file.is_file():
            return
        with file.open("rb") as stream:
            for line in stream:
                try:
                    name, _, _ = _NAMED.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue
                yield name, line.rstrip(b"\n")
    except OSError:
        return


def _clear(out: Path) -> None:
    """Remove what runs of this machine that were killed left half made."""
    for folder in out.glob(f"{WORK}*"):
        host, _, number = folder.name.removeprefix(WORK).rpartition("-")
        if host == socket.gethostname() and number.isdigit() and not _lives(int(number)):
            rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    if os.name == "nt":
        return True  # there is no asking without harm
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()
