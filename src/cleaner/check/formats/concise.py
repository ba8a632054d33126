"""One line a finding: place, code, mark of a fix, message."""

from collections.abc import Sequence

from cleaner.check.formats.place import mark, message, place
from cleaner.finding import Finding


def render(findings: Sequence[Finding]) -> str:
    """Lines that editors and grep understand."""
    return "".join(f"{place(f)}: {f.rule} {mark(f)}{message(f)}\n" for f in findings)
