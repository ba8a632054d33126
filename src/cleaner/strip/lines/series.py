"""A text's own order: numbered headings with text between them, and notes that the text cites.

Furniture counts, too (the ten most read), but its items follow one another; and nothing in a text
points to them.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cleaner.strip.lines.gate import GATE_SHARE, NEAR_CERTAIN
from cleaner.text.lazy_pattern import lazy_pattern

LEAST = 3
"""Numbers of a series: two are a coincidence."""
NOTES = 2
"""Notes that a text cites, at least."""
CERTAIN = 0.05
"""Between the headings of a series a line goes only under this probability."""

NUMBER = lazy_pattern(
    r"\s*(?P<open>[\[(（第]?)(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?P<close>[.)\]）、．章节条]|(?=\s))(?!\d)"
)
CITED = lazy_pattern(r"\[(\d{1,2}(?:\s*[,，–-]\s*\d{1,2})*)\]")
DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)}
TEN = 10
"""The base of numerals."""


class _Item(NamedTuple):
    """A line that begins with a number: its place, how the number is set, the number."""

    place: int
    style: str
    number: int


def own_lines(
    texts: Sequence[str], prose: Sequence[float], scores: Sequence[float], keep: Sequence[bool]
) -> list[bool]:
    """Which lines stand since they belong to the order of a text of which `keep` are kept.

    `prose` says which lines are running text. Where little else would go, that stays as well, as in
    a text that passes the gate.

    >>> lines = ["1 Boats", "They leak.", "2 Nets", "They tear.", "3 Oars", "They float."]
    >>> own_lines(lines, [0, 9, 0, 9, 0, 9], [0.2] * 6, [False, True] * 3)
    [True, True, True, True, True, True]
    """
    out = list(keep)
    items = [item for at, text in enumerate(texts) if (item := _item(at, text))]
    for style in {item.style for item in items}:
        for series in _series([item for item in items if item.style == style]):
            _settle(texts, prose, scores, out, [item.place for item in series])
    if out == list(keep):
        return out
    left = sum(len(text) for text, kept in zip(texts, out, strict=True) if not kept)
    if left < GATE_SHARE * sum(map(len, texts)):
        return [kept or p >= NEAR_CERTAIN for kept, p in zip(out, scores, strict=True)]
    return out


def _item(at: int, text: str) -> _Item | None:
    found = NUMBER.match(text)
    if found is None:
        return None
    number = found["number"]
    value = int(number) if number.isdigit() else _value(number)
    kind = "" if number.isdigit() else "han"
    return _Item(at, f"{found['open']}{kind}{found['close']}", value)


def _value(han: str) -> int:
    """A number up to 99 in Han; 0 if it is none."""
    tens, ten, ones = han.partition("十")
    if not ten:
        return DIGITS[han] if len(han) == 1 else 0
    return TEN * DIGITS.get(tens, 1) + DIGITS.get(ones, 0)


def _series(items: Sequence[_Item]) -> list[list[_Item]]:
    """The runs of items that count up from 1."""
    found: list[list[_Item]] = []
    for item in items:
        if item.number == 1:
            found.append([item])
        elif found and item.number == found[-1][-1].number + 1:
            found[-1].append(item)
    return found


def _settle(
    texts: Sequence[str], prose: Sequence[float], scores: Sequence[float], keep: list[bool], places: list[int]
) -> None:  # fmt: skip
    """Keep the lines of one series, if the text shows that it is its own."""
    if len(places) >= LEAST and _holds_text(prose, keep, places):
        end = places[-1] + 1
        while end < len(texts) and prose[end] > 0:
            end += 1
        for at in range(places[0], end):
            keep[at] = keep[at] or scores[at] >= CERTAIN or at in places
    elif len(places) >= NOTES and _is_cited(texts, keep, places):
        for at in places:
            keep[at] = True
        if places[0] and not prose[places[0] - 1]:
            keep[places[0] - 1] = True  # "References"


def _holds_text(prose: Sequence[float], keep: Sequence[bool], places: Sequence[int]) -> bool:
    """Whether kept text stands between the items of a series, one gap aside."""
    full = sum(
        any(keep[at] and prose[at] > 0 for at in range(a + 1, b)) for a, b in pairwise(places)
    )
    return full >= max(LEAST - 1, len(places) - 2)


def _is_cited(texts: Sequence[str], keep: Sequence[bool], places: Sequence[int]) -> bool:
    """Whether kept lines before the items point to half of them, as in `[1]`."""
    cited: set[int] = set()
    for at in range(places[0]):
        for found in CITED.finditer(texts[at]) if keep[at] else ():
            cited.update(
                int(n) for n in found[1].replace("，", ",").replace(",", " ").split() if n.isdigit()
            )
    numbers = range(1, len(places) + 1)
    return 2 * sum(n in cited for n in numbers) >= len(places)
