"""A reference of a page that was escaped twice, so that readers see its name."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.double_escapes import twice_escaped
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP088",
    name="reference-escaped-twice",
    stage="repair",
    summary=__doc__,
    why=(
        "Feeds and content systems escape what was escaped already: the page shows &#8217; in the "
        "middle of a word. A page that explains references shows them between blanks."
    ),
    keeps=(
        "<p>To show the sign for and, write &amp;amp; in the source; &amp;nbsp; is a blank.</p>",
        "<p>The search &amp; the list</p>",
        "<pre>don&amp;#8217;t, can&amp;#8217;t</pre>",
        '<a href="?q=a&amp;copy;b&amp;reg;c">list</a>',
    ),
    examples=(
        Example(
            "<p>The keeper&amp;#8217;s boat &amp;amp; the hen&amp;rsquo;s crate</p>",
            "<p>The keeper&#8217;s boat &amp; the hen&rsquo;s crate</p>",
            "text/html",
        ),
    ),
    triggers=("&amp;",),
    safe=True,
    scope="source",
)
ESCAPED = "&amp;"


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a reference."""
    _ = config
    if document.is_html:
        for start in twice_escaped(document.text):
            yield RULE.replace(start, ESCAPED, "&")
