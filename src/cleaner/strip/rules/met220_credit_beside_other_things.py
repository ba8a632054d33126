"""A line beside the article gives a name, a day or a source together with other things."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Rule
from cleaner.strip.credits.name_shape import is_han_name
from cleaner.strip.credits.names import is_organisation, parse_names, parse_source
from cleaner.strip.credits.split import Stretch, read_credits
from cleaner.strip.metadata.dates import parse_date
from cleaner.strip.metadata.facts import Facts
from cleaner.strip.view.credit_lines import facts_of, reader_of, readings
from cleaner.strip.view.line import Line
from cleaner.strip.view.view import View
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="MET220",
    name="credit-beside-other-things",
    stage="strip",
    summary=__doc__,
    why="Whoever drops such a line drops who wrote the text and when; what a label gives is read.",
    keeps=(BODY + "\n作者在书中写道：这座城市从来没有真正安静过，河边的人最清楚这一点。",),
    check=False,
)
NEAR = 3
"""Lines above and below the article in which a credit is one of its own."""
LONGEST = 90
"""Code points of such a line; a longer one is text."""
CHAIN = 3
"""Lines behind a labelled credit that may go on with what it began."""
WHOLE_DAY = len("2024-05-05")


def find(view: View) -> Iterator[Finding]:
    """Read what lines that no credit rule tells say of the article; they stay as they were decided.

    Such lines stand near the article, or in a chain with credits that were told.
    """
    if view.document.is_html or view.markdown or view.first < 0:
        return
    language = view.document.metadata.language or ""
    for line, chained in _outside(view):
        block = line.block
        facts = (_whole(view, line) if chained else ()) or tuple(_facts(line, language))
        if facts:
            yield RULE.report(
                block.start, block.end, block=block.index, kind=block.kind, metadata=facts
            )


def _outside(view: View) -> Iterator[tuple[Line, bool]]:
    """The lines around the article that may say more; whether one stands beside a told credit."""
    told = {
        reading.line.block.index: any(credit.entry for credit in reading.credits)
        for reading in readings(view)
    }
    for places in (range(view.first - 1, -1, -1), range(view.last + 1, len(view.lines))):
        chained = 0
        for step, at in enumerate(places):
            line = view.lines[at]
            if line.block.index in told:
                chained = CHAIN if told[line.block.index] else chained
                continue
            if not chained and step >= NEAR:
                continue
            if not line.prose and len(line.text) <= LONGEST:
                yield line, chained > 0
            chained = chained - 1 if chained and _goes_on(view, line) else 0


def _goes_on(view: View, line: Line) -> bool:
    """Whether a line is one of a chain of credits itself."""
    told = reader_of(view).read(line.text, line.block.text)
    return told is not None or _is_bare(line) or any(_told(line))


def _is_bare(line: Line) -> bool:
    """Whether a line is the name of a paper in Han, or of somebody."""
    text = line.block.text.strip()
    return HAN_ONLY.fullmatch(text) is not None and (is_organisation(text) or is_han_name(text))


def _whole(view: View, line: Line) -> Facts:
    """What a line beside told credits says, if that can be told to its end or is a bare name."""
    text = line.block.text
    found = reader_of(view).read(line.text, text)
    facts = facts_of(view, text, found) if found else None
    if facts or not _is_bare(line) or view.marks_of(line):
        return facts or ()
    return (("source" if is_organisation(text.strip()) else "credits", text.strip()),)


def _told(line: Line) -> Iterator[Stretch]:
    """The parts of a line that a label with its mark, or a role with names behind it, opens."""
    for stretch in read_credits(line.block.text):
        role = stretch.field == "authors" and HAN_NAMES.fullmatch(stretch.text) is not None
        if stretch.field in SAID and (stretch.marked or role):
            yield stretch


HAN_NAMES = lazy_pattern(f"[{HAN}·、，, ]{{2,24}}")
"""The names behind a role: in letters what a role opens may be anything (by this form)."""
HAN_ONLY = lazy_pattern(f"[{HAN}·]{{2,16}}")
SAID = frozenset({"authors", "editors", "published", "modified", "source"})
"""What is asked of a line."""


def _facts(line: Line, language: str) -> Iterator[tuple[str, str]]:
    """What a line gives; what fits no field stands as it is among the credits."""
    for stretch in _told(line):
        found = list(_fields(stretch, language))
        yield from found or [("credits", line.block.text.strip())]


def _fields(stretch: Stretch, language: str) -> Iterator[tuple[str, str]]:
    """What one part of a line gives for its field."""
    if stretch.field in {"published", "modified"}:
        day = parse_date(stretch.text, language=language)
        if day and len(day) >= WHOLE_DAY and day[0] != "-":
            yield stretch.field, day
    elif stretch.field == "source":
        if source := parse_source(stretch.text):
            yield "source", source
    elif stretch.marked:
        for name in parse_names(stretch.text, language):
            if not is_organisation(name):
                yield stretch.field, name
