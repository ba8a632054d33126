"""Reads credit lines: who wrote and edited, where it comes from, when it appeared, how often read.

A line is a credit line only if all of it is told: labels with fitting values, dates, names of
papers, counters. What stands in brackets or without them behind the last sentence is read alike.
"""

import re
from typing import NamedTuple

from cleaner.strip.credit_words import LATIN_NAME, Words, is_han_name

LONGEST_LINE = 200
"""Code points of a credit line with tags or an original title."""
LONGEST_NAMES = 80
LONGEST_SOURCE = 40
LONGEST_TAGS = 160
LONGEST_COUNTER = 24

EDGES = " \u200b\ufeff·|/-,;、_~*●■□◆◇▪•>\"'[]()【】"
SENTENCE = re.compile(r"[。!?;…]")
COUNTER = re.compile(
    r"[\d\s.,+万千百kw次人个条字分钟秒小大中特超()\[\]/|:xX默认号约需-]*|\{.*\}|加载中\.*|loading.*"
)
LINK = re.compile(r"https?://|www\.|\w\.(?:com|cn|net|org|html?)\b")
DONE = re.compile(r"[ ]*(?:综合|联合|摄影|编译|采写)?(?:报道|整理|供稿|撰稿|编译|采写|文|摄|图)$")
NAME_PARTS = re.compile(r"[ ]*[,、/&|][ ]*|[ ]+(?:和|与|及|and|und|et|y|e)[ ]+|[ ]{1,}")
MARK = re.compile(r"[。!?…;.][\"')\]]*")
"""A sentence ends here, so credits may begin; a closing bracket may belong to the sentence."""
OPENING = re.compile(
    r"[(\[#]|[\u3400-\u9fff]{1,16}[ ]*[:|/ ]|(?:[\u3400-\u9fff]{2,12})?(?:记者|编辑|作者|通讯员)"
)
PICTURE = re.compile(r"[ /·)](?:摄|供图|图|摄影)$")
"""Who took the picture: the block is a caption, not the end of the article."""
HASHES = re.compile(r"[ \[(]*#{2,}[ \])]*")
LONGEST_TAIL = 200
PEOPLE = frozenset({"authors", "editors", "reporter", "reviewer"})


