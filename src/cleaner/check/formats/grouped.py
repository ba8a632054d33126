"""Findings under the name of their file."""

from collections.abc import Sequence
from itertools import groupby

from cleaner.check.formats.place import mark, message, place
from cleaner.finding import Finding
from cleaner.text.visible import shown


def render(findings: Sequence[Finding]) -> str:
    """A heading a file, an indented line a finding."""
    parts = []
    for file, group in groupby(findings, key=lambda f: f.file):
        parts.append(f"{shown(file)}:\n")
        for f in group:
            where = place(f)[len(shown(file)) + 1 :] or "-"
            parts.append(f"  {where:<10} {f.rule} {mark(f)}{message(f)}\n")
        parts.append("\n")
    return "".join(parts)
