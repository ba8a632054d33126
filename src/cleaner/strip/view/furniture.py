"""Which lines of a page are furniture: by the entries found in them and by where they stand.

A phrase alone decides only where the article does not stand; between its first and its last
paragraph an entry must speak about the whole line. What follows the article's end is furniture
until it proves otherwise.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate, groupby
from typing import NamedTuple

from cleaner.markdown.menu import is_menu_item
from cleaner.strip.view.credit_lines import readings
from cleaner.strip.view.line import Line
from cleaner.strip.view.phrases import Mark
from cleaner.strip.view.title import Headline
from cleaner.strip.view.view import ENOUGH, View, remembered
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.sentences import sentences_in

SURE = 2.0
"""Entries of this weight drop prose between paragraphs of the article too."""
CAPTION = 120
"""Code points of a caption."""
WORDY_CAPTION = 400
"""The same in scripts that write with spaces, where a phrase is sure."""
CAPTION_WEIGHT = 0.9
"""What a caption's entry must weigh, wherever it stands."""
LINKED = 0.5
"""Share of a line inside links from which an entry that leads elsewhere is believed..."""
LINKED_WEIGHT = 0.4
"""... with this weight, inside the article too: `Read more: Bridge closed` as a link."""
PICTURE_STORY = 0.4
"""Where captions are more than this share of the prose they are the article."""
AFTER = 0.35
"""Prose behind the end of the article is at most this share of what stands before it."""
TEASER = 150
"""Code points of the longest paragraph that can be the teaser of another article."""
HEADLINE = 8
"""Code points of a line that can be a headline."""
HEADLINES = 3
"""So many lines in a row make a list behind an uncertain end."""
RUNNING = 2
"""So many paragraphs in a row, one of them of as many sentences, are text and no teasers: those
stand singly, between headlines and dates."""
OWN = frozenset({"leftover", "related"})
"""What Markdown shows as code, and heads of lists of what to read: its author's."""
WHOLE = 0.8
"""A phrase must be this share of a line of Markdown: authors write of menus and cookies, too."""

CONTACT = lazy_pattern(
    r"[^:]{5,40}:[ ]*[\d+(][\d\-+() ,、/转或至]{2,}[^\d]{0,8}|[\d\-+() ,、/转或至]{7,}"
)
"""A line with a telephone number behind the name of who answers it, or the number alone."""
CONTACTS = 3
"""So many in a row are a list of the article: the foot of a page names but its own number."""

ENDS = frozenset({"editors", "reviewer", "tags", "original_title"})
"""Credits that stand behind an article only."""
CLOSERS = frozenset({"related", "legal"})
"""Furniture that stands behind an article or far above it."""


class Piece(NamedTuple):
    """A line that is furniture, the label it gets, and the entry that says so."""

    line: Line
    kind: str
    entry: str
    confidence: float


@remembered
def phrase_pieces(view: View) -> tuple[Piece, ...]:
    """The lines that the phrases in them make furniture; code of the article is none."""
    story = _is_picture_story(view)
    contacts = _contacts(view)
    found = []
    for at, line in enumerate(view.lines):
        marks = view.speaking(line)
        if not marks or at in contacts or line.block.kind == "code":
            continue
        best = max(marks, key=lambda mark: mark.entry.weight)
        if view.markdown and not (_is_whole(line, marks) or _leads_menu(view, at, best.entry.kind)):
            continue
        if view.markdown and best.entry.kind == "legal" and view.first < at < view.last:
            continue  # a licence that is told in full
        weight = sum(mark.entry.weight for mark in marks)
        caption = best.entry.kind == "caption"
        if caption and (story or len(line.text) > _longest(line, best.entry.weight)):
            continue
        if weight >= _needed(line, best.entry.kind, inside=view.first < at < view.last):
            found.append(Piece(line, best.entry.kind, best.id, min(1.0, weight / SURE + 0.5)))
    return tuple(found)


def _is_whole(line: Line, marks: list[Mark]) -> bool:
    """Whether phrases are all there is to a line of Markdown; its headings and markup are written."""
    if line.block.kind in {"heading", "table"} or any(m.entry.kind in OWN for m in marks):
        return False
    if line.block.kind == "list" and not is_menu_item(line.block.text):
        return False
    if any(mark.entry.kind == "menu" for mark in marks):
        return is_menu_item(line.block.text)
    if any(mark.entry.kind == "caption" and mark.entry.match != "inside" for mark in marks):
        return line.text[:2] != ".."  # a picture of reStructuredText
    return max(mark.end - mark.start for mark in marks) >= WHOLE * len(line.text)


def _leads_menu(view: View, at: int, kind: str) -> bool:
    """Whether a line of Markdown is the head of a menu that a page left there."""
    below = view.lines[at + 1 : at + 1 + HEADLINES]
    return (
        kind == "related"
        and len(below) == HEADLINES
        and all(is_menu_item(line.block.text) for line in below)
    )


def _contacts(view: View) -> set[int]:
    """Places of the lines of lists of telephone numbers, as behind a notice or a warning."""
    found: set[int] = set()
    start = 0
    for at in range(len(view.lines) + 1):
        if at < len(view.lines) and CONTACT.fullmatch(view.lines[at].text.strip()):
            continue
        if at - start >= CONTACTS:
            found.update(range(start, at))
        start = at + 1
    return found


def _longest(line: Line, weight: float) -> int:
    """Code points a caption may have: words parted by blanks need more, if the entry is sure."""
    return CAPTION if line.cjk or weight < ENOUGH else WORDY_CAPTION


