"""Reads credits: lines of their own, and what is glued to the last sentence of an article.

Who wrote and edited, where it comes from, when it appeared, and the mark of the end.
"""

from functools import lru_cache

from cleaner.strip.credits.line import Credit, LineReader, stripped
from cleaner.strip.credits.name_shape import names_people
from cleaner.strip.credits.words import Words
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

MARK = lazy_pattern(r"[。!?…;.][\"')\]]*")
"""A sentence ends here, so credits may begin; a closing bracket may belong to the sentence."""
OPENING = lazy_pattern(rf"[(\[#《]|[{HAN}]{{1,16}}[ ]*[:|/ ]|[{HAN}]{{2,20}}\Z")
"""How credits behind a sentence begin: most sentences end the search here."""
HASHES = lazy_pattern(r"[ \[(]*#{2,}[ \])]*")
JUNK = " \u200b\ufeff■□▪◆◇●?"
"""What stands between a sentence and its credits."""
BRACKETS = lazy_pattern(r"(?:[(\[][^()\[\]]{1,60}[)\]][ ]*)+\Z")
"""Pieces in brackets at the end of a line that ends in no mark, as the last line of a poem."""
SENDER = lazy_pattern(f"[{HAN}a-z·]{{2,16}}")
LISTED = lazy_pattern(r"[、和,/ ]+")
PRINTED = lazy_pattern(r"《[^《》]{2,16}》[ ]?[(][^()]{6,40}[)]")
"""A printed paper with its day and page behind it."""
SHORT = 60
REMEMBERED = 20_000
"""Menus and footers come again on every page of a site: of so many short lines it is remembered
what they say."""
LONGEST_TAIL = 200
"""Code points behind the last sentence."""
CLOSING = {"(": ")", "[": "]"}
BRACKET_ENDS = frozenset(CLOSING.values())
CLOSERS = frozenset({"authors", "editors", "reporter", "reviewer", "source", "end"})
"""What the last bracket behind a line without a final mark must say."""


class CreditReader:
    """Reads lines of one page with the credit words of its languages."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._read_short = lru_cache(maxsize=REMEMBERED)(self._read)

    def read(self, text: str, raw: str = "", *, lenient: bool = False) -> list[Credit] | None:
        """Everything a folded line says, or None if it is no credit line through and through.

        `raw` is the line before folding: names in letters begin with capitals. `lenient` takes
        any short word behind a role for a name, as inside a dateline.
        """
        if lenient or len(text) > SHORT:
            return LineReader(self.words, text, raw or text).read(lenient=lenient)
        found = self._read_short(text, raw or text)
        return None if found is None else list(found)

    def _read(self, text: str, raw: str) -> tuple[Credit, ...] | None:
        found = LineReader(self.words, text, raw).read(lenient=False)
        return None if found is None else tuple(found)

    def names(self, text: str) -> bool:
        """Whether a folded text is nothing but names of people."""
        return bool(text) and names_people(text, text, self.words, sure=False)

    def tail(self, text: str, *, last: bool) -> tuple[int, list[Credit]] | None:
        """Where the credits glued to the last sentence begin, and what they say.

        On the `last` paragraph of an article a bracket with nothing but names is its authors.
        """
        base = max(0, len(text) - LONGEST_TAIL)
        for mark in MARK.finditer(text, base):
            found = self._pieces_from(text, mark.end(), last=last)
            if found is not None:
                return mark.end(), found
        return self._bracketed_tail(text)

    def _bracketed_tail(self, text: str) -> tuple[int, list[Credit]] | None:
        """Labelled credits in brackets behind a line that no mark ends."""
        if text.rstrip(" ")[-1:] not in BRACKET_ENDS:
            return None
        match = BRACKETS.search(text[-LONGEST_TAIL:])
        if match is None or not text[: -len(match[0])].strip():
            return None
        start = len(text) - len(match[0])
        found = self._pieces_from(text, start, last=False)
        return (start, found) if found and found[-1].field in CLOSERS else None

    def _pieces_from(self, text: str, start: int, *, last: bool) -> list[Credit] | None:
        """All that stands from `start` on, bracket by bracket; None if a piece cannot be told."""
        found: list[Credit] = []
        sure = last
        at = _skip(text, start)
        if at >= len(text) or not OPENING.match(text, at):
            return None
        while at < len(text):
            stop = _closing(text, at)
            read = self._tail_piece(text[at:stop], last=last)
            sure = sure or read is not None
            read = self._bare_source(text[at:stop]) if read is None else read
            if read is None or any(credit.field == "picture" for credit in read):
                return None
            found += [c._replace(start=c.start + at, end=c.end + at) for c in read]
            at = _skip(text, stop)
        return found if sure else None

    def _tail_piece(self, text: str, *, last: bool) -> list[Credit] | None:
        read = self.piece(text, bracketed=text[0] in CLOSING)
        if read is None and last and text[0] == "(" and self.names(text.strip("() ")):
            return [Credit("authors", 1, len(text) - 1)]
        return read

    def _bare_source(self, text: str) -> list[Credit] | None:
        """A bracket with nothing but the name of a paper or station, beside other credits."""
        start, end = stripped(text, 0, len(text))
        names_paper = SENDER.fullmatch(text, start, end) and self.words.media.search(text[:end])
        return [Credit("source", start, end)] if text[0] in CLOSING and names_paper else None

    def piece(self, text: str, *, bracketed: bool) -> list[Credit] | None:
        """One piece of a tail: an end mark, or a line of credits."""
        if self._is_end(text, bracketed=bracketed):
            return [Credit("end", 0, len(text))]
        found = self.read(text)
        if found is None and bracketed:
            return self._named_source(text)
        if found and len(found) == 1 and found[0].field == "published":
            return None  # a bare date behind a sentence belongs to it
        return found

    def closing(self, text: str) -> list[Credit] | None:
        """What a line says that is no credit line: an end mark, or papers behind a bracket."""
        if self._is_end(text, bracketed=True):
            return [Credit("end", 0, len(text))]
        return self._named_source(text)

    def _is_end(self, text: str, *, bracketed: bool) -> bool:
        bare = text.strip("[]() -·。.")
        return (bracketed and bare in self.words.ends) or HASHES.fullmatch(text) is not None

    def _named_source(self, text: str) -> list[Credit] | None:
        """A bracket that names papers behind a word for source: (据江边晚报), (综合新华社、江边晚报)."""
        start, end = stripped(text, 0, len(text))
        for label in self.words.heads.get(text[start : start + 1], ()):
            if self.words.fields[label] == "source" and text.startswith(label, start):
                first = start + len(label)
                papers = LISTED.split(text[first:end].strip())
                if all(self.words.media.search(paper) for paper in papers):
                    return [Credit("source", first, end, self.words.ids[label])]
        return None


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in JUNK:
        at += 1
    return at


def _closing(text: str, at: int) -> int:
    """End of the piece that begins at `at`: behind its bracket, or before the next one."""
    close = CLOSING.get(text[at])
    if text[at] == "《" and (paper := PRINTED.match(text, at)):
        return paper.end()
    if close is None:
        return min((p for mark in CLOSING if (p := text.find(mark, at)) > 0), default=len(text))
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == text[at]) - (text[place] == close)
        if depth == 0:
            return place + 1
    return len(text)
