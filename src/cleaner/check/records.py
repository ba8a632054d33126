"""Checking a container of records: every text field of every record; JSON Lines can be mended."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from msgspec.structs import replace

from cleaner.check.fixable import SAFE, UNSAFE
from cleaner.check.fixes import fix_text
from cleaner.check.jsonl_edit import replace_values
from cleaner.check.lint import lint_decoded
from cleaner.check.result import CheckJob, FileResult
from cleaner.document import Document, Source
from cleaner.errors import InputError, ReadError, UsageError
from cleaner.finding import Finding
from cleaner.pipeline import until
from cleaner.read.compressed import bare_name
from cleaner.read.find import Input
from cleaner.read.original import Original
from cleaner.read.reader import LISTED, MARKUP, Field, read_rows, value_of
from cleaner.run.rewrite import rewrite
from cleaner.text.visible import shown

TOLD = 20
"""Broken records of a file that are named one by one."""

EDITABLE = frozenset({".jsonl", ".ndjson"})
"""Containers in which one field can be changed and nothing besides."""


def check_records(
    job: CheckJob, source: Source, entry: Input, original: Original | None
) -> FileResult:
    """Check a container; a broken record costs itself. Raises `UsageError` if no record has a text."""
    rows = _Rows(job.fields, entry.path, source.data)
    fields = _Fields(job, editable=_suffix(entry.path) in EDITABLE)
    for field in rows.fields():
        fields.check(field)
    if rows.count and not rows.known:
        raise UsageError(_unknown(job.fields, rows.names))
    notes = _notes(rows, fields)
    if fields.values and original is not None:
        try:
            rewrite(original, entry.file, replace_values(source.data, fields.values), job.keeping)
        except (ValueError, InputError) as error:
            as_it_is = check_records(replace(job, mode="check"), source, entry, original)
            return replace(
                as_it_is, errors=(*as_it_is.errors, str(error)), exit_status=InputError.exit_status
            )
    findings = tuple(replace(f, file=entry.path) for f in fields.findings)
    return FileResult(
        path=entry.path, findings=findings, fixed=fields.fixed, notes=notes,
        errors=rows.told(), exit_status=InputError.exit_status if rows.errors else 0,
    )  # fmt: skip


def _suffix(path: str) -> str:
    return PurePosixPath(bare_name(path)[0]).suffix.lower()


def _unknown(fields: tuple[str, ...], names: Mapping[str, None]) -> str:
    there = ", ".join(shown(n) for n in list(names)[:LISTED]) or "none"
    more = ", ..." if len(names) > LISTED else ""
    return (
        f"no record has a text in a field called {', '.join(fields)}; there are: {there}{more}; "
        "name those that hold text with --field"
    )


def _notes(rows: "_Rows", fields: "_Fields") -> tuple[str, ...]:
    """What was passed over, and what was asked for and not done."""
    notes = []
    if rows.known < rows.count:
        notes.append(
            f"{rows.count - rows.known:,} of {rows.count:,} records have no text in a field called "
            f"{', '.join(rows.wanted)}"
        )
    if fields.left:
        notes.append("left as it is: only JSON Lines can be fixed; export it to .jsonl first")
    return tuple(notes)


class _Rows:
    """The records of a container, counted: all, those with a known field, the broken ones."""

    def __init__(self, fields: tuple[str, ...], path: str, data: bytes) -> None:
        self.wanted = fields
        self._path = path
        self._data = data
        self.count = 0
        self.known = 0
        self.names: dict[str, None] = {}
        self.errors: list[str] = []

    def fields(self) -> Iterator[Field]:
        """Yield the text fields of every record that can be read."""
        for row in read_rows(self._path, self._data):
            if isinstance(row, ReadError):
                self.errors.append(str(row))
                continue
            number, values = row
            self.count += 1
            self.names |= dict.fromkeys(list(values)[:LISTED])
            found = [(name, value_of(values[name])) for name in self.wanted if name in values]
            self.known += any(isinstance(value, str) or value is None for _, value in found)
            for name, value in found:
                if isinstance(value, str) and value:
                    yield Field(number, name, value)

    def told(self) -> tuple[str, ...]:
        """The broken records, each by name unless there are too many."""
        more = len(self.errors) - TOLD
        rest = [f"{more:,} more records are broken"] if more > 0 else []
        return (*self.errors[:TOLD], *rest)


class _Fields:
    """Text fields checked one by one, and what a fix makes of them."""

    def __init__(self, job: CheckJob, *, editable: bool) -> None:
        self._job = job
        self._editable = editable
        self.findings: list[Finding] = []
        self.values: dict[tuple[int, str], str] = {}
        self.fixed = 0
        self.left = False

    def check(self, field: Field) -> None:
        """Lint one field, and mend it if that is asked."""
        given = Source(text=field.value, media_type=MARKUP.get(field.name, ""))
        decoded = until("detect", self._job.config).run(given)
        found = lint_decoded(decoded, self._job.config)
        if not self._editable or _is_lossy(field.value, decoded.text):
            fixing = self._job.mode in {"fix", "unsafe"} and not self._editable
            self.left = self.left or (fixing and any(f.fix for f in found))
            found = [replace(f, fix="") for f in found]
        if found and self._job.mode in {"fix", "unsafe"}:
            found = self._mend(field, given, decoded, found)
        self.findings += (replace(f, record=field.record, field=field.name) for f in found)

    def _mend(
        self, field: Field, given: Source, decoded: Document, found: list[Finding]
    ) -> list[Finding]:
        unsafe = self._job.mode == "unsafe"
        if not any(f.fix == SAFE or (unsafe and f.fix == UNSAFE) for f in found):
            return found
        text = fix_text(decoded, self._job.config, unsafe=unsafe)
        if text == decoded.text:
            return found
        self.values[field.record, field.name] = text
        again = until("detect", self._job.config).run(replace(given, text=text))
        left = lint_decoded(again, self._job.config)
        self.fixed += max(1, len(found) - len(left))
        return left


def _is_lossy(value: str, text: str) -> bool:
    """Whether a value is no valid text, so that writing it back would lose what it has."""
    return text.count("\ufffd") > value.count("\ufffd")
