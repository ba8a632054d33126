"""One JSON object a finding, one a line."""

from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner.check.formats.place import name, url
from cleaner.finding import Finding


def as_object(finding: Finding) -> dict[str, Any]:
    """A finding as plain data; `line`, `column` and `byte` are null where they are not known.

    `fix.applicability` is what `check --fix` does with it: `safe` (mends it), `unsafe` (with
    --unsafe-fixes), `none` (the cleaning commands do, in a copy).
    """
    known = finding.line > 0
    edit = finding.edit
    fix = None
    if edit is not None or finding.fix:
        fix = {
            "applicability": finding.fix or "none",
            "before": edit.before if edit else None,
            "after": edit.after if edit else None,
        }
    return {
        "code": finding.rule,
        "name": name(finding.rule),
        "message": finding.message,
        "quote": finding.quote or None,
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
