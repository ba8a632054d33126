"""One JSON object a finding, one a line."""

from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner.check.formats.place import name, url
from cleaner.finding import Finding


def as_object(finding: Finding) -> dict[str, Any]:
    """A finding as plain data; `line`, `column` and `byte` are null where they are not known."""
    known = finding.line > 0
    fix = None
    if finding.edit is not None:
        fix = {
            "applicability": "safe" if finding.edit.safe else "unsafe",
            "before": finding.edit.before,
            "after": finding.edit.after,
        }
    return {
        "code": finding.rule,
        "name": name(finding.rule),
        "message": finding.message,
        "file": finding.file,
        "record": finding.record + 1 if finding.field else None,
        "field": finding.field or None,
        "line": finding.line if known else None,
        "column": finding.column if known else None,
        "byte": finding.byte if finding.byte >= 0 else None,
        "length": finding.end - finding.start if known else None,
        "path": finding.path or None,
        "confidence": finding.confidence,
        "fix": fix,
        "url": url(finding.rule),
    }


def render(findings: Sequence[Finding]) -> str:
    """JSON Lines."""
    return "".join(msgspec.json.encode(as_object(f)).decode() + "\n" for f in findings)
