"""Checking one file: text, page, or a container of records; the unit of the pool and the cache."""

import hashlib
from pathlib import PurePosixPath

import msgspec

from cleaner.check.lint import lint_decoded
from cleaner.check.mend import Checked, mend
from cleaner.check.records import check_records
from cleaner.check.result import CheckJob, FileResult, Stamp, named
from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.errors import CleanerError
from cleaner.pipeline import until
from cleaner.read.find import Input
from cleaner.read.original import Original, read_original
from cleaner.read.reader import is_container


def check_file(job: CheckJob, entry: Input) -> FileResult:
    """Check (and mend) one file; every error of the file becomes its `error`."""
    try:
        original, source = read_original(
            entry, limit=job.config.max_bytes, ratio=job.config.max_ratio
        )
        result = check_source(job, source, entry, original)
    except CleanerError as error:
        return FileResult(path=entry.path, errors=(str(error),), exit_status=error.exit_status)
    except OSError as error:
        return FileResult(path=entry.path, errors=(error.strerror or str(error),), exit_status=3)
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one file, not the run
        said = f"internal error: {type(error).__name__}: {error}"
        return FileResult(path=entry.path, errors=(said,), exit_status=3)
    stamp = Stamp(original.size, original.mtime_ns, original.digest)
    return msgspec.structs.replace(result, stamp=stamp)


def check_source(
    job: CheckJob, source: Source, entry: Input, original: Original | None = None
) -> FileResult:
    """Check an input that has been read; `original` is the file a fix is written over."""
    config = for_file(job.config, entry.path)
    if is_container(entry.path):
        return check_records(msgspec.structs.replace(job, config=config), source, entry, original)
    decoded = until("detect", config).run(source)
    findings = named(lint_decoded(decoded, config), entry.path)
    if job.mode == "check" or not findings:
        return FileResult(path=entry.path, findings=findings, body=_fingerprint(config, decoded))
    checked = Checked(config, decoded, source.data, findings)
    return mend(job, checked, entry, original)


def _fingerprint(config: Config, decoded: Document) -> str:
    """A hash of the body without white space, if the corpus wants no document twice."""
    if not config.corpus.unique:
        return ""
    body = "".join(until("strip", config).run(decoded).body.split())
    return hashlib.blake2b(body.encode("utf-8", "replace"), digest_size=16).hexdigest()


def for_file(config: Config, path: str) -> Config:
    """The configuration with the codes that are ignored for this file."""
    extra = [
        code
        for pattern, codes in config.per_file_ignores.items()
        if PurePosixPath(path).match(pattern) or path.startswith(pattern.rstrip("/") + "/")
        for code in codes
    ]
    if not extra:
        return config
    return msgspec.structs.replace(config, ignore=(*config.ignore, *extra))
