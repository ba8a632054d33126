"""Checking one file: text, page, or a container of records; the unit of the pool and the cache."""

import codecs
import difflib
import hashlib
from pathlib import PurePosixPath
from typing import NamedTuple

import msgspec

from cleaner.check.fixes import fix_text
from cleaner.check.lint import lint_decoded
from cleaner.config import DEFAULT, Config
from cleaner.document import Detection, Document, Source, replace_fields
from cleaner.errors import CleanerError, InputError, ReadError
from cleaner.finding import Finding
from cleaner.pipeline import until
from cleaner.read.compressed import bare_name
from cleaner.read.files import read_input
from cleaner.read.find import Input
from cleaner.read.reader import FIELDS, is_container, read_fields
from cleaner.text.visible import as_text, tame

MODES = ("check", "fix", "unsafe", "diff", "diff-unsafe")


class CheckJob(msgspec.Struct, frozen=True, kw_only=True):
    """What to do with every file; `mode` is one of `MODES`."""

    config: Config = DEFAULT
    mode: str = "check"
    fields: tuple[str, ...] = FIELDS
    backup: str = ""


SURE = 0.9
"""A file is written over only if its encoding is as sure as this: of such answers on sentences of
twenty characters and more under one in two hundred is wrong (docs/detect.md)."""


class FileResult(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a file; `fixed` counts findings mended, `diff` is what a fix would do."""

    path: str
    findings: tuple[Finding, ...] = ()
    error: str = ""
    fixed: int = 0
    diff: str = ""
    body: str = ""


def check_file(job: CheckJob, entry: Input) -> FileResult:
    """Check (and mend) one file; every error of the file becomes its `error`."""
    try:
        source = read_input(entry, limit=job.config.max_bytes)
        return check_source(job, source, entry)
    except (CleanerError, OSError) as error:
        return FileResult(path=as_text(entry.path), error=str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one file, not the run
        return FileResult(
            path=as_text(entry.path), error=f"internal error: {type(error).__name__}: {error}"
        )


def check_source(job: CheckJob, source: Source, entry: Input) -> FileResult:
    """Check a file that has been read; `entry.file` is where a fix is written."""
    config = for_file(job.config, entry.path)
    if is_container(entry.path):
        return _check_container(job, config, source, entry)
    decoded = until("detect", config).run(source)
    findings = _named(lint_decoded(decoded, config), as_text(entry.path))
    if job.mode == "check" or not findings:
        return FileResult(
            path=as_text(entry.path), findings=findings, body=_fingerprint(config, decoded)
        )
    return _mend(job, Checked(config, decoded, source.data, findings), entry)


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


def _named(findings: list[Finding], path: str) -> tuple[Finding, ...]:
    return tuple(msgspec.structs.replace(f, file=path) for f in findings)


class Checked(NamedTuple):
    """A file that has been checked: what it is, and what was found."""

    config: Config
    decoded: Document
    data: bytes
    findings: tuple[Finding, ...]


def _mend(job: CheckJob, checked: Checked, entry: Input) -> FileResult:
    """Write (or show) the fixed file and report what is left."""
    config, decoded, data, findings = checked
    detection = decoded.detection
    if not decoded.text or not decoded.verdict.kept or not _is_sure(detection):
        return FileResult(
            path=as_text(entry.path), findings=findings
        )  # it would be written on a guess
    text = fix_text(decoded, config, unsafe=job.mode.endswith("unsafe"))
    new = _encode(decoded, text, findings, data)
    if new is None or new == data:
        return FileResult(path=as_text(entry.path), findings=findings)
    if job.mode.startswith("diff"):
        return FileResult(
            path=as_text(entry.path), findings=findings, diff=_diff(decoded.text, text, entry)
        )
    from cleaner.run.rewrite import rewrite

    rewrite(entry.file, data, new, backup=job.backup)
    again = until("detect", config).run(Source(data=new, path=entry.path, id=entry.path))
    left = _named(lint_decoded(again, config), as_text(entry.path))
    return FileResult(
        path=as_text(entry.path), findings=left, fixed=max(1, len(findings) - len(left))
    )


def _is_sure(detection: Detection | None) -> bool:
    """Whether nothing of the file is a guess: its encoding, and every byte of it."""
    return detection is None or (not detection.damaged_count and detection.confidence >= SURE)


def _encode(
    decoded: Document, text: str, findings: tuple[Finding, ...], data: bytes
) -> bytes | None:
    """The file with its text mended, damaged or not: in UTF-8 if its encoding is a finding.

    A page's charset declaration follows. Else it stays in its own encoding; `None` if that cannot
    be: the bytes do not come back from their text, or it has no place for a mended character.
    """
    if any(f.rule.startswith("ENC") for f in findings):
        from cleaner.emit.formats.source import encode as encode_source

        return encode_source(replace_fields(decoded, text=text))
    codec = decoded.detection.encoding if decoded.detection else "utf-8"
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) and codec == "utf-8" else b""
    try:
        own = bom + decoded.text.encode(codec) == data
        return bom + text.encode(codec) if own else None
    except (UnicodeEncodeError, LookupError):
        return None


def _diff(before: str, after: str, entry: Input) -> str:
    """What a fix would change; control characters are escaped, for it is looked at in terminals."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        f"a/{entry.path}",
        f"b/{entry.path}",
    )
    return "".join(tame(line.removesuffix("\n")) + "\n" for line in lines)


def _check_container(job: CheckJob, config: Config, source: Source, entry: Input) -> FileResult:
    """Check every text field of every record; only JSON Lines can be mended."""
    findings: list[Finding] = []
    values: dict[tuple[int, str], str] = {}
    fixed = 0
    for field in read_fields(entry.path, source.data, job.fields):
        given = Source(text=field.value, media_type="text/html" if field.name == "html" else "")
        decoded = until("detect", config).run(given)
        found = lint_decoded(decoded, config)
        if found and job.mode in {"fix", "unsafe"}:
            text = fix_text(decoded, config, unsafe=job.mode == "unsafe")
            if text != field.value:
                values[field.record, field.name] = text
                again = until("detect", config).run(msgspec.structs.replace(given, text=text))
                left = lint_decoded(again, config)
                fixed += max(1, len(found) - len(left))
                found = left
        findings += (
            msgspec.structs.replace(
                f, file=as_text(entry.path), record=field.record, field=field.name
            )
            for f in found
        )
    if values:
        _write_fields(entry, source.data, values, backup=job.backup)
    return FileResult(path=as_text(entry.path), findings=tuple(findings), fixed=fixed)


def _write_fields(
    entry: Input, data: bytes, values: dict[tuple[int, str], str], *, backup: str
) -> None:
    from cleaner.check.jsonl_edit import replace_values
    from cleaner.run.rewrite import rewrite

    if PurePosixPath(bare_name(entry.path)[0]).suffix.lower() not in {".jsonl", ".ndjson"}:
        raise InputError("only JSON Lines can be fixed in place; export the table to .jsonl first")
    try:
        rewrite(entry.file, data, replace_values(data, values), backup=backup)
    except ValueError as error:
        raise ReadError(str(error)) from error
