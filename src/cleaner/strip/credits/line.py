"""Reads one credit line: labels with fitting values, dates, names of papers, counters.

A line is a credit line only if all of it is told; one word that cannot be explained and it stays
text.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleaner.strip.credits.name_shape import is_east_asian, names_people
from cleaner.strip.credits.words import Words
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

LONGEST_LINE = 200
"""Code points of a credit line with tags or an original title."""
LONGEST_SOURCE = 40
LONGEST_TAGS = 160
LONGEST_COUNTER = 24
ONE_NAME = 4
"""Code points of a name that stands before a bracket with credits."""
SHORT_PAPER = 10
"""Code points of a paper's short name before its reporter or editor."""

EDGES = " \u200b\ufeff·|/-,;、_~*●■□▪•>\"'[]()【】@—–"
SENTENCE = lazy_pattern(r"[。!?;…]")
DIGIT = lazy_pattern(r"\d")
DIGITS = lazy_pattern(r"[\d\s.,+()\[\]/|:%x-]*|\{.*\}")
LINK = lazy_pattern(r"https?://|www\.|\w\.(?:com|cn|net|org|html?)\b")
BEHIND_LABEL = lazy_pattern(
    r"(?=[ :|/\]《\d])"
    rf"(?:[ ]*[:|/\]][ ]*|(?=《)|[ ]*(?<!\d)(?=\d)|[ ]+(?=[{HAN}]))"
)
"""What stands behind a label: a mark, a title, a number, or a blank before a Han name."""
LABEL_HINT = lazy_pattern(rf"[ :|/\]《\d](?:(?<![ ])|(?=[{HAN}]))")
"""Without one of these nothing stands behind a label."""
AFTER_ROLE = lazy_pattern(r"[ ]*[:|/][ ]*")
SPREAD = lazy_pattern(rf"([{HAN}])[ ]{{1,4}}([{HAN}])\Z")
"""A label of two Han characters set apart: 主 编."""
HOUSE = lazy_pattern(f"[{HAN}]{{2,}}\\Z")
"""What stands before the end of a house's name."""
LONGEST_HOUSE = 12
"""Code points of it that are looked at."""
SPACED = frozenset({"editors", "reviewer"})
"""Labels of these fields may stand before a name without a colon."""
PEOPLE = frozenset({"authors", "editors", "reporter", "reviewer"})
WRITERS = frozenset({"authors", "reporter"})
DATES = frozenset({"published", "modified"})


class Credit(NamedTuple):
    """One thing a credit line says: a field of the metadata (or what to drop).

    `start:end` is the place of the raw value in the line, `entry` the pack entry of its label.
    """

    field: str
    start: int
    end: int
    entry: str = ""


class _Piece(NamedTuple):
    label: str
    field: str
    separated: bool
    start: int
    end: int


Found = list[Credit] | None


