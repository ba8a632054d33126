"""A line between paragraphs is a phrase such as `Read also` and a link to another article."""

from collections.abc import Iterator

from cleaner.block import Block
from cleaner.finding import Finding
from cleaner.rule import Rule
from cleaner.strip.view.line import Line
from cleaner.strip.view.phrases import Matcher, matcher, trim
from cleaner.strip.view.view import View

KIND = "related"
LONGEST = 250
"""Code points of a teaser; a longer line with a link is a paragraph."""
LINKED = 0.3
"""Share of the line in the link: headlines are longer than what leads to them."""
ALL = 0.97
"""Share from which the phrase stands in the link too."""
LOOSE = 3
"""Characters that part phrase and headline: a colon, a dash, blanks."""

RULE = Rule(
    code="FUR356",
    name="teaser-in-flow",
    stage="strip",
    summary=__doc__,
    why=(
        "Papers set teasers between the paragraphs of a story. The phrase alone proves nothing, but "
        "all of the line that is no link is the phrase."
    ),
    keeps=(
        "See also the report of 1987, which says more about the depth of the pond than this one.",
    ),
)


def find(view: View) -> Iterator[Finding]:
    """Drop lines that are a phrase and a link."""
    known: Matcher | None = None
    for line in view.lines:
        block = line.block
        if block.links < LINKED or len(line.text) > LONGEST or block.kind in {"code", "table"}:
            continue
        known = known or matcher("furniture", view.languages)
        if entry := _teaser(view, line, known):
            yield RULE.drop(block, KIND, entry=entry, confidence=0.9)


def _teaser(view: View, line: Line, known: Matcher) -> str:
    """The entry whose phrase is all that is no link in a line; empty if there is none."""
    bare = round((1 - line.block.links) * len(line.text))
    begun = [m for m in view.marks_of(line) if m.entry.kind == KIND and m.entry.match == "start"]
    if line.block.links >= ALL:
        return begun[0].id if begun and _is_beside_text(view, line.block) else ""
    named = known.whole.get(trim(line.text[:bare]))
    if named is not None and named.entry.kind == KIND:
        return named.id
    return next((mark.id for mark in begun if mark.end + LOOSE >= bare), "")


def _is_beside_text(view: View, block: Block) -> bool:
    """Whether a line that is all link stands between the first and the last paragraph."""
    lines = view.lines
    if view.first >= view.last:
        return False
    return lines[view.first].block.index < block.index < lines[view.last].block.index
