"""What is asked of `check` for every file, and what it says of one."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.finding import Finding
from cleaner.read.reader import FIELDS
from cleaner.run.rewrite import Keeping

MODES = ("check", "fix", "unsafe", "diff", "diff-unsafe")


class CheckJob(msgspec.Struct, frozen=True, kw_only=True):
    """What to do with every file; `mode` is one of `MODES`, `keeping` what is kept when it writes."""

    config: Config = DEFAULT
    mode: str = "check"
    fields: tuple[str, ...] = FIELDS
    keeping: Keeping = Keeping()


class Stamp(NamedTuple):
    """A file at the time it was read: bytes, modification time, digest of its content."""

    size: int
    mtime_ns: int
    digest: str


class FileResult(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a file; `fixed` counts findings mended, `diff` is what a fix would do.

    `errors` are faults of the input, `exit_status` what they end the command with; `notes` tell
    what was left as it is, and why.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    errors: tuple[str, ...] = ()
    exit_status: int = 0
    notes: tuple[str, ...] = ()
    fixed: int = 0
    diff: str = ""
    body: str = ""
    stamp: Stamp | None = None


def named(findings: Iterable[Finding], path: str) -> tuple[Finding, ...]:
    """The findings with the file they were found in."""
    return tuple(msgspec.structs.replace(f, file=path) for f in findings)
