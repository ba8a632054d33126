"""What an earlier run did is not done again where nothing has changed since.

A task is known by its name in the output and a key: a hash of the input's bytes, of what it is called
and of all else that a result depends on. Its files must be there as they were written, by size and
time. Where the outcome is another than before, files it no longer has are taken away, unless somebody
has changed them.
"""

import hashlib
import os
import stat
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from cleaner.document import Document, Source
from cleaner.run.job import Job, Outcome, Task, Written, read_task, run_given
from cleaner.run.names import safe_name
from cleaner.run.temporary import take_away


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What a manifest knows of a task: its name (`name_of`), its key, what became of its documents."""

    name: str
    key: str
    outcomes: tuple[Outcome, ...]


class Done(NamedTuple):
    """What became of a task; `entry` is what is to be known of `name`, empty if nothing is new."""

    outcomes: list[Outcome]
    name: str = ""
    entry: bytes = b""


def name_of(job: Job, name: str) -> str:
    """What a task is called in a manifest: outputs of several formats may stand in one folder."""
    return f"{job.to}:{name}"


def run_task(job: Job, task: Task) -> Done:
    """Do the job for one input, or tell what an earlier run made of it."""
    given = read_task(job, task)
    if isinstance(given, Outcome):
        return Done([given])
    key = _key(job, task, given) if job.state else ""
    if not key or job.out is None:
        return Done(list(run_given(job, task, given)))
    before = _decoded(task.before)
    if before is not None and before.key == key and _are_there(job.out, before.outcomes):
        return Done([msgspec.structs.replace(one, again=True) for one in before.outcomes])
    outcomes = list(run_given(job, task, given))
    if any(outcome.status == "failed" for outcome in outcomes):
        return Done(outcomes)
    if before is not None:
        _take_away_others(job.out, before.outcomes, outcomes)
    known = tuple(msgspec.structs.replace(one, seconds=0.0) for one in outcomes)
    name = name_of(job, task.name)
    try:
        return Done(outcomes, name, msgspec.json.encode(Entry(name, key, known)))
    except UnicodeEncodeError:
        return Done(outcomes)


def _key(job: Job, task: Task, given: Document | Source) -> str:
    """The hash of a task; none if a name in it is no UTF-8, which JSON does not hold."""
    try:
        return _hashed(job, task, given)
    except UnicodeEncodeError:
        return ""


def _hashed(job: Job, task: Task, given: Document | Source) -> str:
    told = (job.state, task.name, task.alone, task.entry.path, task.given is None)
    state = hashlib.blake2b(msgspec.msgpack.encode(told), digest_size=16)
    if isinstance(given, Source):  # its bytes are not copied
        state.update(given.data)
        given = msgspec.structs.replace(given, data=b"")
    state.update(msgspec.msgpack.encode(given))
    return state.hexdigest()


def _decoded(entry: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(entry, type=Entry) if entry else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _are_there(out: str, outcomes: Iterable[Outcome]) -> bool:
    return all(_is_there(out, file) for outcome in outcomes for file in outcome.files)


def _is_there(out: str, file: Written) -> bool:
    """Whether a file is as it was written."""
    try:
        status = os.lstat(os.path.join(out, file.name))  # noqa: PTH118 - asked of every file of a run
    except (OSError, ValueError):
        return False
    told = (status.st_size, status.st_mtime_ns)
    return stat.S_ISREG(status.st_mode) and told == (file.size, file.mtime_ns)


def _take_away_others(out: str, before: Iterable[Outcome], now: Iterable[Outcome]) -> None:
    """Remove what was written before and is not now; a manifest leads to nothing outside its folder."""
    names = {file.name for outcome in now for file in outcome.files}
    for outcome in before:
        for file in outcome.files:
            own = file.name not in names and safe_name(file.name) == file.name
            if own and _is_there(out, file):
                take_away(os.path.join(out, file.name))  # noqa: PTH118 - likewise
