"""A reference to a zero-width character that means nothing here."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.invisible import invisible_references
from cleaner.rule import Example, Rule

REFERENCE = (
    "&(?:#(?:x0*(?:200[b-fB-F]|2060|202[a-eA-E]|206[6-9a-fA-F]|[aA][dD])|820[3-7]|823[4-8]|173)"
    "|shy|ZeroWidthSpace|NoBreak|zwj|zwnj|lrm|rlm);"
)

RULE = Rule(
    code="REP057",
    name="zero-width-reference",
    stage="repair",
    patterns=(REFERENCE,),
    summary=__doc__,
    why="On a page it is the same as the character itself (REP050): nobody sees it, searches fail on it.",
    keeps=(
        "<p>\u0645\u06cc&zwnj;\u062e\u0648\u0627\u0647\u0645</p>",
        "<p>\U0001f468&#8205;\U0001f469</p>",
        "<p>\u05d0\u05d1\u05d2&lrm; (Hebrew)</p>",
        "Write &amp;shy; where a word may break.",
    ),
    examples=(
        Example("<p>雾&#8203;都孤儿</p>", "<p>雾都孤儿</p>", "text/html"),
        Example("<p>Geld&shy;beu&#xAD;tel</p>", "<p>Geldbeutel</p>", "text/html"),
    ),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield a deletion for every meaningless reference of a page."""
    _ = config
    if document.is_html:
        for start, reference in invisible_references(document.text):
            yield RULE.replace(start, reference)
