"""Lines broken at a fixed width, joined again.

The evidence is the width itself: a program that wraps breaks a line only where the next word would
not have fitted. Verse, lists and headings break before that. Only plain text is looked at.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

_WIDE = lazy_pattern(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]+"
)
_EAST_ASIAN = lazy_pattern(f"[\u2e80-\u30ff{HAN}\uf900-\ufaff\uff01-\uff60“”‘’…—]")
_UNSPACED = lazy_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7a3]")
"""Thai, Burmese, Khmer: no telling where a blank belongs; Korean is wrapped both ways."""

_STOPS = "。！？!?.…”"
_FINAL = lazy_pattern("[。！？!?.…；;：:][”’」』）)\"']*\\Z")

# What opens a line that is a paragraph, item, quotation, row or command of its own.
_APART = lazy_pattern(
    r"""
      [\s\u3000>#|*+$%\\/{}\[<=~`·•●○◆◇■□▪►★※→—–-]
    | \d{1,3}(?:[、．)）]|[.:](?!\d))
    | [(（]?[一二三四五六七八九十\d]{1,3}[)）、．.]
    | [第【▲△↑]
    | [A-Za-z][.)]\s
    """,
    re.VERBOSE,
)
_COLUMNS = lazy_pattern(r"\S(?: {3,}|\t)\S")
_FENCE = lazy_pattern(r"(?m)^(?:```|~~~)")
_HYPHENATED = lazy_pattern("[a-z\u00df-\u024f]-\\Z")
_SMALL = lazy_pattern("[a-z\u00df-\u024f]")
_WORD = lazy_pattern(r"\S+")
_WORD_END = lazy_pattern("[^\\W\\d_]+-?\\Z")
_WORD_START = lazy_pattern("[^\\W\\d_]+")
_LETTERS_ONLY = lazy_pattern("[^\\W\\d_]+")

_OF_NUMBERS = "0123456789.%"
_FEWEST = 6
"""Lines that show wrapping."""
_NARROWEST, _WIDEST = 38, 130
"""Columns of wrapped text."""
_VIOLATIONS = 0.1
"""Share of short lines that would break the rule."""
_TOO_LONG = 0.03
"""Share of lines longer than the rest."""
_MARKS_BESIDE = "”。）"
_GOING_ON = 0.5
"""Share of lines inside a sentence that do not begin with a capital; lists and reviews have fewer."""
_LINES_A_PARAGRAPH = 15
"""Lines for each end of a sentence at most."""
_PARAGRAPH_MARK = lazy_pattern(r"\n\r?\n|\n(?:\u3000\u3000| {2,4})(?=\S)")
_WORDS = 4
"""Words of a line of prose."""
_LETTERS = 0.6
"""Share of letters in one."""


Measure = Callable[[str], int]


class Line(NamedTuple):
    """A line without its end, where it starts, and its width by the measure at hand."""

    start: int
    text: str
    width: int

    @property
    def end(self) -> int:
        """Where its line end stands."""
        return self.start + len(self.text)


class Break(NamedTuple):
    """A line and the one after it, in one block of plain lines."""

    line: Line
    after: Line

    @property
    def is_final(self) -> bool:
        """Whether the first line ends a sentence."""
        return _FINAL.search(self.line.text) is not None

    def is_full(self, width: int, measure: Measure) -> bool:
        """Whether the second line's first word would not have fitted into the first.

        Chinese lines vary by the marks that may not open or close one.
        """
        if _EAST_ASIAN.match(self.after.text):
            return self.line.width + measure(_MARKS_BESIDE) > width
        word = _WORD.match(self.after.text)
        return self.line.width + 1 + (measure(word[0]) if word else 0) > width


def wrapped_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, line end and what takes its place, for lines that a program has broken."""
    if not _may_be_wrapped(text) or _UNSPACED.search(text) or _FENCE.search(text):
        return
    fits = [_Fit(_breaks(text, measure), measure) for measure in (_columns, len)]
    fit = min(fits, key=lambda each: len(each.short))
    if not fit.is_wrapped():
        return
    marked = _has_marked_paragraphs(text)
    known = Counter(_LETTERS_ONLY.findall(text))
    for each in fit.full:
        if each.line.width <= fit.width and (marked or not each.is_final):
            yield _joined(text, each, known)


