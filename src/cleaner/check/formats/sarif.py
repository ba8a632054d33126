"""SARIF 2.1.0, as code scanning services read it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import msgspec

import cleaner
from cleaner.check.baseline import keys
from cleaner.check.formats.place import message, name, severity, url
from cleaner.check.lint import rules_by_code
from cleaner.finding import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(findings: Sequence[Finding]) -> str:
    """One run with the rules that spoke and their results."""
    codes = sorted({f.rule for f in findings})
    driver = {
        "name": "cleaner",
        "version": cleaner.__version__,
        "informationUri": "https://github.com/cleaner-toolkit/cleaner-toolkit",
        "rules": [_rule(code) for code in codes],
    }
    prints = keys(findings)
    results = [
        _result(f, codes.index(f.rule), key) for f, key in zip(findings, prints, strict=True)
    ]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results,
            },
        ],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=1).decode() + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule = rules_by_code().get(code)
    summary = rule.summary if rule else name(code)
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in name(code).split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": rule.why if rule else summary},
        "helpUri": url(code),
    }


def _result(finding: Finding, index: int, key: str) -> dict[str, Any]:
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": quote(finding.file.replace("\\", "/"), errors="replace")}
    }
    if finding.field:
        physical["region"] = {"startLine": finding.record + 1}
    elif finding.line:
        physical["region"] = {
            "startLine": finding.line,
            "startColumn": finding.column,
            "charOffset": max(0, finding.start),
            "charLength": max(0, finding.end - finding.start),
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "element"}]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": severity(finding),
        "message": {"text": message(finding)},
        "locations": [location],
        "partialFingerprints": {"cleanerFinding/v1": key},
    }
