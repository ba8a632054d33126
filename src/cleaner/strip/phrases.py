"""Finds the entries of packs in the lines of a page.

Literals that must cover a whole line are looked up, patterns of one language are one expression,
and what may stand anywhere inside a line is asked only if the page holds it at all: so a clean text
costs next to nothing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.config import Config
from cleaner.pack import Entry, Pack, load_packs, load_user_packs
from cleaner.strip.fold import fold
from cleaner.strip.view import Line, View

EDGE = 160
"""Only so many code points at either end of a line are looked at for phrases that begin or end it."""
LONGEST = 400
"""No pack entry but one that begins or ends a line speaks about a line longer than this."""
TRIMMED = " \u200b\ufeff·*-|,.:;!。、>»<«()[]/_~=+#^→←↓↑▶►▼▲◆◇■□●○★☆※✎✏©"
"""Surrounding characters that do not count when a line is compared with a literal."""

LATIN = ("en", "de", "fr", "es", "it", "pt")


class Mark(NamedTuple):
    """An entry found in a line: `start:end` in its text."""

    id: str
    entry: Entry
    start: int
    end: int


class _Named(NamedTuple):
    id: str
    entry: Entry


class Matcher:
    """The entries of some packs, ready to be looked for."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.whole: dict[str, _Named] = {}
        self.inside: list[tuple[str, _Named]] = []
        self.named: list[_Named] = []
        parts: dict[str, list[str]] = {"line": [], "start": [], "end": [], "inside": []}
        for pack in packs:
            for entry in pack.entry:
                self._add(_Named(f"{pack.id}/{entry.id}", entry), parts)
        self.line, self.start, self.end, self.within = (
            _compile(parts[kind]) for kind in ("line", "start", "end", "inside")
        )

    def _add(self, named: _Named, parts: dict[str, list[str]]) -> None:
        entry = named.entry
        literals = [fold(text) for text in entry.text]
        if entry.match == "line" and literals:
            self.whole |= {trim(text): named for text in literals}
            return
        if entry.match == "inside" and literals:
            self.inside += [(text, named) for text in literals]
            return
        body = entry.pattern or "|".join(re.escape(text) for text in literals)
        parts[entry.match].append(f"(?P<e{len(self.named)}>(?x:{body}))")
        self.named.append(named)

    def present(self, text: str) -> list[tuple[str, _Named]]:
        """The literals for the inside of lines that a folded page holds at all."""
        return [(literal, named) for literal, named in self.inside if literal in text]

    def marks(self, line: Line, present: list[tuple[str, _Named]]) -> Iterator[Mark]:
        """Find the entries of one line: those of the whole line first."""
        text = line.text
        size = len(text)
        if size <= LONGEST:
            yield from self._whole(text)
        if self.start and (found := self.start.match(text, _first(text), EDGE)):
            yield self._mark(found, 0)
        if self.end:
            base = max(0, size - EDGE)
            if found := self.end.search(text[base:].rstrip()):
                yield self._mark(found, base)
        if size <= LONGEST:
            yield from self._inside(text, present)

    def _whole(self, text: str) -> Iterator[Mark]:
        bare = trim(text)
        if named := self.whole.get(bare):
            yield Mark(named.id, named.entry, 0, len(text))
        elif self.line and (found := self.line.fullmatch(bare)):
            yield self._mark(found, 0)._replace(start=0, end=len(text))

    def _inside(self, text: str, present: list[tuple[str, _Named]]) -> Iterator[Mark]:
        for literal, named in present:
            if (at := text.find(literal)) >= 0:
                yield Mark(named.id, named.entry, at, at + len(literal))
        if self.within and (found := self.within.search(text)):
            yield self._mark(found, 0)

    def _mark(self, found: re.Match[str], base: int) -> Mark:
        named = self.named[int((found.lastgroup or "e0")[1:])]
        return Mark(named.id, named.entry, found.start() + base, found.end() + base)


def trim(text: str) -> str:
    """Take away what may stand around a phrase without changing it."""
    return text.strip(TRIMMED)


def _first(text: str) -> int:
    return len(text) - len(text.lstrip(TRIMMED))


def _compile(parts: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(parts)) if parts else None


@cache
def matcher(name: str, languages: tuple[str, ...], extra: tuple[str, ...] = ()) -> Matcher:
    """The matcher of the packs called `name` of these languages, and of the user's packs."""
    packs = [pack for pack in load_packs(name) if pack.language in languages]
    mine = [pack for pack in load_user_packs(extra) if pack.id.partition("/")[2] == name]
    return Matcher([*packs, *mine])


@lru_cache(maxsize=4)
def _page_marks(view: View, name: str, extra: tuple[str, ...]) -> dict[int, tuple[Mark, ...]]:
    found = matcher(name, languages_of(view), extra)
    present = found.present(view.text)
    marks = ((line.index, tuple(found.marks(line, present))) for line in view.lines)
    return {index: seen for index, seen in marks if seen}


def page_marks(view: View, name: str, config: Config) -> dict[int, tuple[Mark, ...]]:
    """Every entry of the packs called `name` found on a page, by the ordinal of its block."""
    return _page_marks(view, name, config.packs)


KANA = re.compile(r"[\u3040-\u30ff]")
HAN = re.compile(r"[\u3400-\u9fff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LETTER = re.compile(r"[a-zà-ÿ]{3}")


@lru_cache(maxsize=4)
def languages_of(view: View) -> tuple[str, ...]:
    """The languages whose phrases can stand on a page: by its letters, so that menus count too."""
    tests = (("ja", KANA), ("ko", HANGUL), ("ru", CYRILLIC), ("zh", HAN))
    found = [language for language, letters in tests if letters.search(view.text)]
    if found:
        found.append("en")
    elif LETTER.search(view.text):
        found += ("en", view.language) if view.language in LATIN else LATIN
    return ("any", *found)