def _may_be_wrapped(text: str) -> bool:
    """A quick look: enough lines with one right behind them, hardly a long one, many unfinished."""
    pairs = pairwise(text.split("\n"))
    broken = [one for one, two in pairs if two and len(one) >= _NARROWEST // 2]
    return (
        len(broken) >= _FEWEST
        and sum(len(line) > _WIDEST for line in broken) <= 2 * _TOO_LONG * len(broken)
        and sum(line.rstrip()[-1:] not in _STOPS for line in broken) >= len(broken) / 3
    )


class _Fit:
    """The line ends of a text by one measure: which lines are full, which end too early."""

    def __init__(self, breaks: list[Break], measure: Measure) -> None:
        self.breaks = breaks
        self.width = _wrap_width(breaks)
        self.full = [each for each in breaks if each.is_full(self.width, measure)]
        early = [each for each in breaks if not each.is_full(self.width, measure)]
        self.short = [each for each in early if not each.is_final]

    def is_wrapped(self) -> bool:
        """Whether nearly all lines are full that end no paragraph, most of them in a sentence."""
        full, short = len(self.full), len(self.short)
        if full < _FEWEST or short > _VIOLATIONS * (short + full):
            return False
        if not _NARROWEST <= max(_columns(each.line.text) for each in self.full) <= _WIDEST:
            return False
        inside = [each for each in self.full if not each.is_final]
        going_on = sum(not each.after.text[0].isupper() for each in inside)
        return 2 * len(inside) >= full and going_on >= _GOING_ON * len(inside)


def _breaks(text: str, measure: Measure) -> list[Break]:
    """The line ends inside blocks of plain lines."""
    lines: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        lines.append(Line(at, line, measure(line)))
        at += len(raw) + 1
    return [
        Break(one, two)
        for one, two in pairwise(lines)
        if _is_prose(one.text) and _is_plain(two.text) and not _APART.match(two.text)
    ]


def _is_plain(line: str) -> bool:
    return bool(line.strip()) and not _COLUMNS.search(line) and line[0] not in ">|#"


def _is_prose(line: str) -> bool:
    """Whether a line is running text: words with blanks between them, no row of a table."""
    if not _is_plain(line):
        return False
    letters = sum(char.isalpha() for char in line)
    wordy = len(line.split()) >= _WORDS or _EAST_ASIAN.search(line) is not None
    return wordy and letters >= _LETTERS * len(line)


def _columns(line: str) -> int:
    """The width of a line on a terminal, where Han characters take two columns."""
    return len(line) + sum(map(len, _WIDE.findall(line)))


def _wrap_width(breaks: list[Break]) -> int:
    """The width hardly any broken line goes beyond."""
    widths = sorted(each.line.width for each in breaks)
    return widths[-1 - int(_TOO_LONG * len(widths))] if widths else 0


def _has_marked_paragraphs(text: str) -> bool:
    """Whether blank lines or indents part paragraphs, so that a full last line is no sign."""
    marks = len(_PARAGRAPH_MARK.findall(text))
    return marks * _LINES_A_PARAGRAPH >= text.count("\n")


def _joined(text: str, each: Break, known: Counter[str]) -> tuple[int, str, str]:
    """The line end (and a hyphen that only the break put there) and what takes its place."""
    left, right = each.line.text, each.after.text
    start, end = each.line.end, each.after.start
    if _EAST_ASIAN.match(left[-1]) or _EAST_ASIAN.match(right[0]) or left[-1] == " ":
        return start, text[start:end], ""
    if _EAST_ASIAN.search(left) and left[-1].isdigit() and right[0] in _OF_NUMBERS:
        return start, text[start:end], ""
    if not (_HYPHENATED.search(left) and _SMALL.match(right)):
        return start, text[start:end], " "
    one, two = _WORD_END.search(left), _WORD_START.match(right)
    whole = f"{one[0][:-1]}{two[0]}" if one and two else ""
    if whole and known[whole]:
        return start - 1, text[start - 1 : end], ""
    return start, text[start:end], ""
