"""Each finding with its line and the span underlined, two columns wide under Han characters."""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, east_asian_width

from cleaner.check.formats.place import mark, message, place
from cleaner.config import DEFAULT
from cleaner.errors import ReadError
from cleaner.finding import Finding
from cleaner.pipeline import until
from cleaner.read.files import read_input
from cleaner.read.find import Input
from cleaner.read.reader import read_rows, value_of
from cleaner.text.visible import shown

BEFORE, AFTER = 30, 40
"""Code points of the line shown before the span and from its start on."""


def render(findings: Sequence[Finding]) -> str:
    """A paragraph a finding."""
    return "\n".join(_one(f) for f in findings)


def _one(finding: Finding) -> str:
    head = f"{finding.rule} {mark(finding)}{message(finding)}\n  --> {place(finding)}\n"
    if not finding.line:
        return head
    lines = source_text(finding.file, finding.record, finding.field).split("\n")
    if finding.line > len(lines):
        return head
    line = lines[finding.line - 1]
    start = finding.column - 1
    end = min(len(line), start + max(1, finding.end - finding.start))
    first = max(0, start - BEFORE)
    left = shown(line[first:start])
    span = shown(line[start : min(end, start + AFTER)])
    right = shown(line[min(end, start + AFTER) : start + AFTER])
    number = str(finding.line)
    gutter = " " * len(number)
    under = " " * width(left) + "^" * max(1, width(span))
    return f"{head}{gutter} |\n{number} | {left}{span}{right}\n{gutter} | {under}\n"


def width(text: str) -> int:
    """Columns of a terminal a text takes.

    >>> width("a\u6f22")
    3
    """
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


@lru_cache(maxsize=4)
def source_text(file: str, record: int, field: str) -> str:
    """The decoded text a finding's line is in; empty if the file is gone."""
    try:
        source = read_input(Input(file, file), limit=DEFAULT.max_bytes)
        if not field:
            return until("detect").run(source).text
        for row in read_rows(file, source.data):
            if not isinstance(row, ReadError) and row[0] == record:
                value = value_of(row[1].get(field))
                return value if isinstance(value, str) else ""
    except ReadError:
        return ""
    return ""
