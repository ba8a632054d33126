"""Finds the line that is the article's title, and the lines that repeat it.

A title is evident where the page says what it is called, where the same line stands twice at the
head or with the site's name behind it, before the line with date and source, or where a text
begins with one short line before its paragraphs. Else nothing is taken.
"""

from collections import Counter
from typing import NamedTuple

from cleaner.strip.credits.names import is_organisation
from cleaner.strip.credits.split import read_credits
from cleaner.strip.credits.vocabulary import words
from cleaner.strip.view.credit_lines import is_dateline, reader_of, readings
from cleaner.strip.view.line import Line
from cleaner.strip.view.spam import spam_lines
from cleaner.strip.view.view import View, remembered
from cleaner.text.fold import fold
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key

LONGEST_NAME = 8
"""Code points of a name, as those of minorities may have."""
LONGEST_NAMES = 16
"""Code points of the names of a few reporters."""
SHORTEST = 4
"""Characters that count of a title; a shorter line says too little."""
LONGEST = 90
"""Code points of a title line, the name of the site left out."""
WIDE = 140
"""Code points of a line that may repeat the title with more around it."""
REACH = 6
"""A title stands at most so many lines above the line with the date."""
KNOWN = 0.5
"""Weight of the furniture entries that make a line something else than a title."""
NO_PROSE = 12
"""Lines of the head of a text without any paragraph."""
MOST = 4
"""A line that stands at the head more often than this is no title."""
BETWEEN = 3
"""So many short lines (a second title, an author) may stand between a text's title and its text."""
TIMES = 2
"""The longest paragraph below a lone first line is longer than it by this factor; the first one may
be a short one."""

SUFFIX = lazy_pattern(r"[ ]*(?:_+|\|+|--+| [-–—·«»<>] ?|-(?=[^-]{2,16}$))[ ]*")
LISTED = lazy_pattern(
    r"(?:[(\[]?(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[a-z])[)\].、,:]|第.{1,4}[章节条天回]|[·*•>#-])"
)
NO_TITLE = lazy_pattern(r"^(?::[a-z]+:|\.\. |@)|>|\|.*\||\]\(|https?:|www\.|&nbsp|\{\{")
"""Marks of menus, links and leftovers."""
CALL_INSIDE = lazy_pattern(r"[。!?]")
DIGITS = lazy_pattern(r"\d+|nbsp")
STOP = lazy_pattern(r"[。;；,，、:]$")


class Headline(NamedTuple):
    """The title line and the lines that repeat it (ordinals of blocks); `sure`: not by place alone."""

    line: Line
    title: str
    repeats: tuple[int, ...]
    sure: bool


def is_sentence(line: Line) -> bool:
    """Whether a line holds a mark that ends sentences, so that it may be text as well."""
    return CALL_INSIDE.search(line.text) is not None


@remembered
def headline_of(view: View) -> Headline | None:
    """The title line of a document, if it is evident."""
    told = {reading.line.block.index for reading in readings(view)}
    told |= {line.block.index for line in view.lines[: view.first] if _is_no_title(view, line)}
    head = [
        line
        for line in view.lines[
            : min(view.first + 2, len(view.lines) if view.last >= 0 else NO_PROSE)
        ]
        if line.block.index not in told
        and len(line.text) <= WIDE
        and line.block.kind not in {"code", "table"}
    ]
    if found := _by_page(head, view.document.metadata.title or ""):
        return found
    repeated, dated = _by_repeat(head, view), _by_date(view, head)
    if repeated and dated and not _agree(repeated, dated):
        return repeated
    return dated or repeated or _by_place(view, told)


def _is_no_title(view: View, line: Line) -> bool:
    """Whether something else is known of a line."""
    known = is_dateline(view, line) or view.weight(line) >= KNOWN or line in spam_lines(view)
    return known or _names_own_writer(view, line)


def _names_own_writer(view: View, line: Line) -> bool:
    """Whether a line says no more than who of the house wrote, in a name nobody knows for one."""
    roles = words("role")
    said = [own for own in reader_of(view).words.own if line.text.startswith(own)]
    if all(any(role in own for role in roles) for own in said):
        return False
    told = read_credits(line.text)
    size = len(told[0].text) if len(told) == 1 and told[0].field == "authors" else 0
    return 0 < size <= LONGEST_NAME and line.text.endswith(told[0].text)


def _is_credit(line: Line) -> bool:
    """Whether a line begins with a label and its mark, or is a reporter's of a house: 江边日报记者林晓梅."""
    told = read_credits(line.text)
    if not told or (told[0].field and told[0].marked):
        return bool(told)
    house = bool(told[0].field) or is_organisation(told[0].text)
    return house and told[-1].field == "authors" and len(told[-1].text) <= LONGEST_NAMES


def _agree(one: Headline, two: Headline) -> bool:
    """Whether two title lines say the same, perhaps with more around it."""
    short, long = sorted((key(one.line.text), key(two.line.text)), key=len)
    return short in long


