"""All findings as one JSON array."""

from collections.abc import Sequence

import msgspec

from cleaner.check.formats.json_lines import as_object
from cleaner.finding import Finding


def render(findings: Sequence[Finding]) -> str:
    """An indented array of the objects of `json-lines`."""
    data = msgspec.json.encode([as_object(f) for f in findings])
    return msgspec.json.format(data, indent=1).decode() + "\n"
