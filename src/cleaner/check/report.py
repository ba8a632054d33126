"""What `check` does with its options: settings, the run over files with a cache, the report."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cleaner.check.baseline import read_baseline, split_known, write_baseline
from cleaner.check.cache import FOLDER, Cache
from cleaner.check.file import check_file, check_source
from cleaner.check.fixable import SAFE, UNSAFE
from cleaner.check.formats import load_format
from cleaner.check.formats.place import MARKS, name
from cleaner.check.result import CheckJob, FileResult
from cleaner.config import Config
from cleaner.errors import CleanerError, InputError, UsageError
from cleaner.finding import Finding
from cleaner.read.files import media_type_of, read_input
from cleaner.read.find import Input
from cleaner.read.reader import FIELDS
from cleaner.rule import code_for
from cleaner.run.parallel import ordered_map
from cleaner.run.rewrite import Keeping
from cleaner.run.write import write_atomic
from cleaner.text.visible import say, shown

if TYPE_CHECKING:
    from cleaner.cli.check import CheckFlags

SMALL = 64
"""Fewer files than this are checked in this process: starting workers would take longer."""


def check_inputs(
    flags: "CheckFlags", config: Config, inputs: Sequence[Input], step: Callable[[], None]
) -> list[FileResult]:
    """The result of every file, in order; known ones come from the cache.

    `step` is called once a file, when it is done.
    """
    job = CheckJob(
        config=config, mode=flags.mode, fields=tuple(flags.field or FIELDS),
        keeping=flags.keeping() if flags.mode in {"fix", "unsafe"} else Keeping(),
    )  # fmt: skip
    cached = not flags.no_cache and job.mode == "check"
    cache = Cache(Path(FOLDER), job, time.time_ns()) if cached else None
    known = {e: cache.find(e) for e in inputs} if cache else {}
    for _ in filter(None, known.values()):
        step()
    missing = [e for e in inputs if known.get(e) is None and e.file != "-"]
    fresh = dict(zip(missing, _stepping(_checked(flags, job, missing), step), strict=True))
    if cache:
        cache.add(list(fresh.items()))
        cache.write()
    return [known.get(e) or fresh.get(e) or _check_stdin(job, flags.stdin_filename) for e in inputs]


def _checked(flags: "CheckFlags", job: CheckJob, missing: Sequence[Input]) -> Iterator[FileResult]:
    jobs = flags.jobs or (os.cpu_count() or 1)
    jobs = jobs if len(missing) >= SMALL else 1
    return ordered_map(partial(check_file, job), missing, jobs=jobs, died=_died)


def _stepping(results: Iterable[FileResult], step: Callable[[], None]) -> Iterator[FileResult]:
    for result in results:
        step()
        yield result


def _died(entry: Input) -> FileResult:
    said = "the worker process died on this file"
    return FileResult(path=entry.path, errors=(said,), exit_status=InputError.exit_status)


def _check_stdin(job: CheckJob, filename: str) -> FileResult:
    """Check stdin, which no fix can be written to; raises `UsageError` if that is asked."""
    if job.mode in {"fix", "unsafe"}:
        raise UsageError("stdin cannot be fixed in place; use: cleaner repair - --to txt")
    try:
        found = read_input(Input("-", filename), limit=job.config.max_bytes)
        source = msgspec.structs.replace(found, media_type=media_type_of(filename))
        return check_source(job, source, Input("-", filename))
    except CleanerError as error:
        return FileResult(path=filename, errors=(str(error),), exit_status=error.exit_status)


class Report:
    """Findings of all files, less the known ones; what is printed and the exit status."""

    def __init__(self, flags: "CheckFlags", results: Sequence[FileResult]) -> None:
        """Read or write the baseline."""
        self._flags = flags
        self._results = results
        found = [f for r in results for f in r.findings] + _duplicates(results)
        self._stale: list[str] = []
        if flags.baseline and flags.write_baseline:
            write_baseline(flags.baseline, found)
            found = []
        elif flags.baseline:
            found, self._stale = split_known(found, read_baseline(flags.baseline))
        elif flags.write_baseline:
            raise UsageError("--write-baseline needs --baseline FILE")
        self._findings = found

    def write(self) -> None:
        """Findings (or counts, or diffs) to stdout or the file, talk to stderr."""
        for result in self._results:
            for error in result.errors:
                say(f"cleaner: {shown(result.path)}: {error}")
            for note in () if self._flags.quiet else result.notes:
                say(f"cleaner: {shown(result.path)}: {note}")
        if self._flags.diff:
            text = "".join(r.diff for r in self._results)
        elif self._flags.statistics:
            text = _statistics(self._findings)
        else:
            text = load_format(self._flags.output_format)(self._findings)
        data = text.encode("utf-8", "replace")
        if self._flags.output is not None:
            write_atomic(self._flags.output, data)
        else:
            sys.stdout.buffer.write(data)
        sys.stdout.flush()  # findings first, then what is said of them
        if not self._flags.quiet:
            self._talk()

    def _talk(self) -> None:
        for key in self._stale:
            say(f"cleaner: the baseline has a finding that is gone: {key}")
        if self._flags.output_format not in PLAIN and not self._flags.diff:
            return
        mended = sum(r.fixed for r in self._results)
        counts = Counter(f.fix for f in self._findings)
        parts = [f"{_count(len(self._results), 'file')}, {_count(len(self._findings), 'finding')}"]
        if mended:
            parts.append(f"{mended:,} mended (undo: cleaner restore --fixes)")
        if counts[SAFE]:
            parts.append(f"{MARKS[SAFE]} {counts[SAFE]:,} that --fix mends")
        if counts[UNSAFE]:
            parts.append(f"{MARKS[UNSAFE]} {counts[UNSAFE]:,} that --fix --unsafe-fixes takes out")
        if counts[""] and len(parts) > 1:
            parts.append(f"{counts['']:,} for a person")
        say("; ".join(parts))

    def status(self) -> int:
        """2 or 3 if a file failed, 1 for findings that count (or fixes, if asked), else 0."""
        failures = {r.exit_status for r in self._results if r.errors}
        if failures:
            failed = InputError.exit_status
            return failed if failed in failures else max(failures)
        if self._flags.diff:
            return int(not self._flags.exit_zero and any(r.diff for r in self._results))
        if self._flags.exit_non_zero_on_fix and any(r.fixed for r in self._results):
            return 1
        counting = COUNTING[self._flags.fail_on]
        found = any(counting is None or f.fix in counting for f in self._findings)
        return int(found and not self._flags.exit_zero)


COUNTING = {"any": None, "fixable": frozenset({SAFE, UNSAFE}), "safe": frozenset({SAFE})}
"""Which findings end `check` with 1, by the value of `--fail-on`; `None`: all."""

PLAIN = frozenset({"concise", "full", "grouped"})
"""Formats for people: a line of counts follows them."""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _duplicates(results: Sequence[FileResult]) -> list[Finding]:
    """A finding for every document whose body an earlier one has."""
    first: dict[str, str] = {}
    found = []
    for result in results:
        if result.body and first.setdefault(result.body, result.path) != result.path:
            text = f"the same body as {first[result.body]}"
            found.append(
                Finding(rule=code_for("check", "same-body"), message=text, file=result.path)
            )
    return found


def _statistics(findings: Sequence[Finding]) -> str:
    counts = Counter(f.rule for f in findings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:8,}  {code}  {name(code)}\n" for code, count in ranked)