class LineReader:
    """Reads one folded line; `raw` is the same line before folding."""

    __slots__ = ("dates", "raw", "text", "words")

    def __init__(self, words: Words, text: str, raw: str) -> None:
        self.words = words
        self.text = text
        self.raw = raw
        self.dates: re.Pattern[str] | None = None

    def read(self, *, lenient: bool) -> Found:
        """Everything the line says, or None if it is no credit line through and through."""
        start, end = stripped(self.text, 0, len(self.text))
        if not 0 < end - start <= LONGEST_LINE:
            return None
        if DIGIT.search(self.text):
            words = self.words
            self.dates = words.date if holds_any(self.text, words.months) else words.figures
        pieces = self._pieces(start, end, lenient=lenient)
        if not pieces:
            return self._loose(start, end) or self._behind(start, end) or self._dated(start, end)
        found = self._before(start, pieces[0])
        for at, piece in enumerate(pieces):
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            stop = following.start if following else end
            value = self._value(piece, stop)
            if following and following.field == "reporter":
                value = self._paper(piece, stop, value)
            found = joined(found, value)
        return self._loose(start, end) if found is None else found

    def _paper(self, piece: _Piece, stop: int, value: Found) -> Found:
        """What stands between a label and a reporter: 采写：江都记者 names a paper, no author."""
        if piece.field not in PEOPLE or not self.text[stop - 1].isalpha():
            return value and [c for c in value if c.field != "authors" or not self._is_media(c)]
        at = max(self.text.rfind(mark, piece.end, stop) for mark in " ,、") + 1
        first = max(at, piece.end)
        if self.words.media.search(self.text[first:stop]):
            employer: Found = [Credit("source", first, stop)]
        else:
            employer = [] if stop - first <= SHORT_PAPER else None
        before = self._value(piece, first) if first > piece.end else []
        return joined(before, employer)

    def _before(self, start: int, piece: _Piece) -> Found:
        """What stands before the first label; before a bracket that is a paper or one name."""
        mark = self.text[start : piece.start].rstrip()[-1:]
        if mark.isalpha() and piece.label.isascii() and piece.field in WRITERS:
            found = self._bare(start, piece.start)  # "a red scarf by Mary Bond" is a thing
            return None if any(c.field == "authors" for c in found or ()) else found
        if mark not in {"(", "["}:
            return self._bare(start, piece.start, piece.field)
        first, last = stripped(self.text, start, piece.start)
        named = last - first <= ONE_NAME or self.words.media.search(self.text[first:last])
        return self._bare(start, piece.start) if named else None

    def _pieces(self, start: int, end: int, *, lenient: bool) -> list[_Piece]:
        """The labels of the line in order; after an original title no more are looked for."""
        found: list[_Piece] = []
        reached = start
        for piece in sorted(
            self._candidates(start, end), key=lambda p: (p.start, -p.end, p.field != "reporter")
        ):
            if piece.start >= reached:
                found.append(piece._replace(separated=piece.separated or lenient))
                reached = piece.end
            if found and found[-1].field == "original_title":
                break
        return found

    def _candidates(self, start: int, end: int) -> Iterator[_Piece]:
        """Labels before a mark, a digit or a blank, and roles; they may overlap."""
        holds = LABEL_HINT.search(self.text, start, end)
        for match in BEHIND_LABEL.finditer(self.text, start, end) if holds else ():
            label, at = self._label_before(match.start(), start)
            if not label or not self._is_label(label, at, match[0].strip(), start):
                continue
            field = self.words.fields[label]
            blank = match.end() > match.start() and not match[0].strip()
            if blank and self.text[match.end() : match.end() + 1].isdigit():
                blank = False
            if not (blank and (field not in SPACED or len(label) == 1)):
                yield _Piece(label, field, bool(match[0].strip()), at, match.end())
        if not holds_any(self.text, self.words.role_parts):
            return
        for match in self.words.role.finditer(self.text, start, end):
            mark = AFTER_ROLE.match(self.text, match.end(), end)
            stop = mark.end() if mark else match.end()
            parted = bool(self.text[match.end() : stop].strip())
            yield _Piece(match[0], "reporter", parted, match.start(), stop)

    def _label_before(self, place: int, start: int) -> tuple[str, int]:
        """The longest label that ends at a place, and where it begins."""
        if place <= start:
            return "", place
        for size in self.words.sizes.get(self.text[place - 1], ()):
            label = self.text[place - size : place] if size <= place - start else ""
            if label in self.words.fields and self._stands_alone(place - size, label):
                return label, place - size
        spread = None
        if self.text[place - 2 : place - 1] == " ":
            spread = SPREAD.search(self.text, start, place)
        label = spread[1] + spread[2] if spread else ""
        return (label, spread.start()) if spread and label in self.words.fields else ("", place)

    def _is_label(self, label: str, at: int, mark: str, start: int) -> bool:
        """Whether a label that stands before a mark is one there: not the end of another word.

        A bracket closes a label only if it opens before it: 【责编：欧阳修文】.
        """
        if mark == "]" and at > start and self.text[at - 1] != "[":
            return False
        return bool(mark) or not self._ends_house(label, at, start)

    def _ends_house(self, label: str, at: int, start: int) -> bool:
        """Whether a label is the end of a house's name: 江边发布 2024年08月14日."""
        if not self.words.media.search(label):
            return False
        found = HOUSE.search(self.text, max(start, at - LONGEST_HOUSE), at)
        return found is not None and found[0] not in self.words.fields

    def _stands_alone(self, at: int, label: str, end: int = 0) -> bool:
        """Whether no letter stands beside a label of letters: `by` is no end of `baby`.

        With `end` behind it neither: `di` is no beginning of `division`.
        """
        if label[0] >= "\u2e80":
            return True
        sides = (self.text[at - 1 : at], self.text[end : end + 1] if end else "")
        return not any(side.isalpha() for side in sides)

    def _value(self, piece: _Piece, stop: int) -> Found:
        """What stands behind a label, or None if it does not fit it."""
        start, end = stripped(self.text, piece.end, stop)
        value = self.text[start:end]
        if piece.field == "other":
            return None  # the label of something that is none of a page's credits
        credit = Credit(piece.field, start, end, self.words.ids.get(piece.label, ""))
        if piece.field in PEOPLE:
            if self.words.picture.search(value):
                return [credit._replace(field="picture")] if len(value) <= LONGEST_SOURCE else None
            return self._people(piece, start, end, credit)
        if piece.field in DATES:
            return self._date(start, end, credit)
        if piece.field == "source":
            return self._source(start, end, credit)
        return [credit] if self._fits(piece.field, value) else None

    def _people(self, piece: _Piece, start: int, end: int, credit: Credit) -> Found:
        """Names behind a label, and the date behind the names if there is one."""
        match = self._find_date(start, end)
        first, last = stripped(self.text, start, match.start() if match else end)
        if not self._names(first, last, sure=piece.separated):
            return None
        found = [credit._replace(start=first, end=last)]
        if match is None:
            return found
        found.append(Credit("published", *match.span()))
        return joined(found, self._bare(match.end(), end))

    def _names(self, start: int, end: int, *, sure: bool) -> bool:
        return names_people(self.text[start:end], self.raw[start:end], self.words, sure=sure)

    def _is_media(self, credit: Credit) -> bool:
        """Whether a value names a paper (作者: 某报记者 某人): then it is no author."""
        return self.words.media.search(self.text[credit.start : credit.end]) is not None

    def _fits(self, field: str, value: str) -> bool:
        if field == "counter":
            return len(value) <= LONGEST_COUNTER and self._is_count(value)
        if field == "link":
            return len(value) <= LONGEST_SOURCE or LINK.search(value) is not None
        if field == "original_title":
            return len(value) <= LONGEST_TAGS
        if field == "tags":
            return len(value) <= LONGEST_TAGS and not SENTENCE.search(value.replace(";", ","))
        return len(value) <= LONGEST_SOURCE and not SENTENCE.search(value)

    def _find_date(self, start: int, end: int) -> re.Match[str] | None:
        return self.dates.search(self.text, start, end) if self.dates else None

    def _is_count(self, value: str) -> bool:
        return DIGITS.fullmatch(self.words.units.sub("", value)) is not None

    def _date(self, start: int, end: int, credit: Credit) -> Found:
        match = self._find_date(start, end)
        if match is None:
            ago = self.words.ago.search(self.text, start, end)
            return [Credit("ago", start, end)] if ago or start >= end else None
        found = [Credit(credit.field, *match.span(), credit.entry)]
        before = self._bare(start, match.start())
        return joined(joined(found, before), self._bare(match.end(), end))

    def _source(self, start: int, end: int, credit: Credit) -> Found:
        match = self._find_date(start, end)
        if match is None:
            fits = end - start <= LONGEST_SOURCE and not SENTENCE.search(self.text, start, end)
            return [credit] if fits else None
        first, last = stripped(self.text, start, match.start())
        found = [Credit("published", *match.span())]
        if last > first:
            found.insert(0, credit._replace(start=first, end=last))
        return (
            joined(found, self._bare(match.end(), end)) if last - first <= LONGEST_SOURCE else None
        )

    def _loose(self, start: int, end: int) -> Found:
        """A label without a colon before a plain name: 作者林波, 编辑 卞纯, 来源 新华社."""
        if end - start > LONGEST_SOURCE:
            return None
        label, at = self._label_at(start, end)
        if not label:
            return None
        field = self.words.fields[label]
        credit = Credit(field, at, end, self.words.ids[label])
        noun = label.isascii() and label.isalpha() and field == "reviewer"
        if noun:  # "image models", "video tools": such a label needs its mark
            return None
        if field in PEOPLE and len(label) > 1 and self._names(at, end, sure=False):
            return [credit]
        parted = at > start + len(label)
        if field == "source" and parted and self._is_media(credit):
            return [credit]
        return None

    def _label_at(self, start: int, end: int) -> tuple[str, int]:
        """The longest label at a place with something behind it, and where that begins."""
        text = self.text
        for label in self.words.heads.get(text[start], ()):
            at = start + len(label)
            if text.startswith(label, start, end) and self._stands_alone(start, label, at):
                while at < end and text[at] == " ":
                    at += 1
                if at < end:
                    return label, at
        return "", start

    def _behind(self, start: int, end: int) -> Found:
        """A name before its role: 홍길동 기자, 江边工作室出品; the group's name is the field."""
        for pattern in self.words.by_behind:
            if match := pattern.fullmatch(self.text, start, end):
                return [Credit(field, *match.span(field)) for field in match.groupdict()]
        return None

    def _dated(self, start: int, end: int) -> Found:
        """A line without labels that holds a date: 2024-06-18 20:30 赵苏东 魏兵."""
        match = self._find_date(start, end)
        if match is None:
            return None
        found = [Credit("published", *match.span())]
        return joined(joined(found, self._bare(start, match.start())), self._bare(match.end(), end))

    def _bare(self, start: int, end: int, following: str = "") -> Found:
        """What stands there without a label: nothing, a date, a paper, people, a counter.

        `following` is the field of the label behind it.
        """
        start, end = stripped(self.text, start, end)
        if start >= end:
            return []
        if match := self._find_date(start, end):
            found = [Credit("published", *match.span())]
            before = self._bare(start, match.start())
            return joined(joined(found, before), self._bare(match.end(), end, following))
        value = self.text[start:end]
        if len(value) > LONGEST_SOURCE or SENTENCE.search(value):
            return None
        if self._is_count(value) or self.words.ago.fullmatch(value):
            return []
        return self._bare_name(start, end, following)

    def _bare_name(self, start: int, end: int, following: str) -> Found:
        value = self.text[start:end]
        if self.words.edition.fullmatch(value):
            return []
        if value[0] + value[-1] == "《》" and self.words.media.search(value[1:-1]):
            return [Credit("source", start + 1, end - 1)]
        if (media := self.words.media.search(value)) and " " not in value:
            # 首次发布, 江边发布: what did it or who
            field = "beside" if media[0] in self.words.fields else "source"
            return [] if following == "editors" else [Credit(field, start, end)]
        if following in {"reporter", "editors"} and len(value) <= SHORT_PAPER:
            return []
        if not self._names(start, end, sure=False):
            return None
        # in letters any two words with capitals look like a name: Mental Health, May 3, 2020
        return [Credit("authors" if is_east_asian(value) else "beside", start, end)]


def holds_any(text: str, literals: Iterable[str]) -> bool:
    """Whether a text holds one of some literals."""
    return any(map(text.__contains__, literals))


def joined(one: Found, two: Found) -> Found:
    """Both, or None if one of them could not be told."""
    return None if one is None or two is None else [*one, *two]


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space, marks and brackets around it."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end
