"""Workflow commands of GitHub Actions: annotations at the lines."""

from collections.abc import Sequence

from cleaner.check.formats.place import message, severity
from cleaner.finding import Finding


def render(findings: Sequence[Finding]) -> str:
    """One `::error` or `::warning` a finding."""
    return "".join(_one(f) for f in findings)


def _one(finding: Finding) -> str:
    options = [f"title={_value(finding.rule)}", f"file={_value(finding.file)}"]
    line = finding.record + 1 if finding.field else finding.line
    if line > 0:
        options.append(f"line={line}")
    if finding.line and not finding.field:
        options.append(f"col={finding.column}")
    return f"::{severity(finding)} {','.join(options)}::{_data(f'{finding.rule} {message(finding)}')}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
