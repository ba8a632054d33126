"""Undoing a run that wrote over files, from its journal."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import InputError, RestoreError
from cleaner.read.original import read_raw
from cleaner.run.journal import Fix, entries, forget, read_fix
from cleaner.run.rewrite import Keeping, replace_raw

_NO_LIMIT = 1 << 40
"""Bytes of a file that was written once already."""


class Undone(NamedTuple):
    """What became of one entry; `problem` says why its file was left as it is."""

    file: str
    problem: str = ""


def undo_fixes(run: Path) -> Iterator[Undone]:
    """Give every file of a journal the bytes it had, the last one written first.

    A file that is not any more what the run made of it is left alone, and its entry stays.
    """
    for path in entries(run):
        try:
            fix = read_fix(path)
        except RestoreError as error:
            yield Undone(str(path), str(error).removeprefix(f"{path}: "))
            continue
        problem = _undo(fix)
        if not problem:
            forget(path)
        yield Undone(fix.file, problem)


def _undo(fix: Fix) -> str:
    """Undo one fix; returns why it was not done, "" if it is."""
    if not os.path.lexists(fix.file):
        return "is not there any more"
    try:
        original = read_raw(fix.file, limit=_NO_LIMIT)
        if original.digest == fix.before:
            return ""  # the run was ended before it wrote, or somebody else undid it
        if original.digest != fix.after:
            return "was changed after it was fixed, and is left as it is"
        replace_raw(original, fix.raw, Keeping())
    except InputError as error:
        return str(error)
    return ""
