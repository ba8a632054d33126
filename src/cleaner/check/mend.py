"""Writing the fixed file, or showing what would be written."""

import difflib
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.check.fixable import refusal
from cleaner.check.fixes import fix_text
from cleaner.check.lint import lint_decoded
from cleaner.check.result import CheckJob, FileResult, named
from cleaner.config import Config
from cleaner.detect.bom import find_bom
from cleaner.detect.decode import decode_bytes
from cleaner.document import HTML_TYPES, Document, Source, replace_fields
from cleaner.emit.formats.source import declare_utf8
from cleaner.emit.formats.source import encode as encode_source
from cleaner.errors import InputError
from cleaner.finding import Finding
from cleaner.pipeline import until
from cleaner.read.find import Input
from cleaner.read.original import Original
from cleaner.rule import code_for, codes_with
from cleaner.run.rewrite import rewrite
from cleaner.text.visible import shown, tame


class Checked(NamedTuple):
    """A file that has been checked: what it is, and what was found."""

    config: Config
    decoded: Document
    data: bytes
    findings: tuple[Finding, ...]


def mend(job: CheckJob, checked: Checked, entry: Input, original: Original | None) -> FileResult:
    """Write (or show) the fixed file and report what is left."""
    config, decoded, data, findings = checked
    if why := refusal(decoded):
        notes = (f"left as it is: {why}",) if _would_mend(findings, decoded) else ()
        return FileResult(path=entry.path, findings=findings, notes=notes)
    text = fix_text(decoded, config, unsafe=job.mode.endswith("unsafe"))
    try:
        new = encode(decoded, text, data, findings)
    except UnicodeError as error:
        return FileResult(path=entry.path, findings=findings, notes=(f"left as it is: {error}",))
    if new == data:
        return FileResult(path=entry.path, findings=findings)
    if job.mode.startswith("diff"):
        return FileResult(path=entry.path, findings=findings, diff=_diff(decoded, text, entry))
    if original is None:
        raise InputError("there is no file to write the fixed text to")
    try:
        rewrite(original, entry.file, new, job.keeping)
    except InputError as error:
        return FileResult(
            path=entry.path, findings=findings, errors=(str(error),), exit_status=error.exit_status
        )
    again = until("detect", config).run(
        Source(data=new, path=entry.path, id=entry.path, media_type=decoded.media_type)
    )
    left = named(lint_decoded(again, config), entry.path)
    return FileResult(path=entry.path, findings=left, fixed=max(1, len(findings) - len(left)))


def _would_mend(findings: Sequence[Finding], decoded: Document) -> bool:
    """Whether a fix was to be expected: of text that is text, in its encoding or a safe edit."""
    recoded = codes_with("detect", "recoded")
    return decoded.verdict.kept and any(
        f.rule in recoded or (f.edit is not None and f.edit.safe) for f in findings
    )


def encode(decoded: Document, text: str, data: bytes, findings: Sequence[Finding]) -> bytes:
    """The fixed text as the file is to be: UTF-8 if its encoding is one of the findings.

    Else in the encoding it is in, byte order mark and all; raises `UnicodeError` if the text cannot
    be written in that. A charset that a page declares for itself follows.
    """
    recoded = codes_with("detect", "recoded")
    codes = {f.rule for f in findings if f.fix and f.rule in recoded}
    document = replace_fields(decoded, text=text)
    if not codes:
        return _in_its_own(decoded, text, data)
    is_declared = decoded.media_type in HTML_TYPES or text.lstrip().startswith("<?xml")
    if code_for("detect", "declared-charset") in codes and is_declared:
        document = replace_fields(document, text=declare_utf8(text))
    return encode_source(document)


def _in_its_own(decoded: Document, text: str, data: bytes) -> bytes:
    found = decoded.detection
    if found is None:
        return text.encode("utf-8")
    if text == decoded.text:
        return data
    if found.parts:
        raise UnicodeError("its parts are in several encodings; let ENC005 make it UTF-8")
    bom = find_bom(data) if found.bom else None
    mark = data[: bom.length] if bom else b""
    codec = bom.name if bom else found.encoding
    codec = "utf-8" if codec == "ascii" else codec
    try:
        new = mark + text.encode(codec)
    except (UnicodeEncodeError, LookupError) as error:
        raise UnicodeError(
            f"{codec} has no way to write all of it; let ENC001 make it UTF-8"
        ) from error
    if decode_bytes(new[len(mark) :], codec) != text:
        raise UnicodeError(f"{codec} does not give the text back; let ENC001 make it UTF-8")
    return new


def _diff(decoded: Document, text: str, entry: Input) -> str:
    """What would change; of a file whose text stays, only that its encoding does."""
    lines = difflib.unified_diff(
        decoded.text.splitlines(keepends=True),
        text.splitlines(keepends=True),
        f"a/{shown(entry.path)}",
        f"b/{shown(entry.path)}",
    )
    diff = "".join(tame(line.removesuffix("\n")) + "\n" for line in lines)
    was = decoded.detection.encoding if decoded.detection else "utf-8"
    return diff or f"--- a/{shown(entry.path)} ({was})\n+++ b/{shown(entry.path)} (utf-8)\n"
