"""The lines of a text, and those of Markdown with their fences, tables and headings."""

from typing import NamedTuple

from cleaner.markdown.menu import is_menu_item
from cleaner.markdown.syntax import (
    ATX,
    BULLET,
    CODE_INDENT,
    DELIMITER_ROW,
    FENCE,
    MARKERS,
    NUMBERED,
    RULER,
    SETEXT,
)
from cleaner.text.lazy_pattern import lazy_pattern


class Line(NamedTuple):
    """One line as a span of the text, half-open, in code points, with a guess at its kind."""

    start: int
    end: int
    kind: str = "paragraph"
    level: int = 0


DEEPEST = 8
"""Levels of a list in Markdown that are told apart."""


UNDER_ITEMS = frozenset({"paragraph", "quote", "code"})
"""Kinds that stand under an item of a list where they are indented."""


def marked_text(line: str, indent: int) -> tuple[str, int]:
    """Say what a line that begins with a marker is, and at which depth."""
    if line[0] in ">＞":
        return ("quote", 0) if len(line) > 1 else ("paragraph", 0)
    if line[0] in "|｜":
        return ("table", 0) if line.count(line[0]) > 1 else ("paragraph", 0)
    if RULER.fullmatch(line) or not (mark := BULLET.match(line)) or mark.end() == len(line):
        return "paragraph", 0
    return "list", min(indent // 2, 5)


def markdown_lines(text: str) -> list[Line]:
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
                line = _markdown_line(text[start:end], start, _level(raw))
                if (
                    found
                    and at
                    and found[-1].end == rows[at - 1][1]
                    and _goes_on(rows, at, found[-1], line)
                ):
                    line = found.pop()._replace(end=end)
                found.append(line)
        at += step
    return found


WRAPPED = 40
"""Code points of a line whose paragraph goes on in the next: credits and verse are shorter."""
WRAPPED_WIDE = 20
"""The same where most of them are Han or kana."""
WIDE = "\u2e80"
STANDS_ALONE = lazy_pattern(r"<|\[[^\]]+\]:|:(?:\s|$)|!\[|\[!\[|\$\$|:::|\.\. |=+$")
"""What begins a line that is no text going on: HTML, definitions, pictures, fences of other kinds."""


def _goes_on(rows: list[tuple[int, int, str]], at: int, before: Line, line: Line) -> bool:
    """Whether row `at` goes on with the paragraph, or the item of a list, that ends in the row above."""
    above, raw = rows[at - 1][2], rows[at][2]
    if line.kind != "paragraph" or before.kind not in {"paragraph", "list"}:
        return False
    if RULER.fullmatch(raw.strip()) or RULER.fullmatch(above.strip()):
        return False
    if any(STANDS_ALONE.match(text.lstrip()) or is_menu_item(text) for text in (above, raw)):
        return False
    text = above.strip()
    wide = 2 * sum(c >= WIDE for c in text) > len(text)
    return len(text) >= (WRAPPED_WIDE if wide else WRAPPED)


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
        kind, _ = marked_text(line, 0)
        return Line(start, end, kind, level if kind == "list" or kind in UNDER_ITEMS else 0)
    return Line(start, end, "paragraph", level)
