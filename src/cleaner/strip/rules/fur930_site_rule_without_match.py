"""FUR930: a site rule whose body is not on the page."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Rule
from cleaner.strip.view.view import View

RULE = Rule(
    code="FUR930",
    name="site-rule-without-match",
    stage="strip",
    order=930,
    summary="The site rule for this page finds no body in it, or next to nothing.",
    why="Sites change their templates. The labeller then decides as on any page, and this finding "
    "says which rule has run out: give it a last day, or new selectors.",
    keeps=("The keeper lit the lamp at dusk and wrote the hour into his book, as every day.\n",),
    safe=True,
)


def find(view: View) -> Iterator[Finding]:
    """Yield nothing: the finding comes with the page that was read by a rule."""
    _ = view
    yield from ()