class Credit(NamedTuple):
    """One thing a credit line says: a field of the metadata (or what to drop) and the raw value.

    `start:end` is the place of the value in the line.
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


class CreditReader:
    """Reads lines of one page with the credit words of its languages."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def read(self, text: str, raw: str = "", *, lenient: bool = False) -> list[Credit] | None:
        """Everything a folded line says, or None if it is no credit line through and through.

        `raw` is the line before folding: names in letters begin with capitals. `lenient` takes
        any short word behind a role for a name, as inside a dateline.
        """
        return _LineReader(self.words, text, raw or text.title()).read(lenient=lenient)
        start, end = _unwrap(text)
        if not 0 < end - start <= LONGEST_LINE:
            return None
        pieces = self._pieces(text, start, end)
        if lenient:
            pieces = [piece._replace(separated=True) for piece in pieces]
        if not pieces:
            return self._loose(text, start, end) or self._dated(text, start, end)
        found = self._bare(text, start, pieces[0].start, labelled=True, next_field=pieces[0].field)
        for at, piece in enumerate(pieces):
            if found is None:
                return None
            stop = pieces[at + 1].start if at + 1 < len(pieces) else end
            value = self._value(text, piece, stop)
            if value and at + 1 < len(pieces) and pieces[at + 1].field == "reporter":
                value = [c for c in value if c.field != "authors" or not self._is_media(text, c)]
            found = _joined(found, value)
            if piece.field == "original_title":
                break
        return found

    def _is_media(self, text: str, credit: Credit) -> bool:
        """Whether a value names a paper (作者: 某报记者 某人): then it is no author."""
        return self.words.media.search(text[credit.start : credit.end]) is not None

    def _pieces(self, text: str, start: int, end: int) -> list[_Piece]:
        """The labels of a line in order; after an original title no more are looked for."""
        found = []
        for match in self.words.label.finditer(text, start, end):
            role = match["role"]
            label = role or (match["label"] or match["spaced"]).replace(" ", "")
            field = "reporter" if role else self.words.fields[label]
            separated = bool(role or match["label"]) and text[match.end() - 1] in ": |/"
            if role:
                separated = bool(text[match.end("role") : match.end()].strip())
            found.append(_Piece(label, field, separated, *match.span()))
            if field == "original_title":
                break
        return found

    def _value(self, text: str, piece: _Piece, stop: int) -> list[Credit] | None:
        """What stands behind a label, or None if it does not fit it."""
        stop = len(text) if piece.field == "original_title" else stop
        start, end = _stripped(text, piece.end, stop)
        value = text[start:end]
        credit = [Credit(piece.field, start, end, self.words.ids.get(piece.label, ""))]
        if piece.field in PEOPLE and PICTURE.search(value):
            return [credit[0]._replace(field="picture")] if len(value) <= LONGEST_SOURCE else None
        if piece.field in PEOPLE:
            return credit if self._is_people(value, sure=piece.separated) else None
        if piece.field in {"published", "modified"}:
            return self._date(text, start, end, piece.field)
        if piece.field == "source":
            return self._source(text, start, end, credit[0])
        return credit if _fits(piece.field, value) else None

    def _date(self, text: str, start: int, end: int, field: str) -> list[Credit] | None:
        match = self.words.date.search(text, start, end)
        if match is None:
            ago = self.words.ago.search(text, start, end)
            return [Credit("ago", start, end)] if ago or start >= end else None
        found = self._bare(text, start, match.start(), labelled=True)
        rest = self._bare(text, match.end(), end, labelled=True)
        return _joined(_joined([Credit(field, *match.span())], found), rest)

    def _source(self, text: str, start: int, end: int, credit: Credit) -> list[Credit] | None:
        match = self.words.date.search(text, start, end)
        if match is None:
            fits = end - start <= LONGEST_SOURCE and not SENTENCE.search(text, start, end)
            return [credit] if fits else None
        a, b = _stripped(text, start, match.start())
        rest = self._bare(text, match.end(), end, labelled=True)
        found = [Credit("published", *match.span())]
        if b > a:
            found.insert(0, credit._replace(start=a, end=b))
        return _joined(found, rest) if b - a <= LONGEST_SOURCE else None

    def names(self, text: str) -> bool:
        """Whether a folded text is nothing but names of people."""
        return self._is_people(text, sure=False)

    def _is_people(self, value: str, *, sure: bool) -> bool:
        """Whether a value names people; without a colon before it each name must look like one."""
        if len(value) > LONGEST_NAMES or SENTENCE.search(value):
            return False
        value = DONE.sub("", value)
        parts = [part for part in NAME_PARTS.split(value) if part]
        if sure:
            return all(len(part) <= (16 if part[0] > "\u2e80" else 30) for part in parts)
        return bool(parts) and all(
            (is_han_name(part) or _is_pair(part)) and part not in self.words.no_names
            for part in parts
        )

    def _loose(self, text: str, start: int, end: int) -> list[Credit] | None:
        """A label without a colon before a plain name: 作者林波, 编辑 卞纯, 来源 新华社."""
        match = self.words.loose.match(text, start, end)
        if match is None or end - start > LONGEST_SOURCE:
            return None
        field = self.words.fields[match["label"]]
        value = text[match.end() : end].strip()
        credit = Credit(field, match.end(), end, self.words.ids[match["label"]])
        parted = match.end() > match.end("label")
        if field in PEOPLE and len(match["label"]) > 1 and self._is_people(value, sure=False):
            return [credit]
        if field == "source" and parted and self.words.media.search(value):
            return [credit]
        return None

    def _dated(self, text: str, start: int, end: int) -> list[Credit] | None:
        """A line without labels that holds a date: 2024-06-18 20:30 赵苏东 魏兵."""
        match = self.words.date.search(text, start, end)
        if match is None:
            return None
        before = self._bare(text, start, match.start(), labelled=False)
        after = self._bare(text, match.end(), end, labelled=False)
        return _joined(_joined([Credit("published", *match.span())], before), after)

    def _bare(
        self, text: str, start: int, end: int, *, labelled: bool, next_field: str = ""
    ) -> list[Credit] | None:
        """What stands there without a label: nothing, a date, a paper's name, people's names."""
        start, end = _stripped(text, start, end)
        if start >= end:
            return []
        if match := self.words.date.search(text, start, end):
            before = self._bare(text, start, match.start(), labelled=labelled)
            after = self._bare(text, match.end(), end, labelled=labelled, next_field=next_field)
            return _joined(_joined([Credit("published", *match.span())], before), after)
        value = text[start:end]
        if len(value) > LONGEST_SOURCE or SENTENCE.search(value):
            return None
        if COUNTER.fullmatch(value) or self.words.ago.fullmatch(value):
            return []
        if self.words.media.search(value) and " " not in value.strip():
            return [] if next_field == "editors" else [Credit("source", start, end)]
        return self._bare_names(value, start, end, next_field)

    def _bare_names(self, value: str, start: int, end: int, next_field: str) -> list[Credit] | None:
        if next_field in {"reporter", "editors"} and len(value) <= 10:  # noqa: PLR2004
            return []  # a paper's short name before its reporter: 每经
        if self._is_people(value, sure=False):
            return [Credit("authors", start, end)]
        return None

    def tail(self, text: str, *, last: bool) -> tuple[int, list[Credit]] | None:
        """Where the credits glued to the last sentence begin, and what they say.

        On the `last` paragraph of an article a bracket with nothing but names is its authors.
        """
        base = max(0, len(text) - LONGEST_TAIL)
        for mark in MARK.finditer(text, base):
            if (found := self._pieces_from(text, mark.end(), last=last)) is not None:
                return mark.end(), found
        return None

    def _pieces_from(self, text: str, start: int, *, last: bool) -> list[Credit] | None:
        """All that stands from `start` on, bracket by bracket; None if a piece cannot be told."""
        found: list[Credit] = []
        at = _skip(text, start)
        if at >= len(text) or not OPENING.match(text, at):
            return None
        while at < len(text):
            stop = _closing(text, at)
            inner = text[at:stop]
            read = self.piece(inner, bracketed=text[at] in "[(")
            if read is None and last and text[at] == "(" and self.names(inner.strip("() ")):
                read = [Credit("authors", 1, len(inner) - 1)]
            if read is None or any(c.field == "picture" for c in read):
                return None
            found += [c._replace(start=c.start + at, end=c.end + at) for c in read]
            at = _skip(text, stop)
        return found

    def piece(self, text: str, *, bracketed: bool) -> list[Credit] | None:
        """One piece of a tail: an end mark, or a line of credits."""
        bare = text.strip("[]() -·。.")
        if (bare in self.words.ends and bracketed) or HASHES.fullmatch(text):
            return [Credit("end", 0, len(text))]
        found = self.read(text)
        if found and any(c.field == "published" for c in found) and len(found) == 1:
            return None  # a bare date behind a sentence belongs to it
        return found


