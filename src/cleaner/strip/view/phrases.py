"""Finds the entries of packs in the lines of a page.

Literals that must cover a whole line are looked up, patterns for a whole line or its beginning are
tried where its first character allows them, and what may stand anywhere is asked only where one of its literals stands: so a clean text costs
next to nothing.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from cleaner.pack import Entry, Pack, load_packs, pack_cache
from cleaner.strip.view.line import Line
from cleaner.text.characters import HAN, KANA
from cleaner.text.first_letters import first_letters, letter_at
from cleaner.text.fold import fold, fold_pattern
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scan import scan_of

EDGE = 160
"""Code points at either end of a line that are searched for what begins or ends it."""
LONGEST = 400
"""No pack entry but one that begins or ends a line speaks about a line longer than this."""
LONGEST_LINE = 120
"""No pattern for a whole line matched a longer one in 3,000 documents: those are not tried."""
SHORT = 60
"""Code points of a line whose every beginning and end is looked up."""
REMEMBERED = 20_000
"""Menus and footers come again on every page of a site: of so many short lines it is remembered
what they are."""
TRIMMED = " \u200b\ufeff·*-|,.:;!。、>»<«()[]/_~=+#^→←↓↑▶►▼▲◆◇■□●○★☆※✎✏©"
"""Surrounding characters that do not count when a line is compared with a literal."""
ROW = lazy_pattern(r"[ ]*\|[ ]*|[ ]+·[ ]+")
"""What parts the words of a menu that stands in one line."""
LATIN = ("en", "de", "fr", "es", "it", "pt")


class Mark(NamedTuple):
    """An entry found in a line: `start:end` in its text; `id` names it with its pack."""

    id: str
    entry: Entry
    start: int
    end: int


class _Named(NamedTuple):
    """An entry under the name it is cited by; `body` is its expression, `triggers` are folded.

    `letters` are those of the triggers that do not begin with two Han characters.
    """

    id: str
    entry: Entry
    body: str = ""
    triggers: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


_HAN_PAIR = lazy_pattern(f"[{HAN}]{{2}}")
_Heads = dict[str, list[tuple[str, int]]]


def _heads(searched: Sequence[_Named]) -> tuple[re.Pattern[str], _Heads]:
    """An expression for the places where literals of Han may begin, and the literals by their pairs."""
    heads: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, named in enumerate(searched):
        for literal in named.triggers:
            if _HAN_PAIR.match(literal):
                heads[literal[:2]].append((literal, number))
    first, second = ("".join(sorted({pair[at] for pair in heads})) for at in (0, 1))
    return lazy_pattern(f"[{first}](?=[{second}])" if heads else "(?!)"), dict(heads)


class Joined(NamedTuple):
    """The folded lines of a page in one text, and where each of them starts in it."""

    text: str
    starts: list[int]

    def lines_with(self, literals: Iterable[str]) -> set[int]:
        """The ordinals of the lines in which one of the literals begins."""
        text, starts = self
        hit: set[int] = set()
        for literal in literals:
            at = text.find(literal)
            while at >= 0:
                place = bisect_right(starts, at)
                hit.add(place - 1)
                at = text.find(literal, starts[place]) if place < len(starts) else -1
        return hit


def join_texts(texts: Sequence[str]) -> Joined:
    """Put the lines of a page together, a line feed between them."""
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return Joined("\n".join(texts), starts[:-1])


class Matcher:
    """The entries of some packs, ready to be looked for."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.whole: dict[str, _Named] = {}
        self.searched: list[_Named] = []
        all_named = [_Named(f"{pack.id}/{e.id}", e) for pack in packs for e in pack.entry]
        for named in all_named:
            self._add(named)
        whole = (n for n in all_named if n.entry.match == "line" and not n.entry.text)
        self.lines = _ByFirst(whole)
        self.starts = _ByFirst(n for n in all_named if n.entry.match == "start")
        self.pairs, self.heads = _heads(self.searched)
        self._anchored_short = lru_cache(maxsize=REMEMBERED)(self._anchored)

    def _add(self, named: _Named) -> None:
        entry = named.entry
        literals = tuple(fold(text) for text in entry.text)
        if entry.match == "line":
            self.whole |= {trim(text): named for text in literals}
        if entry.match in {"line", "start"}:
            return
        body = _body(entry)
        if entry.match == "end":
            body = rf"(?:{body})[ ]*\Z"
        triggers = literals or tuple(fold(text) for text in entry.trigger)
        letters = tuple(literal for literal in triggers if not _HAN_PAIR.match(literal))
        self.searched.append(named._replace(body=body, triggers=triggers, letters=letters))

    def asked_by_line(self, page: Joined) -> dict[int, list[_Named]]:
        """The entries for any place of a line that each line of a page can hold at all.

        Each literal of letters is looked for once in all of them; those that begin with two Han
        characters are met in one pass, for their pairs are rare.
        """
        text, starts = page
        places = [
            page.lines_with(named.letters) if named.triggers else set(range(len(starts)))
            for named in self.searched
        ]
        for match in self.pairs.finditer(text):
            at = match.start()
            for literal, number in self.heads.get(text[at : at + 2], ()):
                if text.startswith(literal, at):
                    places[number].add(bisect_right(starts, at) - 1)
        found: defaultdict[int, list[_Named]] = defaultdict(list)
        for named, hit in zip(self.searched, places, strict=True):
            for place in hit:
                found[place].append(named)
        return found

    def marks(self, line: Line, asked: Iterable[_Named]) -> Iterator[Mark]:
        """Find the entries of one line: those of the whole line first."""
        text = line.text
        size = len(text)
        yield from self._anchored_short(text) if size <= SHORT else self._anchored(text)
        for named in asked:
            yield from _search(named, text)

    def _row(self, bare: str) -> _Named | None:
        """The entry of the first part of a row set apart by bars, if every part has one."""
        if "|" not in bare and " · " not in bare:
            return None
        named = [self.whole.get(trim(part)) for part in ROW.split(bare)]
        return named[0] if all(named) else None

    def _anchored(self, text: str) -> tuple[Mark, ...]:
        """The entries for whole lines and for beginnings of lines."""
        found: list[Mark] = []
        size = len(text)
        bare = trim(text) if size <= LONGEST and text[-1:] != "," else ""
        if named := self.whole.get(bare) or self._row(bare) or self._line(bare):
            found.append(Mark(named.id, named.entry, 0, size))
        begin = size - len(text.lstrip(TRIMMED))
        for at in {begin, 0}:
            found += self._begun(text, at)
        return tuple(found)

    def _line(self, bare: str) -> _Named | None:
        """The entry whose expression covers a line; where it has no letter, only pages are turned."""
        for named in self.lines.of(bare) if 0 < len(bare) <= LONGEST_LINE else ():
            if _compiled(named.body).fullmatch(bare):
                return named if named.entry.kind == "pagination" or LETTER.search(bare) else None
        return None

    def _begun(self, text: str, at: int) -> list[Mark]:
        """The first entry that begins a line at a place, if any does."""
        for named in self.starts.of(text, at):
            if match := _compiled(named.body).match(text, at, at + EDGE):
                return [Mark(named.id, named.entry, match.start(), match.end())]
        return []