def _by_page(head: list[Line], page_title: str) -> Headline | None:
    """The line that says what the page says it is called."""
    if not page_title:
        return None
    wanted = key(fold(page_title))
    same = [
        line
        for line in head
        if len(k := key(line.text)) >= SHORTEST and (k == wanted or _is_part(k, wanted))
    ]
    if not same:
        return None
    best = max(same, key=lambda line: (len(key(line.text)), line.block.index))
    return _made(best, best.block.text, head, sure=True)


def _is_part(short: str, long: str) -> bool:
    """Whether a title is the page's title without the name of the site."""
    return len(short) * 2 > len(long) and (long.startswith(short) or long.endswith(short))


def _by_repeat(head: list[Line], view: View) -> Headline | None:
    """The line that stands twice at the head, or once more with the name of the site behind it."""
    candidates = [
        line for line in head if _is_title_like(line) and len(key(line.text)) > SHORTEST + 1
    ]
    keys = [key(line.text) for line in candidates]
    if view.last < 0 and sum(times > 1 for times in Counter(keys).values()) > 1:
        return None  # in a text without paragraphs: speakers of a dialogue, a chorus
    longer = [(len(line.text), key(line.text)) for line in head if SUFFIX.search(line.text)]
    best: Line | None = None
    for line, own in zip(candidates, keys, strict=True):
        times = keys.count(own)
        repeated = times > 1 or any(
            size > len(line.text) and k.startswith(own) and len(k) < 3 * len(own)
            for size, k in longer
        )
        if (
            repeated
            and times <= MOST
            and line.block.index <= _first_index(view)
            and (best is None or _is_fuller(own, key(best.text)))
        ):
            best = line
    return _made(best, best.block.text, head, sure=True) if best else None


def _is_fuller(own: str, best: str) -> bool:
    """Whether a candidate says more than the best one so far.

    Of two that say the same the first is the title, with the marks its author gave it.
    """
    return len(own) >= len(best) and own != best


def _by_date(view: View, head: list[Line]) -> Headline | None:
    """The line right above the line with date and source."""
    dated = [
        r
        for r in readings(view)
        if r.purpose in {"published", "source"} and r.line.block.index <= _first_index(view)
    ]
    if not dated:
        return None
    days = [r for r in dated if r.purpose == "published"]
    if view.last < 0 and 2 * (days or dated)[-1].line.block.index > len(view.lines):
        return None  # no prose tells head from foot: a line in the lower half dates the foot
    at = (days or dated)[-1].line.block.index
    above = [line for line in head if at - REACH <= line.block.index < at and _is_title_like(line)]
    below = [
        line for line in head if at < line.block.index < _first_index(view) and _is_title_like(line)
    ]
    above = [line for line in above if len(key(line.text)) > SHORTEST + 1]
    above = [line for line in above if not _is_credit(line)] or above
    if above:
        return _made(above[-1], above[-1].block.text, head, sure=True)
    if len(below) == 1 and len(key(below[0].text)) > SHORTEST + 1:
        return _made(below[0], below[0].block.text, head, sure=True)
    return None


def _by_place(view: View, told: set[int]) -> Headline | None:
    """The first line of a text (breadcrumbs and the like aside) whose paragraphs follow at once."""
    if not 0 < view.first < len(view.lines) or view.first > BETWEEN + len(told):
        return None
    body = view.lines[view.first]
    line = next((x for x in view.lines[: view.first] if x.block.index not in told), None)
    if view.markdown and line is not None and line.block.kind == "heading":
        return None  # it says itself what it is, and stands
    if line is None or not _is_title_like(line) or line.block.kind not in {"paragraph", "heading"}:
        return None
    longest = max(len(other.text) for other in view.lines if view.is_body(other))
    if longest < TIMES * len(line.text) or len(line.text) > LONGEST * (1 if line.cjk else 2):
        return None
    if not body.final and len(body.text) < TIMES * len(line.text):
        return None
    return Headline(line, line.block.text, (), sure=False)


def _is_title_like(line: Line) -> bool:
    text = line.text.strip()
    return (
        len(DIGITS.sub("", key(text))) >= SHORTEST
        and len(text) <= WIDE
        and not line.prose
        and not STOP.search(text)
        and not LISTED.match(text)
        and not NO_TITLE.search(text)
    )


def _first_index(view: View) -> int:
    return view.lines[view.first].block.index if view.first < len(view.lines) else len(view.lines)


def _made(line: Line, title: str, head: list[Line], *, sure: bool) -> Headline:
    own = key(line.text)
    repeats = tuple(
        other.block.index
        for other in head
        if other.block.index != line.block.index
        and not other.prose
        and _repeats(key(other.text), own)
    )
    return Headline(line, title, repeats, sure)


def _repeats(other: str, own: str) -> bool:
    """Whether a line is the title again, with a column's or site's name around it, or most of it."""
    if not other:
        return False
    if own in other:
        return len(other) <= len(own) + max(24, len(own))
    return len(other) * 10 >= len(own) * 9 and other in own