def _joined(one: list[Credit] | None, two: list[Credit] | None) -> list[Credit] | None:
    return None if one is None or two is None else [*one, *two]


def _unwrap(text: str) -> tuple[int, int]:
    """The span without white space, marks and one pair of brackets around it."""
    start, end = _stripped(text, 0, len(text))
    return start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def _fits(field: str, value: str) -> bool:
    if field == "counter":
        return len(value) <= LONGEST_COUNTER and COUNTER.fullmatch(value) is not None
    if field == "link":
        return not value or LINK.search(value) is not None or len(value) <= LONGEST_SOURCE
    if field in {"tags", "original_title"}:
        return len(value) <= LONGEST_TAGS and (field != "tags" or not SENTENCE.search(value))
    return len(value) <= LONGEST_SOURCE and not SENTENCE.search(value)


def _is_pair(part: str) -> bool:
    """Two names written together, or a name in Latin letters."""
    if part[0].isascii():
        return LATIN_NAME.fullmatch(part) is not None and len(part) > 3  # noqa: PLR2004
    return len(part) in {5, 6} and any(
        is_han_name(part[:cut]) and is_han_name(part[cut:]) for cut in (2, 3, 4)
    )


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u200b\ufeff■□▪◆◇●?":
        at += 1
    return at


def _closing(text: str, at: int) -> int:
    """End of the piece that begins at `at`: behind its bracket, or before the next one."""
    pairs = {"(": ")", "[": "]"}
    if close := pairs.get(text[at]):
        depth = 0
        for place in range(at, len(text)):
            depth += (text[place] == text[at]) - (text[place] == close)
            if depth == 0:
                return place + 1
        return len(text)
    stops = [p for mark in "([" if (p := text.find(mark, at)) > 0]
    return min(stops, default=len(text))