def _search(named: _Named, text: str) -> Iterator[Mark]:
    """Search a line for one entry."""
    base = max(0, len(text) - EDGE) if named.entry.match == "end" else 0
    if len(text) > LONGEST and not base:
        return
    if found := _compiled(named.body).search(text, base):
        yield Mark(named.id, named.entry, found.start(), found.end())


@cache
def _compiled(body: str) -> re.Pattern[str]:
    """An expression, made when its first literal is met."""
    return lazy_pattern(body, re.VERBOSE)


def trim(text: str) -> str:
    """Take away what may stand around a phrase without changing it."""
    return text.strip(TRIMMED)


class _ByFirst:
    """Entries that match at a place, by the characters they can begin with; their order is kept."""

    def __init__(self, named: Iterable[_Named]) -> None:
        whole = [one._replace(body=_body(one.entry)) for one in named]
        firsts = [first_letters(one.body) for one in whole]
        self._others = tuple(n for n, first in zip(whole, firsts, strict=True) if first is None)
        self._by = {
            letter: tuple(n for n, f in zip(whole, firsts, strict=True) if f is None or letter in f)
            for letter in frozenset().union(*filter(None, firsts))
        }

    def of(self, text: str, at: int = 0) -> tuple[_Named, ...]:
        """Those that may match at a place of a text."""
        return self._by.get(letter_at(text, at), self._others)


def _body(entry: Entry) -> str:
    """The folded expression of an entry."""
    return fold_pattern(entry.pattern) or "|".join(re.escape(fold(text)) for text in entry.text)


@pack_cache
def matcher(name: str, languages: tuple[str, ...]) -> Matcher:
    """The matcher of the packs called `name` of these languages, the user's among them."""
    return Matcher(list(load_packs(name, languages)))


def find_marks(wanted: Matcher, lines: Sequence[Line]) -> dict[int, tuple[Mark, ...]]:
    """Every entry a matcher knows in the lines of a page, by the ordinal of the block."""
    searched = [x.text if len(x.text) <= LONGEST else x.text[-EDGE:] for x in lines]
    asked = wanted.asked_by_line(join_texts(searched))
    marks = (
        (line.block.index, tuple(wanted.marks(line, asked.get(at, ()))))
        for at, line in enumerate(lines)
    )
    return {index: found for index, found in marks if found}


MOSTLY_KANA = 0.05
"""From this share of kana on Han characters are Japanese."""
LETTER = lazy_pattern(r"[^\W\d_]")
ONE_KANA = lazy_pattern(f"[{KANA}]")
ONE_HAN = lazy_pattern(f"[{HAN}]")
HANGUL = lazy_pattern(r"[\uac00-\ud7af]")
CYRILLIC = lazy_pattern(r"[\u0400-\u04ff]")
LETTERS = lazy_pattern(r"[a-zà-ÿ]{3}")


def languages_of(text: str, language: str = "") -> tuple[str, ...]:
    """The languages whose phrases can stand on a folded page: by its letters, so menus count too.

    `language` is the detected one, "" where unsure; it decides among those written in Latin
    letters.
    """
    tests = (("ja", ONE_KANA), ("ko", HANGUL), ("ru", CYRILLIC), ("zh", ONE_HAN))
    letters = scan_of(text).beyond_ascii
    found = [name for name, script in tests if script.search(letters)] if letters else []
    if "ja" in found and len(ONE_KANA.findall(text)) >= MOSTLY_KANA * len(text):
        found = [name for name in found if name != "zh"]
    if found:
        return tuple(dict.fromkeys(("any", *found, *filter(None, (language,)), "en")))
    if not LETTERS.search(text):
        return ("any", language) if language else ("any",)
    if not language:
        return ("any", *LATIN)
    return tuple(dict.fromkeys(("any", "en", language)))
