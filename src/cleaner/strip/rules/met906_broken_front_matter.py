"""The front matter does not parse."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.markdown.front_matter import read_front_matter
from cleaner.rule import Rule
from cleaner.strip.view.view import View

RULE = Rule(
    code="MET906",
    name="broken-front-matter",
    stage="strip",
    summary=__doc__,
    why="Whoever reads the file next takes its head for text, or stops. Reported when selected.",
    keeps=("---\ntitle: A title\n---\n\nThe keeper wrote the hour into his book, as every day.\n",),
    triggers=("---",),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Yield one report for a text whose head is broken front matter."""
    parsed = read_front_matter(view.document.text)
    if parsed.metadata is None and parsed.reason:
        yield RULE.report(0, 3, f"the front matter does not parse: {parsed.reason}")
