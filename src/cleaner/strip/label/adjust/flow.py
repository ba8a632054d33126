"""Code, tables, headings and items in the flow of a text: they stand where both sides of them do.

Trees that learned from running text give short code, tables of figures and headings low scores.
Between two paragraphs that are kept, and in the box that holds both, they belong to the text.
"""

from collections.abc import Sequence

from cleaner.strip.html import tree as bit
from cleaner.strip.label.sums import Sums

MOST_RUNS = 60
"""Dropped runs between two kept ones that are looked at; more are a box of their own."""
LINKED = 0.5
"""Share of linked characters from which a run in the flow leads elsewhere."""
HEADING = 0.15
"""Score from which a heading in the flow stands; under it are heads of boxes (`Related`)."""
ITEM = 0.1
"""The least score of a list item between kept ones, and of the last before what was cut."""
TABLE = 0.02
"""The least score of a cell in a table that is kept."""
STEPS = 2
"""Containers from a kept run up to the one that holds both sides."""


def keep_in_flow(page: Sums, scores: Sequence[float], keep: list[bool]) -> None:
    """Set what stands between two kept runs of one box in `keep`, if it is no running text."""
    before = -1
    for i in [i for i, kept in enumerate(keep) if kept]:
        if 1 < i - before <= MOST_RUNS + 1 and before >= 0 and _is_one_box(page, before, i):
            _keep_gap(page, scores, keep, range(before + 1, i))
        before = i
    last = before + 1
    if 0 < last < len(keep) and page.flags[last] & bit.CODE and _is_one_box(page, before, last):
        keep[last] = scores[last] >= ITEM


def is_plain(page: Sums, claims: Sequence[str]) -> bool:
    """Whether a page is a few runs without a link, a form or a box: nothing on it is furniture."""
    tree = page.tree
    if page.all_weight > PLAIN or tree.fields or any(tree.linked) or any(claims):
        return False
    return not any(flags & _PLACES for flags in page.flags)


PLAIN = 1500
"""Weight of such a page at most."""
_PLACES = bit.NAV | bit.FOOTER | bit.ASIDE | bit.FORM | bit.HEADER | bit.HIDDEN | bit.NOSCRIPT
"""Places that are no flow of text."""


def _keep_gap(page: Sums, scores: Sequence[float], keep: list[bool], gap: range) -> None:
    """Decide over the runs between two kept ones, from the last: a heading stands by what follows.

    Items stand together or not at all.
    """
    listed = all(page.flags[i] & bit.LIST and scores[i] >= ITEM for i in gap)
    for i in reversed(gap):
        flags = page.flags[i]
        if page.links[i] > LINKED:
            continue
        if flags & bit.CODE:
            keep[i] = True
        elif i in page.tree.tables:
            keep[i] = scores[i] >= TABLE
        elif flags & bit.HEADING:
            keep[i] = keep[i + 1] and scores[i] >= HEADING
        else:
            keep[i] = listed


def _is_one_box(page: Sums, first: int, second: int) -> bool:
    """Whether two runs stand in one container, at most `STEPS` below it."""
    return not _above(page, first).isdisjoint(_above(page, second))


def _above(page: Sums, run: int) -> set[int]:
    """The nearest containers around a run, without the one that is its own line."""
    parents = page.tree.parents
    node = page.tree.owners[run]
    found: set[int] = set()
    for _ in range(STEPS):
        node = parents[node]
        if node <= 0:
            break
        found.add(node)
    return found
