"""Documents that an earlier run wrote as JSON or JSON Lines: read, not cleaned again."""

from collections.abc import Iterator

import msgspec

from cleaner.document import Detection, Document, Verdict
from cleaner.edit import Edit
from cleaner.emit.formats.facts import Facts, facts_of
from cleaner.emit.ledger import RuleCount
from cleaner.errors import InputError
from cleaner.metadata import Metadata
from cleaner.read.compressed import bare_name, suffix_of
from cleaner.read.files import open_input
from cleaner.read.find import Input
from cleaner.read.records import is_record_stream
from cleaner.run.restore import read_objects

STAGES = ("detect", "repair", "strip", "split")
"""What has been done to them."""
ENDINGS = (".json", ".jsonl", ".parquet")
"""Names under which `run` writes; compressed ones too."""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of JSON output that a report counts; `detection` is null where none was made."""

    path: str
    id: str
    media_type: str
    text: str
    metadata: Metadata
    ledger: tuple[Edit, ...] | dict[str, RuleCount]
    verdict: Verdict
    detection: Detection | None


def is_output(entry: Input) -> bool:
    """Whether a file is JSON output of a run, by its first object; what cannot be read is not."""
    if suffix_of(bare_name(entry.file)[0]).lower() not in ENDINGS:
        return False
    try:
        with open_input(entry) as stream:
            first = next(read_objects(stream), b"")
    except InputError:
        return False
    if not isinstance(first, bytes) or is_record_stream(first):
        return False
    return _decoded(first) is not None


def read_output(entry: Input) -> Iterator[Facts | InputError]:
    """Yield the figures of every document of a file, or the error in the place of one."""
    for found in _read(entry):
        yield found if isinstance(found, InputError) else _facts(found)


def read_past(entry: Input) -> Iterator[Document | InputError]:
    """Yield every document of a file with its ledger, or the error in the place of one."""
    for number, found in enumerate(_read(entry), 1):
        if isinstance(found, InputError):
            yield found
        elif isinstance(found.ledger, dict):
            yield InputError(f"document {number} was written without its ledger (--ledger full)")
        else:
            yield _document(found)


def _read(entry: Input) -> Iterator[Written | InputError]:
    with open_input(entry) as stream:
        for number, found in enumerate(read_objects(stream), 1):
            written = _decoded(found) if isinstance(found, bytes) else None
            yield written or InputError(f"document {number} is no JSON output of a run")


def _decoded(data: bytes) -> Written | None:
    try:
        return msgspec.json.decode(data, type=Written)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _facts(written: Written) -> Facts:
    return facts_of(
        _document(written), written.ledger if isinstance(written.ledger, dict) else None
    )


def _document(written: Written) -> Document:
    return Document(
        id=written.id, path=written.path, text=written.text, media_type=written.media_type,
        metadata=written.metadata, verdict=written.verdict, detection=written.detection,
        ledger=written.ledger if isinstance(written.ledger, tuple) else (), stages=STAGES,
    )  # fmt: skip
