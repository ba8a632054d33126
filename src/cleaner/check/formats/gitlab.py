"""Code Quality report of GitLab (the Code Climate subset it reads)."""

import hashlib
from collections.abc import Sequence

import msgspec

from cleaner.check.baseline import keys
from cleaner.check.formats.place import message, name, severity
from cleaner.finding import Finding

_SEVERITY = {"error": "major", "warning": "minor"}


def render(findings: Sequence[Finding]) -> str:
    """A JSON array of issues; fingerprints survive edits elsewhere in the file."""
    issues = [
        {
            "description": message(f),
            "check_name": f"{f.rule} {name(f.rule)}",
            "fingerprint": hashlib.sha256(key.encode("utf-8", "replace")).hexdigest(),
            "severity": _SEVERITY[severity(f)],
            "location": {
                "path": f.file,
                "lines": {"begin": max(1, f.record + 1 if f.field else f.line)},
            },
        }
        for key, f in zip(keys(findings), findings, strict=True)
    ]
    return msgspec.json.format(msgspec.json.encode(issues), indent=1).decode() + "\n"
