"""Pages without an article: parked domains, error pages, login walls, doors of adult sites, portals.

Such a page is known by what it says of itself, and by saying little else: a text about lost pages
has sentences of its own.
"""

from typing import NamedTuple

from cleaner.strip.html.tree import weigh
from cleaner.strip.view.line import Line, lone_line
from cleaner.strip.view.phrases import LONGEST, Mark, find_marks, matcher
from cleaner.strip.view.view import CERTAIN, COVERED, ENOUGH, SURE_FURNITURE, View, remembered
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.sentences import sentences_in

MOST = 12
"""Sentences beyond which a page is not searched: no error page at hand explains itself in more."""
REST, REST_SURE = 2, 4
"""Sentences of its own that such a page may have; the second where its title or several entries say
what it is. Of 3,074 annotated pages those with an article of fewer than three have no such entry."""
REST_WEIGHT = 600
"""Bytes of UTF-8 beside what tells, on a page whose title does not: of 60 pages of such kinds the most is
257, of the pages that were taken for one of them without being one the least 1,750."""
SEVERAL = 2
"""So many different phrases of a kind make a page a shell."""

END = lazy_pattern(r"[.!?](?:\s|\Z)|[。！？]")

ROOT = lazy_pattern(r"https?://[^/?#]+/?(?:(?:index|default|home)\.[a-z]{3,5})?(?:[?#].*)?")
"""The address of a site's first page."""
PORTAL_LINES = 6
"""Lines that a portal leads on with, at least: fewer are a notice."""
PORTAL_WEIGHT = 3000
"""Bytes of such lines, at most; a list that says more of what it leads to is something to read."""


class Shell(NamedTuple):
    """What a page without an article is, the entry that says so, and how sure that is."""

    kind: str
    entry: str = ""
    confidence: float = 1.0


@remembered
def shell_of(view: View) -> Shell | None:
    """What kind of page without an article this is; `None` if it may hold one."""
    if view.markdown or _says_much(view):
        return None
    told = _telling_lines(view)
    rest = _sentences(view, told)
    titled = _title_marks(view)
    speaking = [m for marks in (titled, *told.values()) for m in marks if m.entry.weight > 0]
    sure = len({m.id for m in speaking}) >= SEVERAL or (bool(titled) and bool(told))
    if speaking and rest <= (REST_SURE if sure else REST) and (titled or _is_main(view, told)):
        return Shell(speaking[0].entry.kind, speaking[0].id, 0.95 if sure else 0.8)
    return Shell("portal", confidence=0.8) if _is_portal(view, rest) else None


def _is_main(view: View, told: dict[int, list[Mark]]) -> bool:
    """Whether the lines that tell are what the page shows first of all, not a notice beside the rest.

    A shop says "access denied" in a box it never opens, a thread that an answer to it was deleted.
    """
    if not view.document.is_html:
        return True
    likely = [line for line in view.lines if line.block.score >= CERTAIN]
    rest = sum(weigh(line.text) for line in likely if line.block.index not in told)
    return not rest or (rest <= REST_WEIGHT and any(x.block.index in told for x in likely))


def _telling_lines(view: View) -> dict[int, list[Mark]]:
    """The entries that tell what lines are, by the ordinal of the block."""
    wanted = matcher("shells", view.languages)
    short = [line for line in view.lines if len(line.text) <= LONGEST]
    found = find_marks(wanted, short)
    texts = {line.block.index: line.text for line in short}
    telling = {at: [m for m in marks if _tells(m, texts[at])] for at, marks in found.items()}
    return {at: marks for at, marks in telling.items() if marks}


def _tells(mark: Mark, text: str) -> bool:
    """Whether an entry is a good part of what the sentence says that it begins."""
    end = END.search(text, mark.end)
    size = (end.end() if end else len(text)) - mark.start
    return mark.entry.match == "line" or mark.end - mark.start >= COVERED * size


def _title_marks(view: View) -> list[Mark]:
    """The entries by which the title of the page says that it is such a page."""
    title = view.document.metadata.title
    if not title:
        return []
    line = lone_line(title)
    marks = find_marks(matcher("shells", view.languages), [line]).get(0, ())
    return [m for m in marks if m.entry.weight > 0 and _tells(m, line.text)]


def _says_much(view: View) -> bool:
    """Whether a page has more than `MOST` sentences; of an article few lines are asked."""
    left = MOST
    for line in view.lines:
        if _may_be_text(view, line):
            left -= sentences_in(line.block.text)
            if left < 0:
                return True
    return False


def _sentences(view: View, told: dict[int, list[Mark]]) -> int:
    """How many sentences stand in lines that may be text, without those that tell there is none."""
    return sum(
        max(0, sentences_in(line.block.text) - (line.block.index in told))
        for line in view.lines
        if _may_be_text(view, line)
    )


def _may_be_text(view: View, line: Line) -> bool:
    return line.block.score >= SURE_FURNITURE and view.weight(line) < ENOUGH


def _is_portal(view: View, rest: int) -> bool:
    """Whether this is the first page of a site, a list, with hardly a sentence on it."""
    address = view.document.metadata.url or ""
    if view.kind != "list" or rest > REST or not ROOT.fullmatch(address):
        return False
    likely = [line for line in view.lines if _may_be_text(view, line)]
    return len(likely) >= PORTAL_LINES and sum(weigh(x.text) for x in likely) <= PORTAL_WEIGHT
