"""What `check` does with its options: settings, the run over files with a cache, the report."""

import os
import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.check.baseline import read_baseline, split_known, write_baseline
from cleaner.check.cache import FOLDER, Cache
from cleaner.check.file import CheckJob, FileResult, check_file, check_source
from cleaner.check.formats import load_format
from cleaner.check.formats.place import name
from cleaner.config import Config
from cleaner.document import Source
from cleaner.errors import UsageError
from cleaner.finding import Finding
from cleaner.read.find import Input
from cleaner.read.reader import FIELDS
from cleaner.run.parallel import ordered_map
from cleaner.run.write import write_atomic
from cleaner.text.visible import say, shown

if TYPE_CHECKING:
    from cleaner.cli.check import CheckFlags

SMALL = 64
"""Fewer files than this are checked in this process: starting workers would take longer."""


def check_inputs(flags: "CheckFlags", config: Config, inputs: Sequence[Input]) -> list[FileResult]:
    """The result of every file, in order; known ones come from the cache."""
    job = CheckJob(
        config=config,
        mode=flags.mode,
        fields=tuple(flags.field or FIELDS),
        backup=flags.backup,
    )
    cached = not flags.no_cache and job.mode == "check"
    cache = Cache(Path(FOLDER), job) if cached else None
    known = {e: cache.find(e) for e in inputs} if cache else {}
    missing = [e for e in inputs if known.get(e) is None and e.file != "-"]
    jobs = flags.jobs or (os.cpu_count() or 1)
    done = ordered_map(
        partial(check_file, job), missing, jobs=jobs if len(missing) >= SMALL else 1, died=_died
    )
    fresh = dict(zip(missing, done, strict=True))
    if cache:
        cache.add(list(fresh.items()))
        cache.write()
    return [known.get(e) or fresh.get(e) or _check_stdin(job, flags.stdin_filename) for e in inputs]


def _died(entry: Input) -> FileResult:
    return FileResult(path=entry.path, error="the worker process died on this file")


def _check_stdin(job: CheckJob, filename: str) -> FileResult:
    """Check stdin; with --fix the fixed text goes to stdout, not to a file."""
    from cleaner.read.files import media_type_of

    if job.mode in {"fix", "unsafe"}:
        raise UsageError("stdin cannot be fixed in place; use: cleaner repair - --to txt")
    source = Source(
        data=sys.stdin.buffer.read(), path=filename, id=filename, media_type=media_type_of(filename)
    )
    return check_source(job, source, Input("-", filename))


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
            if result.error:
                say(f"cleaner: {shown(result.path)}: {result.error}")
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
        if not self._flags.quiet:
            self._talk()

    def _talk(self) -> None:
        for key in self._stale:
            say(f"cleaner: the baseline has a finding that is gone: {key}")
        mended = sum(r.fixed for r in self._results)
        safe = sum(f.edit is not None and f.edit.safe for f in self._findings)
        parts = [f"{len(self._results):,} files, {len(self._findings):,} findings"]
        if mended:
            parts.append(f"{mended:,} mended")
        if safe:
            parts.append(f"{safe:,} can be mended with --fix")
        if self._flags.output_format in {"concise", "full", "grouped"}:
            say(", ".join(parts))

    def status(self) -> int:
        """3 if a file failed, 1 for findings (or fixes, if asked), else 0."""
        if any(r.error for r in self._results):
            return 3
        if self._flags.exit_zero:
            return 0
        if self._flags.diff:
            return 1 if any(r.diff for r in self._results) else 0
        fixed = any(r.fixed for r in self._results)
        return 1 if self._findings or (fixed and self._flags.exit_non_zero_on_fix) else 0


def _duplicates(results: Sequence[FileResult]) -> list[Finding]:
    """A finding for every document whose body an earlier one has."""
    first: dict[str, str] = {}
    found = []
    for result in results:
        if result.body and first.setdefault(result.body, result.path) != result.path:
            text = f"the same body as {first[result.body]}"
            found.append(Finding(rule="MET904", message=text, file=result.path))
    return found


def _statistics(findings: Sequence[Finding]) -> str:
    counts = Counter(f.rule for f in findings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:8,}  {code}  {name(code)}\n" for code, count in ranked)
