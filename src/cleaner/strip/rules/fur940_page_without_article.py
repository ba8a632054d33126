"""The page says that there is nothing to read, and says little else."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import REJECT, Example, Rule
from cleaner.strip.view.shells import shell_of
from cleaner.strip.view.view import View

RULE = Rule(
    code="FUR940",
    name="page-without-article",
    stage="strip",
    summary=__doc__,
    why="Error pages, login walls, parked domains, the doors of adult sites and portals have "
    "sentences of their own, which are no article; the whole document goes to the rejects with its text.",
    keeps=(
        (
            "Page not found, says the screen, and most visitors leave within a few seconds. The clerks of "
            "Ostby print the opening hours there. Complaints fell by half in the first year.\n"
        ),
        (
            "Diese Domain steht zum Verkauf, las die Kämmerin, als sie die Seite ihrer Stadt aufrief. "
            "Niemand hatte die Rechnung bezahlt. Der Rat stimmte nach kurzer Beratung zu.\n"
        ),
        "该域名正在出售,他在屏幕上读到这一行字,才想起已经三年没有付过账单。第二天他去了镇上的邮局。那里的人还记得他。\n",
    ),
    examples=(
        Example(before="Page not found\n\nThe page you requested could not be found.\n", after=""),
        Example(before="该域名正在出售\n\n如果您有意购买此域名,请与我们联系。\n", after=""),
    ),
)
KINDS = {
    "adult": "the page is the door of an adult site",
    "error": "the page is an error page",
    "login": "the page asks to log in and shows nothing else",
    "parked": "the page is that of a parked domain or a fresh server",
    "portal": "the page is a portal: links to articles without a text of its own",
}
"""What the verdict says of each kind."""


def find(view: View) -> Iterator[Finding]:
    """Reject the document."""
    if shell := shell_of(view):
        yield RULE.report(
            0,
            len(view.document.text),
            KINDS[shell.kind],
            kind=REJECT,
            confidence=shell.confidence,
        )
