"""The style of a heading line, from the marks it begins with; what is found here is data in packs.

A style is the id of a pack entry. Numbers are read, so that a row of headings can be told from a
coincidence; lines that a pack calls `not` have no style and are no headings.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.config import Config
from cleaner.pack import Entry, Pack, load_packs, pack_cache, packs_in_use, packs_of
from cleaner.text.lazy_pattern import lazy_pattern

ROMAN = {"I": 1, "V": 5, "X": 10}


class Mark(NamedTuple):
    """What a line begins with: the style, the rank it usually has, its number, where the name is.

    `lead` is the text inside a bracket or behind a symbol, `start` the offset of what follows.
    """

    style: str
    kind: str
    rank: int
    number: int
    lead: str
    start: int


class _Pattern(NamedTuple):
    id: str
    entry: Entry
    body: str


class Styles:
    """The entries of the packs: one expression says whether any matches, each is made when asked."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.names: set[str] = set()
        self.marks: list[_Pattern] = []
        self.refusals: list[str] = []
        self.suspects: list[tuple[tuple[str, ...], str]] = []
        for pack in packs:
            for entry in pack.entry:
                self._add(f"{pack.id}/{entry.id}", entry)
        self._refuses = _any_of(self.refusals)
        self._marks = _any_of([mark.body for mark in self.marks])

    def _add(self, name: str, entry: Entry) -> None:
        if entry.kind == "name":
            self.names |= {text.casefold() for text in entry.text}
            return
        body = entry.pattern or "|".join(re.escape(text) for text in entry.text)
        before = r"(?s:.*)" if entry.match in {"end", "inside"} else ""
        after = r"\Z" if entry.match in {"line", "end"} else ""
        body = f"{before}(?:{body}){after}"
        if entry.kind == "not" and entry.trigger:
            self.suspects.append((entry.trigger, body))
        elif entry.kind == "not":
            self.refusals.append(body)
        else:
            self.marks.append(_Pattern(name, entry, body))

    def is_refused(self, text: str) -> bool:
        """Whether a pack says that such a line is no heading."""
        if self._refuses.match(text) and any(_compiled(b).match(text) for b in self.refusals):
            return True
        return any(
            _compiled(body).match(text)
            for literals, body in self.suspects
            if any(literal in text for literal in literals)
        )

    def is_name(self, text: str) -> bool:
        """Whether the line is a standing name of sections, marks around it aside."""
        return text.strip(" \u3000【】[]〖〗:：■◆●▌★*#").casefold() in self.names

    def mark(self, text: str) -> Mark | None:
        """The mark a line begins with, the first entry that matches deciding."""
        if not (any_of := self._marks.match(text)):
            return None
        first = int(any_of.lastgroup[1:]) if any_of.lastgroup else 0
        for pattern in self.marks[first:]:
            if found := _compiled(pattern.body).match(text):
                groups = found.groupdict()
                return Mark(
                    style=pattern.id,
                    kind=pattern.entry.kind,
                    rank=int(pattern.entry.field or 0),
                    number=read_number(groups.get("n") or ""),
                    lead=groups.get("lead") or "",
                    start=found.end(),
                )
        return None


_NAMED = lazy_pattern(r"\(\?P([<=])(\w+)")
_NUMBERED = lazy_pattern(r"\\[1-9]")


@cache
def _compiled(body: str) -> re.Pattern[str]:
    return lazy_pattern(body, re.VERBOSE)


def _any_of(bodies: Sequence[str]) -> re.Pattern[str]:
    """What matches where one of some expressions does: most lines match none, and are asked once.

    The group that matched, `e` and a number, tells the first that does. Groups inside keep their
    names, told apart by that number; where one refers to a group by its own number, everything
    matches, and each has to be asked.
    """
    if any(map(_NUMBERED.search, bodies)):
        return lazy_pattern("")
    apart = [_NAMED.sub(rf"(?P\1\2_{at}", body) for at, body in enumerate(bodies)]
    return _compiled("|".join(f"(?P<e{at}>{body})" for at, body in enumerate(apart)))


def load_styles(config: Config) -> Styles:
    """The styles of the built-in packs and those of the configuration."""
    with packs_in_use(packs_of(config)):
        return _load_styles()


@pack_cache
def _load_styles() -> Styles:
    return Styles(sorted(load_packs("headings"), key=lambda pack: pack.language == "any"))


def read_number(text: str) -> int:
    """The number that digits, Han or Roman numerals, or a letter stand for; 0 if it is none.

    >>> [read_number(n) for n in ("12", "二十三", "IV", "Ⅲ", "B", "x")]
    [12, 23, 4, 3, 2, 0]
    """
    if text.isdecimal():
        return int(text)
    if text and all(c in ROMAN for c in text):
        return _roman([ROMAN[c] for c in text])
    if len(text) == 1 and "A" <= text <= "H":
        return ord(text) - ord("A") + 1
    return _han([int(unicodedata.numeric(c, 0)) for c in text])


def _roman(values: list[int]) -> int:
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def _han(values: list[int]) -> int:
    """Tens and hundreds multiply the digit before them."""
    total = digit = 0
    for value in values:
        if value in {10, 100}:
            total += (digit or 1) * value
            digit = 0
        else:
            digit = value
    return total + digit
