"""A line behind the article holds a short name in brackets."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.credits.line import Credit
from cleaner.strip.view.credit_lines import facts_of, reader_of, readings
from cleaner.strip.view.view import View
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="MET210",
    name="bracketed-author",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="The person or office that sent the text in stands so at its end.",
    keeps=(BODY + "\n（图片来自网络，如有侵权请联系删除）", BODY + "\n（2019年夏，记于江边）"),
    examples=(
        Example(before=BODY + "\n(江边县防汛办)", after=BODY),
        Example(before=BODY + "\n（林晓梅）", after=BODY),
    ),
    check=False,
)
NAME = lazy_pattern(rf"[(\[]([{HAN}·、 ]{{2,16}})[)\]]")
NEAR = 3
"""The line stands among so many behind the last paragraph."""


def find(view: View) -> Iterator[Finding]:
    """Drop the line, and take a name for an author, an office for a credit."""
    words = reader_of(view).words
    told = {reading.line.block.index for reading in readings(view)}
    for line in view.lines[view.last + 1 : view.last + 1 + NEAR]:
        match = NAME.fullmatch(line.text.strip())
        if line.block.index in told or view.last < 0:
            continue
        if match and not words.no_sender.search(match[1]):
            sender = (Credit("authors", *match.span(1)),)
            facts = facts_of(view, line.block.text, sender)
            if facts is not None:
                yield RULE.drop(line.block, "byline", metadata=facts, confidence=0.8)
