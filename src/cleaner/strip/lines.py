"""Text to blocks: every line that is not blank, as a span without the white space around it.

What a line looks like (list item, quotation, table row, code, Markdown heading) is guessed from its
own characters, never from its words. Code keeps its indentation, so a code block spans whole lines.

Some extractors set a whole page as one line and write runs of blanks where its blocks end; some
texts mark paragraphs by two full-width blanks and nothing else. Such a line is several blocks.
"""

import re
from typing import NamedTuple


class Line(NamedTuple):
    """One line as a span of the text, half-open, in code points, with a guess at its kind."""

    start: int
    end: int
    kind: str = "paragraph"
    level: int = 0


BULLET = re.compile(r"[-*+–—](?=\s)|[•◦‣▪▫●○■□◆◇▶►➤·・⁃]|[①-⑳⑴-⒇]")
NUMBERED = re.compile(r"\d{1,3}[.)](?=\s)")
FENCE = re.compile(r"(`{3,}|~{3,})")
ATX = re.compile(r"(#{1,6})(?:\s|$)")
SETEXT = re.compile(r"=+|-{2,}")
RULER = re.compile(r"(?:[-*_=]\s*){3,}")
DELIMITER_ROW = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
CODE_INDENT = 4
DEEPEST = 8
"""Levels of a list in Markdown that are told apart."""
UNDER_ITEMS = frozenset({"paragraph", "quote", "code"})
"""Kinds that stand under an item of a list where they are indented."""
COLLAPSED = 240
"""A line shorter than this many code points is one block, whatever blanks it holds."""
COLLAPSED_SHARE = 8
"""A collapsed line holds more than the text's length divided by this..."""
COLLAPSED_LINES = 3
"""... and no more lines are so long: the rows of a table are many."""
COLLAPSED_GAPS = 5
"""So many runs of blanks, at least, stand in a collapsed line."""
GAP = re.compile(r"[ \t\u00a0\u3000]{3,}")
"""The border of two blocks in a collapsed line."""
NARROW_GAP = re.compile(r"(?<![.!?:;。！？：；…\s])[ \t\u00a0\u3000]{2,}|[ \t\u00a0\u3000]{3,}")
"""The same where two blanks are all there is; typists set two behind a sentence as well."""
NARROW_GAPS = 12
"""So many of these, at least: a menu stands in the line."""
INDENT = re.compile(
    r"(?<=[。！？…”」』）])(?:\u3000\u3000|[ \u00a0]{2,}(?=[\u3400-\u9fff“「『（]))(?=[^\s\u3000])"
)
"""A paragraph's indent in the middle of a line, or the blanks it became."""
INDENTED = 60
"""A line that is divided by indents has at least so many code points: verse is shorter."""
BARS = frozenset("|｜")
"""What a row of a table begins with."""
MARKER = "-*+–—•◦‣▪▫●○■□◆◇▶►➤·・⁃>|①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇＞｜"
MARKERS = frozenset(MARKER)
"""The characters a line must begin with to be anything but a paragraph outside Markdown."""


def split_lines(text: str, *, markdown: bool = False) -> list[Line]:
    """Return the lines of `text` that are not blank.

    >>> split_lines("one\\n\\n  • two")
    [Line(start=0, end=3, kind='paragraph', level=0), Line(start=7, end=12, kind='list', level=1)]
    """
    if markdown:
        return _markdown_lines(text)
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
    return Line(start, end, *_marked(line, indent)) if line[0] in MARKERS else Line(start, end)


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
    if not gaps:
        return []
    starts = [0, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(line)]
    return list(zip(starts, ends, strict=True))


