"""What is measured on short lines to tell headings from items, names and remarks without markup.

A line's own shape, the prose around it, and the other short lines of the document: headings come in
rows that look alike, each with prose under it. Words count only by whether the next lines take them
up again, so that the measures mean the same in every language.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.split.line import INNER_STOP, LETTER, Line, is_nameable
from cleaner.split.style import Mark, Styles
from cleaner.text.lazy_pattern import lazy_pattern

FAR = 12
"""Lines; neighbours farther away than this all count as far."""
MUCH = 4000
"""Columns of prose; more counts as this much."""
WORD = lazy_pattern(r"[^\W\d_]+")
CONTENT = 4
"""Letters from which a word is looked for in the lines below."""
TITLE_CASE = 0.7
"""Share of long words with a capital from which a line is set like a title."""
LONG = 36
"""Latin letters; rows of headings are either short or long."""
ENDS = {"?": 1, "？": 1, "!": 2, "！": 2, ".": 3, "。": 3, "…": 4, ":": 5, "：": 5}

NAMES = (
    "width", "words", "end", "closer", "capital", "title_case", "all_caps", "digit_first", "digits",
    "comma", "colon", "dash", "quote", "inner_stop", "rank", "numbered", "led", "name", "wide", "middle_blank",
    "before_width", "before_final", "before_prose", "before_short", "before_list", "before_is_none",
    "after_width", "after_final", "after_prose", "after_short", "after_list", "after_is_none", "second_width", "second_short",
    "gap_before", "gap_after", "prose_before", "prose_after", "place", "lines",
    "short_share", "prose_share", "led_share", "siblings", "sibling_share", "sibling_led", "rhythm", "repeats",
    "taken_up", "list_share", "ratio_after", "median_width",
)  # fmt: skip
"""The measures in the order of a row."""


class Candidate(NamedTuple):
    """A line that could be a heading: its place among the lines, its mark, its shape."""

    at: int
    line: Line
    mark: Mark | None
    shape: tuple[object, ...]


def find_candidates(lines: Sequence[Line], styles: Styles) -> list[Candidate]:
    """The lines that could bear a name, with the marks they begin with."""
    found = []
    for at, line in enumerate(lines):
        if is_nameable(line) and not styles.is_refused(line.text):
            mark = styles.mark(line.text)
            if mark is None and not LETTER.search(line.text):
                continue
            found.append(Candidate(at, line, mark, _shape(line, mark)))
    return found


def _shape(line: Line, mark: Mark | None) -> tuple[object, ...]:
    """What lines of one row have in common."""
    words = WORD.findall(line.text)
    return (
        mark.style if mark else "",
        ENDS.get(line.end, 0),
        line.is_wide,
        line.text.isupper(),
        len(words) > 1 and _title_case(words) > TITLE_CASE,
        line.width > LONG,
    )


def _title_case(words: Sequence[str]) -> float:
    long = [word for word in words if len(word) >= CONTENT]
    return sum(word[0].isupper() for word in long) / len(long) if long else 0.0


def measure_rows(
    lines: Sequence[Line], candidates: Sequence[Candidate], styles: Styles
) -> list[list[float]]:
    """One row of measures a candidate, in the order of `NAMES`."""
    if not candidates:
        return []
    page = _Page(lines, candidates)
    return [
        [*_own(c, styles), *_around(page, c), *_row(page, number, c)]
        for number, c in enumerate(candidates)
    ]


class _Page:
    """Sums over the document that every row asks for."""

    def __init__(self, lines: Sequence[Line], candidates: Sequence[Candidate]) -> None:
        self.lines = lines
        self.candidates = candidates
        self.short = {c.at for c in candidates}
        self.sums = [0.0]
        for line in lines:
            self.sums.append(self.sums[-1] + (line.width if line.is_prose else 0))
        self.shapes = Counter(c.shape for c in candidates)
        led = [c for c in candidates if self.leads(c.at)]
        self.led_shapes = Counter(c.shape for c in led)
        self.led = len(led)
        self.texts = Counter(c.line.text for c in candidates)
        widths = sorted(c.line.width for c in candidates)
        self.median = widths[len(widths) // 2]
        self.lists = sum(line.kind == "list" for line in lines)
        self.width = sum(line.width for line in lines) or 1
        self.widths = [c.line.width for c in candidates]

    def leads(self, at: int) -> bool:
        """Whether prose follows the line at `at`."""
        return at + 1 < len(self.lines) and self.lines[at + 1].is_prose

    def prose(self, start: int, end: int) -> float:
        """Width of the prose in `start:end`, at most `MUCH`."""
        return min(self.sums[max(start, end)] - self.sums[start], MUCH)


def _own(candidate: Candidate, styles: Styles) -> list[float]:
    line, mark = candidate.line, candidate.mark
    text = line.text
    words = WORD.findall(text)
    size = len(text)
    return [
        line.width,
        len(words),
        ENDS.get(line.end, 0),
        line.end != text[-1],
        text[0].isupper(),
        _title_case(words),
        text.isupper(),
        text[0].isdigit(),
        sum(c.isdigit() for c in text) / size,
        text.count(",") + text.count("，") + text.count("、"),
        (":" in text[1:-1]) + ("：" in text[1:-1]),
        ("—" in text) + (" - " in text) + ("–" in text) + ("|" in text) * 2,
        text[0] in "\"'“‘«„「『",
        INNER_STOP.search(text) is not None,
        mark.rank if mark else 0,
        mark.number if mark else 0,
        mark is not None and mark.kind == "lead",
        styles.is_name(text),
        line.is_wide,
        has_middle_blank(line),
    ]


def has_middle_blank(line: Line) -> bool:
    """Whether a blank parts a line of Han characters into two halves of about the same length.

    >>> from cleaner.document import Block
    >>> from cleaner.split.line import measure
    >>> has_middle_blank(measure(Block(text="一场春雨 万亩新绿", start=0, end=9)))
    True
    """
    halves = line.text.split()
    if not line.is_wide or len(halves) not in {2, 3}:
        return False
    lengths = [len(half) for half in halves]
    return min(lengths) >= 2 and max(lengths) <= 2 * min(lengths) + 1  # noqa: PLR2004 - halves


def _around(page: _Page, candidate: Candidate) -> list[float]:
    at, lines = candidate.at, page.lines
    before = lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    second = lines[at + 2] if at + 2 < len(lines) else None
    return [
        *_neighbour(page, before, at - 1),
        *_neighbour(page, after, at + 1),
        min(second.width, 400) if second else 0,
        at + 2 in page.short,
    ]


def _neighbour(page: _Page, line: Line | None, at: int) -> list[float]:
    if line is None:
        return [0, False, False, False, False, True]
    return [
        min(line.width, 400), line.is_final, line.is_prose, at in page.short, line.kind == "list", False,
    ]  # fmt: skip


def _row(page: _Page, number: int, candidate: Candidate) -> list[float]:
    """The line among the other short lines of the document."""
    at, lines, row = candidate.at, page.lines, page.candidates
    last = row[number - 1].at if number else -1
    following = row[number + 1].at if number + 1 < len(row) else len(lines)
    alike = page.shapes[candidate.shape]
    after = lines[at + 1].width if at + 1 < len(lines) else 0
    near = page.widths[max(0, number - 3) : number + 4]
    close = sum(abs(width - candidate.line.width) <= max(4, width // 4) for width in near) - 1
    return [
        min(at - last, FAR),
        min(following - at, FAR),
        page.prose(last + 1, at),
        page.prose(at + 1, following),
        at / len(lines),
        min(len(lines), 200),
        len(row) / len(lines),
        page.sums[-1] / page.width,
        page.led / len(row),
        min(alike, 20),
        alike / len(row),
        page.led_shapes[candidate.shape] / alike,
        close / max(1, len(near) - 1),
        page.texts[candidate.line.text] - 1,
        _taken_up(candidate.line.text, lines[at + 1 : at + 4]),
        page.lists / len(lines),
        min(after / candidate.line.width, 20),
        page.median,
    ]


def _taken_up(text: str, below: Sequence[Line]) -> float:
    """The share of the line's words (of Han: pairs) that the next lines use again."""
    pieces = {word[:6].casefold() for word in WORD.findall(text) if len(word) >= CONTENT}
    if text > "\u2e80" or not pieces:
        pieces |= {text[i : i + 2] for i in range(len(text) - 1) if text[i] > "\u2e80"}
    if not pieces:
        return 0.0
    prose = " ".join(line.text[:600] for line in below).casefold()
    return sum(piece in prose for piece in pieces) / len(pieces)