def _needed(line: Line, kind: str, *, inside: bool) -> float:
    """The weight that drops a line: least for a short line outside the article."""
    if kind == "caption":
        return CAPTION_WEIGHT
    if kind == "related" and line.block.links >= LINKED:
        return LINKED_WEIGHT
    if line.prose:
        return SURE if inside else ENOUGH
    return ENOUGH if inside else 0.5


def _is_picture_story(view: View) -> bool:
    """Whether the captions are most of what there is to read."""
    total = shown = 0
    for line in view.lines:
        caption = any(mark.entry.kind == "caption" for mark in view.marks_of(line))
        total += len(line.text) if line.prose or caption else 0
        shown += len(line.text) if caption else 0
    return shown > PICTURE_STORY * total


@remembered
def tail_pieces(view: View) -> tuple[Line, ...]:
    """The lines behind the end of the article that nothing else is known of."""
    end = _end(view)
    if end is None:
        return ()
    told = {reading.line.block.index for reading in readings(view)}
    told |= {piece.line.block.index for piece in phrase_pieces(view)}
    told |= _running(view, end + 1)
    prose = any(view.is_body(line) for line in view.lines[end + 1 :])
    found = [
        line
        for line in view.lines[end + 1 :]
        if line.block.index not in told and _may_go(line, sentences=prose)
    ]
    return tuple(_menu(found) if view.markdown else found)


def _menu(lines: list[Line]) -> list[Line]:
    """What of some lines of Markdown is the menu of a page, if there are enough for one."""
    items = [line for line in lines if is_menu_item(line.block.text)]
    return items if len(items) >= HEADLINES else []


def _running(view: View, first: int) -> set[int]:
    """Ordinals of the blocks from a place on that are running text among others of its kind."""
    found: set[int] = set()
    rest = view.lines[first:]
    counts = [0 if line.block.links >= LINKED else sentences_in(line.text) for line in rest]
    for reads, places in groupby(range(len(rest)), key=lambda at: counts[at] > 0):
        run = list(places)
        if reads and len(run) >= RUNNING and max(counts[at] for at in run) >= RUNNING:
            found.update(rest[at].block.index for at in run)
    return found


def _may_go(line: Line, *, sentences: bool) -> bool:
    """Whether a line behind the end can be furniture: no code, no table, no lone short sentence."""
    if line.block.kind in {"code", "table", "quote"}:
        return False
    return sentences or not (line.final and line.text.rstrip("\"')] ")[-1:] in {"。", "."})


def _end(view: View) -> int | None:
    """The place of the line that closes the article."""
    if view.last < 0:
        return None
    closers = {reading.line.block.index: reading.purpose for reading in readings(view)}
    last = view.lines[view.last].block.index
    marked = {
        piece.line.block.index: piece.kind
        for piece in phrase_pieces(view)
        if piece.line.block.index > last or view.weight(piece.line) >= ENOUGH
    }  # a link to another article inside this one closes nothing
    for at in range(view.first + 1, len(view.lines)):
        index = view.lines[at].block.index
        sure = closers.get(index) in ENDS or marked.get(index) in CLOSERS
        if (sure or index in closers or index in marked) and _closes(view, at, sure=sure):
            return at
    return None


def _closes(view: View, at: int, *, sure: bool) -> bool:
    """Whether what follows a line is furniture: no prose, or teasers among headlines."""
    if at >= view.last:
        return sure or _is_list(view, at)
    if not sure:
        return False
    prose = _prose_of(view)
    behind = bisect_right(prose.places, at)
    before = prose.sums[bisect_left(prose.places, at)]
    number = len(prose.places) - behind
    return (
        prose.sums[-1] - prose.sums[behind] <= AFTER * before
        and prose.longest[behind] <= TEASER
        and len(view.lines) - at - 1 - number >= number
    )


class _Prose(NamedTuple):
    """The places of the lines of prose, their lengths summed up, and the longest from each on."""

    places: list[int]
    sums: list[int]
    longest: list[int]


@remembered
def _prose_of(view: View) -> _Prose:
    places = [at for at, line in enumerate(view.lines) if view.is_body(line)]
    sizes = [len(view.lines[at].text) for at in places]
    longest = [*accumulate(reversed(sizes), max)][::-1]
    return _Prose(places, [*accumulate(sizes, initial=0)], longest)


def _is_list(view: View, at: int) -> bool:
    """Whether several lines that could be headlines follow, and hardly anything else."""
    rest, headlines = _counts_behind(view)
    return headlines[at + 1] >= HEADLINES and 2 * headlines[at + 1] >= rest[at + 1]


@remembered
def _counts_behind(view: View) -> tuple[list[int], list[int]]:
    """How many lines from each place on are no credits, and how many of them could be headlines."""
    told = {reading.line.block.index for reading in readings(view)}
    others = [line.block.index not in told for line in view.lines]
    headlines = [
        other and _is_headline(line) for other, line in zip(others, view.lines, strict=True)
    ]
    rest, heads = ([*accumulate(reversed(some), initial=0)][::-1] for some in (others, headlines))
    return rest, heads


def _is_headline(line: Line) -> bool:
    return (
        HEADLINE <= len(line.text) <= CAPTION
        and not line.final
        and not CONTACT.fullmatch(line.text.strip())
    )


def above_title(view: View, headline: Headline | None) -> tuple[Line, ...]:
    """The lines above a sure title, if they are no prose: menus and the names of sites."""
    if headline is None or not headline.sure or headline.line.block.index > view.last:
        return ()
    told = {reading.line.block.index for reading in readings(view)} | set(headline.repeats)
    told |= {piece.line.block.index for piece in phrase_pieces(view)}
    found = [
        line
        for line in view.lines
        if line.block.index < headline.line.block.index
        and line.block.index not in told
        and not line.prose
        and not sentences_in(line.text)
    ]
    return tuple(_menu(found) if view.markdown else found)