def _marked(line: str, indent: int) -> tuple[str, int]:
    """Say what a line that begins with a marker is, and at which depth."""
    if line[0] in ">＞":
        return ("quote", 0) if len(line) > 1 else ("paragraph", 0)
    if line[0] in "|｜":
        return ("table", 0) if line.count(line[0]) > 1 else ("paragraph", 0)
    if RULER.fullmatch(line) or not (mark := BULLET.match(line)) or mark.end() == len(line):
        return "paragraph", 0
    return "list", min(indent // 2, 5)


def _markdown_lines(text: str) -> list[Line]:
    """Split Markdown: a piece of code or a table is one block, a heading has its level."""
    rows = _rows(text)
    found: list[Line] = []
    at = 0
    while at < len(rows):
        start, end, raw = rows[at]
        step = _code_rows(rows, at, found[-1] if found else None)
        if step:
            last = rows[at + step - 1]
            indent = len(raw) - len(raw.lstrip())
            level = _level(raw) if FENCE.match(raw.lstrip()) else 0
            found.append(Line(start - indent, last[1], "code", level))
        elif step := _table_rows(rows, at):
            found.append(Line(start, rows[at + step - 1][1], "table"))
        elif step := _setext_rows(rows, at):
            level = 1 if rows[at + 1][2].lstrip().startswith("=") else 2
            found.append(Line(start, rows[at + 1][1], "heading", level))
        else:
            step = 1
            if end > start and text[start:end] != ">":  # parts two paragraphs of a quotation
                found.append(_markdown_line(text[start:end], start, _level(raw)))
        at += step
    return found


def _rows(text: str) -> list[tuple[int, int, str]]:
    """Give start and end of what is not white space in every line, and the line without its end."""
    rows = []
    at = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        start = at + (raw.index(line[0]) if line else 0)
        rows.append((start, start + len(line), raw.rstrip()))
        at += len(raw)
    return rows


def _level(raw: str) -> int:
    """How deep in a list a line stands by its indent, which is of blanks."""
    return min((len(raw) - len(raw.lstrip(" "))) // 2, DEEPEST)


def _code_rows(rows: list[tuple[int, int, str]], at: int, before: Line | None) -> int:
    """Count the rows of the code block that begins at row `at` (0: none does)."""
    raw = rows[at][2]
    if mark := FENCE.match(raw.lstrip()):
        for there in range(at + 1, len(rows)):
            if rows[there][2].lstrip().startswith(mark[1]):
                return there - at + 1
        return 0  # a fence nobody closes is a line like others: better than code to the end
    if not _is_indented(raw) or (before and (before.kind == "list" or _is_under_item(before))):
        return 0
    if at and rows[at - 1][2]:
        return 0
    there = at
    while there < len(rows) and (_is_indented(rows[there][2]) or not rows[there][2]):
        there += 1
    while there > at and not rows[there - 1][2]:
        there -= 1
    return there - at


def _is_under_item(line: Line) -> bool:
    return line.level > 0 and line.kind in UNDER_ITEMS


def _is_indented(raw: str) -> bool:
    return raw.startswith((" " * CODE_INDENT, "\t")) and raw.isascii()


def _table_rows(rows: list[tuple[int, int, str]], at: int) -> int:
    """Count the rows of the table whose head is row `at`, above its line of dashes (0: none is)."""
    if not rows[at][2].lstrip().startswith("|") or at + 1 >= len(rows):
        return 0
    if not DELIMITER_ROW.fullmatch(rows[at + 1][2].strip()):
        return 0
    there = at + 2
    while there < len(rows) and rows[there][2].lstrip().startswith("|"):
        there += 1
    return there - at


def _setext_rows(rows: list[tuple[int, int, str]], at: int) -> int:
    """Count the rows of an underlined heading at row `at`: 2, or 0 if there is none."""
    if at + 1 >= len(rows) or not rows[at][2] or (at and rows[at - 1][2]):
        return 0
    line, below = rows[at][2].strip(), rows[at + 1][2].strip()
    if line[0] in MARKERS or ATX.match(line) or NUMBERED.match(line):
        return 0
    return 2 if SETEXT.fullmatch(below) else 0


def _markdown_line(line: str, start: int, level: int) -> Line:
    """One line of Markdown; `level` is the depth in a list that its indent says."""
    end = start + len(line)
    if mark := ATX.match(line):
        return Line(start, end, "heading", len(mark[1]))
    if DELIMITER_ROW.fullmatch(line) and "|" in line:
        return Line(start, end, "table")
    if mark := NUMBERED.match(line):
        return Line(start, end, "list", level)
    if line[0] in MARKERS:
        kind, _ = _marked(line, 0)
        return Line(start, end, kind, level if kind == "list" or kind in UNDER_ITEMS else 0)
    return Line(start, end, "paragraph", level)
