"""Reviewdog Diagnostic Format (rdjson)."""

from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner.check.formats.place import message, severity, url
from cleaner.finding import Finding

_SEVERITY = {"error": "ERROR", "warning": "WARNING"}


def render(findings: Sequence[Finding]) -> str:
    """One `DiagnosticResult`."""
    result = {
        "source": {
            "name": "cleaner",
            "url": "https://github.com/cleaner-toolkit/cleaner-toolkit",
        },
        "diagnostics": [_one(f) for f in findings],
    }
    return msgspec.json.format(msgspec.json.encode(result), indent=1).decode() + "\n"


def _one(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"path": finding.file}
    if finding.field:
        location["range"] = {"start": {"line": finding.record + 1}}
    elif finding.line:
        location["range"] = {"start": {"line": finding.line, "column": finding.column}}
    return {
        "message": message(finding),
        "location": location,
        "severity": _SEVERITY[severity(finding)],
        "code": {"value": finding.rule, "url": url(finding.rule)},
    }
