"""Back from a record or JSON output to the decoded input."""

from typing import Any

import msgspec

from cleaner.document import HTML_TYPES
from cleaner.edit import Edit, undo_all
from cleaner.errors import RestoreError


class Restorable(msgspec.Struct, frozen=True):
    """What restoring needs of a record or of JSON output; other fields are passed over."""

    text: str
    ledger: tuple[Edit, ...] | dict[str, Any] = ()
    media_type: str = ""
    path: str = ""
    id: str = ""
    stages: tuple[str, ...] = ()


def parse_restorable(line: bytes, *, where: str) -> Restorable:
    """Read one record or JSON output; raises `RestoreError` naming `where`."""
    try:
        return msgspec.json.decode(line, type=Restorable)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RestoreError(f"{where}: neither a record nor JSON output: {error}") from error


def restore(document: Restorable, *, where: str = "input") -> str:
    """Rebuild the decoded input; for HTML that was stripped the text of the whole page in order.

    Raises `RestoreError` if there is no full ledger or it does not belong to the text.
    """
    if isinstance(document.ledger, dict):
        raise RestoreError(f"{where}: holds only counts; write it with --ledger full")
    ledger = document.ledger
    is_source = bool(document.stages) and "strip" not in document.stages
    if document.media_type in HTML_TYPES and not is_source:
        ledger = tuple(e for e in ledger if e.stage in {"strip", "split", "emit"})
    try:
        return undo_all(document.text, ledger)
    except RestoreError as error:
        raise RestoreError(f"{where}: text and ledger do not belong together: {error}") from error
