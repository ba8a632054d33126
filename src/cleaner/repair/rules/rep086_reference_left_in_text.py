"""Character references of HTML in plain text."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.code import is_code
from cleaner.repair.escapes import reference_runs
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP086",
    name="reference-left-in-text",
    stage="repair",
    summary=__doc__,
    why=(
        "Extractors that read a page twice escaped leave &#x4E2D; and &ldquo; in the text. One that "
        "is cited, in quotes or between blanks, stays, and so do those that would become markup."
    ),
    keeps=(
        "Write `&nbsp;` or &lt;br&gt; if you must.",
        "The reference &eacute; is a letter.",
        "Markup(\n  '<em>old</em>&raquo;new'\n)\nis how a string of a program is written",
    ),
    examples=(
        Example("&#x4E2D;&#25991;&ldquo;好&rdquo;", "中文“好”"),
        Example("做完了。&nbsp;&nbsp;", "做完了。\u00a0\u00a0"),
    ),
    triggers=("&",),
    safe=True,
    scope="plain",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a run."""
    _ = config
    markdown = document.media_type == "text/markdown"
    for start, before, after in reference_runs(document.text):
        if markdown and ("&#" not in before or is_code(document, start)):
            continue  # authors write &nbsp; and &rarr; there; letters by their numbers nobody does
        yield RULE.replace(start, before, after)
