"""Text to blocks: every line that is not blank, as a span without the white space around it.

What a line looks like (list item, quotation, table row, code, Markdown heading) is guessed from its
own characters, never from its words. Code keeps its indentation, so a code block spans whole lines.

Some extractors set a whole page as one line and write runs of blanks where its blocks end; some
texts mark paragraphs by two full-width blanks and nothing else. Such a line is several blocks.
"""

import re
from collections.abc import Sequence

from cleaner.markdown.read import Line, markdown_lines, marked_text
from cleaner.markdown.syntax import (
    MARKERS,
)
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.sentences import sentences_in

COLLAPSED = 240
"""A line shorter than this many code points is one block, whatever blanks it holds."""
COLLAPSED_SHARE = 8
"""A collapsed line holds more than the text's length divided by this..."""
COLLAPSED_LINES = 3
"""... and no more lines are so long: the rows of a table are many."""
COLLAPSED_GAPS = 5
"""So many runs of blanks, at least, stand in a collapsed line."""
GAP = lazy_pattern(r"[ \t\u00a0\u3000]{3,}")
"""The border of two blocks in a collapsed line."""
NARROW_GAP = lazy_pattern(r"(?<![.!?:;。！？：；…\s])[ \t\u00a0\u3000]{2,}|[ \t\u00a0\u3000]{3,}")
"""The same where two blanks are all there is; typists set two behind a sentence as well."""
NARROW_GAPS = 12
"""So many of these, at least: a menu stands in the line."""
INDENT = lazy_pattern(
    rf"(?<=[。！？…”」』）])(?:\u3000\u3000|[ \u00a0]{{2,}}(?=[{HAN}“「『（]))(?=[^\s\u3000])"
)
"""A paragraph's indent in the middle of a line, or the blanks it became."""
INDENTED = 60
"""A line that is divided by indents has at least so many code points: verse is shorter."""
COLUMN = 80
"""Code points of running text in a line that stands beside something else: a table that lays out a
page, set as text, has the menu in the same line. Two of three Russian pages of 2011 are so."""
BARS = frozenset("|｜")
"""What a row of a table begins with."""


def split_lines(text: str, *, markdown: bool = False) -> list[Line]:
    """Return the lines of `text` that are not blank.

    >>> split_lines("one\\n\\n  • two")
    [Line(start=0, end=3, kind='paragraph', level=0), Line(start=7, end=12, kind='list', level=1)]
    """
    if markdown:
        return markdown_lines(text)
    found: list[Line] = []
    at = 0
    rows = text.splitlines(keepends=True)
    longest = max(COLLAPSED, len(text) // COLLAPSED_SHARE)
    if sum([len(raw) >= longest for raw in rows]) > COLLAPSED_LINES:
        longest = len(text) + 1
    for raw in rows:
        line = raw.strip()
        if line:
            start = at if raw[0] == line[0] else at + raw.index(line[0])
            if len(line) >= INDENTED and line[0] not in BARS and (pieces := _pieces(line, longest)):
                found += [_line(line[a:b], start + a, 0) for a, b in pieces]
            elif line[0] in MARKERS:
                found.append(_line(line, start, start - at))
            else:
                found.append(Line(start, start + len(line)))
        at += len(raw)
    return found


def _line(line: str, start: int, indent: int) -> Line:
    end = start + len(line)
    return Line(start, end, *marked_text(line, indent)) if line[0] in MARKERS else Line(start, end)


def _pieces(line: str, longest: int) -> list[tuple[int, int]]:
    """The blocks a line holds, as spans of it; empty if it is one block.

    >>> _pieces("春天来了。" * 20 + "\\u3000\\u3000花开了。", 240)
    [(0, 100), (102, 106)]
    """
    doubled = "\u3000\u3000" in line or "  " in line or "\u00a0\u00a0" in line
    gaps = list(INDENT.finditer(line)) if doubled else []
    if len(line) >= longest:
        runs, narrow = list(GAP.finditer(line)), list(NARROW_GAP.finditer(line))
        if len(narrow) >= NARROW_GAPS:
            gaps = narrow
        elif len(runs) >= COLLAPSED_GAPS:
            gaps = runs
    if not gaps and doubled:
        gaps = find_columns(line)
    return _between(line, gaps) if gaps else []


def _between(line: str, gaps: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The spans of a line that gaps part."""
    starts = [0, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(line)]
    return list(zip(starts, ends, strict=True))


def find_columns(line: str) -> list[re.Match[str]]:
    """The gaps between the columns of a line, if one of them is running text."""
    gaps = list(GAP.finditer(line)) if len(line) >= COLUMN else []
    pieces = (line[a:b] for a, b in _between(line, gaps) if b - a >= COLUMN)
    return gaps if gaps and any(map(sentences_in, pieces)) else []


def join_columns(text: str, lines: Sequence[Line], keep: Sequence[bool]) -> list[list[int]]:
    """The places of the lines, those together that are columns of a row of which all is kept.

    Such a row is the author's: a term and what it means.
    """
    rows: list[list[int]] = []
    for at, line in enumerate(lines):
        if at and "\n" not in text[lines[at - 1].end : line.start]:
            rows[-1].append(at)
        else:
            rows.append([at])
    return [part for row in rows for part in _joined(text, lines, keep, row)]


def _joined(
    text: str, lines: Sequence[Line], keep: Sequence[bool], row: list[int]
) -> list[list[int]]:
    """The lines of one row, together or each by itself."""
    whole = len(row) > 1 and all(keep[at] for at in row)
    if whole and find_columns(text[lines[row[0]].start : lines[row[-1]].end]):
        return [row]
    return [[at] for at in row]
