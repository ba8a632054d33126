"""What the metadata rules share: the credit lines of a page, read once, and what they say.

Each line is told by its first purpose, so that every one belongs to exactly one rule.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.pack import pack_cache
from cleaner.rule import Rule
from cleaner.strip.credits.dateline import Dateline, find_dateline
from cleaner.strip.credits.line import Credit
from cleaner.strip.credits.tail import CreditReader
from cleaner.strip.credits.words import credit_words
from cleaner.strip.metadata.facts import Facts, read_facts
from cleaner.strip.view.line import Line
from cleaner.strip.view.view import View, remembered
from cleaner.text.lazy_pattern import lazy_pattern

PURPOSES = (
    "original_title", "published", "modified", "source", "authors", "reporter", "editors", "tags",
    "categories", "reviewer", "picture", "beside", "counter", "link", "ago", "end",
)  # fmt: skip
"""A line is told by the first of these that it holds."""
ANYWHERE = frozenset({"editors", "original_title", "reviewer"})
"""Purposes no paragraph has: such lines are taken wherever they stand."""
HEAD_LINES = 8
"""A line with nothing but a date belongs to the article only so near before its text."""
VERSION = lazy_pattern(r"[\[(]?v?\d+(?:\.\d+)+[a-z\d]*[\])]?[ :,–-]")
"""The number of a version before its day: a heading of a list of changes."""
LABELLED = lazy_pattern(r"[^\W\d_]{2,6}[ ]*[:|/][ ]*\S")
"""A line that gives a name or value behind a label."""


class Reading(NamedTuple):
    """A line that is told through and through; `purpose` is the first of `PURPOSES` it serves.

    `facts` are the pairs for the metadata: all that would be lost with the line.
    """

    line: Line
    purpose: str
    credits: tuple[Credit, ...]
    facts: Facts


def reader_of(view: View) -> CreditReader:
    """The reader with the credit words of the languages of a page."""
    return _reader(view.languages)


@pack_cache
def _reader(languages: tuple[str, ...]) -> CreditReader:
    return CreditReader(credit_words(languages))


@remembered
def readings(view: View) -> tuple[Reading, ...]:
    """Every credit line of a page that stands where credit lines stand."""
    return tuple(_readings(view))


def _readings(view: View) -> Iterator[Reading]:
    reader = reader_of(view)
    closed = False
    for at, line in enumerate(view.lines):
        if line.prose and line.block.text[-1:] == "。":
            continue
        if view.markdown and (line.block.kind != "paragraph" or line.text[:1] == "["):
            continue  # items, headings, and what a label of a link stands for
        found = reader.read(line.text, line.block.text)
        if found is None and at > view.last >= 0:
            found = reader.closing(line.text)
        if not found or _is_version(line, found):
            continue
        purpose = _purpose(found)
        if closed or _is_placed(view, at, purpose, found):
            facts = facts_of(view, line.block.text, found)
            if facts is not None:
                closed = closed or (purpose == "editors" and at > view.first)
                yield Reading(line, purpose, tuple(found), facts)


def _is_version(line: Line, found: list[Credit]) -> bool:
    """Whether a line with a day begins with a number that is no part of it."""
    start = VERSION.match(line.text)
    return start is not None and all(c.start >= start.end() - 1 for c in found)


def _purpose(found: list[Credit]) -> str:
    """What a line is for; the paper named before its reporter does not make it a source line."""
    fields = {c.field for c in found if c.entry or c.field != "source"} or {"source"}
    return next(purpose for purpose in PURPOSES if purpose in fields)


def _is_placed(view: View, at: int, purpose: str, found: list[Credit]) -> bool:
    """Whether a credit line stands where it can be one of this article."""
    if purpose in ANYWHERE:
        return at > view.first or purpose != "reviewer" or not _in_cast(view, at)
    labelled = any(c.entry for c in found)
    if at < view.first:
        return labelled or at < HEAD_LINES or view.first - at <= HEAD_LINES
    if not labelled and purpose in {"published", "modified"}:
        return at == view.first + 1 and view.first < len(view.lines) - 1
    return at <= view.first + 1 or at > view.last


def _in_cast(view: View, at: int) -> bool:
    """Whether a line above the text stands in a list of labels of which some are no credits."""
    lines = view.lines
    first = last = at
    while first and LABELLED.match(lines[first - 1].text):
        first -= 1
    while last + 1 < len(lines) and LABELLED.match(lines[last + 1].text):
        last += 1
    reader = reader_of(view)
    return not all(reader.read(line.text, line.block.text) for line in lines[first : last + 1])


def is_dateline(view: View, line: Line) -> bool:
    """Whether a line begins with a dateline."""
    return find_dateline(line.text, reader_of(view), view.languages) is not None


LEADS = 4
"""So many of the first paragraphs may carry the dateline: a summary can stand before it."""


@remembered
def first_dateline(view: View) -> tuple[Line, Dateline] | None:
    """The first line that begins with a dateline, among the first paragraphs."""
    prose = 0
    for line in view.lines:
        found = find_dateline(line.text, reader_of(view), view.languages)
        if found is not None:
            return line, found
        prose += line.prose
        if prose >= LEADS:
            break
    return None


def facts_of(view: View, text: str, told: Iterable[Credit]) -> Facts | None:
    """What credits say, read from the unfolded text of a block; None if something would be lost."""
    return read_facts(text, told, reader_of(view).words, _language(view.document))


def _language(document: Document) -> str:
    """The language that decides how a date in numbers is read.

    English is believed only where it is declared: of 03/04/2024 a text does not say whether
    British or American hands wrote it.
    """
    found = document.detection.language if document.detection else ""
    return document.metadata.language or (found if found != "en" else "")


def drop_told(rule: Rule, view: View, kind: str, purposes: AbstractSet[str]) -> Iterator[Finding]:
    """Drop the credit lines that serve one of these purposes under a label, and read them."""
    for reading in readings(view):
        if reading.purpose in purposes:
            block = reading.line.block
            yield rule.drop(
                block, kind,
                entry=next((c.entry for c in reading.credits if c.entry), ""),
                metadata=reading.facts,
            )  # fmt: skip


def is_last_paragraph(view: View, at: int) -> bool:
    """Whether no prose follows a line but what a page prints below its articles."""
    return at == view.last
