"""A line beside the article gives a name, a day or a source together with other things."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Rule
from cleaner.strip.credits.names import is_organisation, parse_names, parse_source
from cleaner.strip.credits.split import Stretch, read_credits
from cleaner.strip.metadata.dates import parse_date
from cleaner.strip.view.credit_lines import readings
from cleaner.strip.view.line import Line
from cleaner.strip.view.view import View

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
WHOLE_DAY = len("2024-05-05")


def find(view: View) -> Iterator[Finding]:
    """Read labelled credits out of lines no credit rule tells; they stay as they were decided."""
    if view.document.is_html or view.markdown or view.first < 0:
        return
    told = {reading.line.block.index for reading in readings(view)}
    above = view.lines[max(0, view.first - NEAR) : view.first]
    for line in (*above, *view.lines[view.last + 1 : view.last + 1 + NEAR]):
        block = line.block
        if line.prose or block.index in told or len(line.text) > LONGEST:
            continue
        if facts := tuple(_facts(line, view.document.metadata.language or "")):
            yield RULE.report(
                block.start, block.end, block=block.index, kind=block.kind, metadata=facts
            )


def _facts(line: Line, language: str) -> Iterator[tuple[str, str]]:
    """What the labels of a line give; what fits no field stands as it is among the credits."""
    for stretch in read_credits(line.block.text):
        if not stretch.marked:
            continue
        if stretch.field in {"published", "modified"}:
            day = parse_date(stretch.text, language=language)
            if day and len(day) >= WHOLE_DAY and day[0] != "-":
                yield stretch.field, day
        elif stretch.field in {"authors", "editors"}:
            names = _people(stretch, language)
            yield from names or [("credits", line.block.text.strip())]
        elif stretch.field == "source" and (source := parse_source(stretch.text)):
            yield "source", source


def _people(stretch: Stretch, language: str) -> list[tuple[str, str]]:
    """The names behind a label, each with its field."""
    names = parse_names(stretch.text, language)
    return [(stretch.field, name) for name in names if not is_organisation(name)]
