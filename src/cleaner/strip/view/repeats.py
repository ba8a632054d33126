"""Finds what stands twice in a document: paragraphs, leads, containers with their own parts.

Only prose counts, so refrains, slogans and verse may repeat. Two paragraphs are the same if their
letters are, or nine tenths of their runs of four letters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from cleaner.strip.view.line import Line
from cleaner.strip.view.view import View, remembered
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key

SHORTEST = 24
"""Letters of a paragraph that may count as repeated; slogans and refrains are shorter."""
NEAR = 0.9
"""Share of runs of letters in common that makes two paragraphs the same."""
NEAR_SHORTEST = 60
"""Letters of paragraphs that may be nearly the same: shorter ones are items of one bulletin."""
NUMBERS = lazy_pattern(r"\d+")
RUN = 4
"""Code points of the pieces by which two texts are compared."""
PROBE = 10
"""Letters at the beginning or end that must agree before two paragraphs are compared."""
MOST_ALIKE = 60
"""So many paragraphs that begin (or end) alike are compared; in lists of like cases all do."""
LEADS = 4
"""The first paragraphs, one of which a summary may stand above."""
SUNG = 3
"""So often a line stands that is sung between verses; extractors print a text twice."""
COPIED, COPIED_MARKDOWN = 3, 5
"""Paragraphs in a row that make a copied piece of a text; references of programs say three or four
again for each function that shares them."""
_SAID_AGAIN = frozenset({"list"})
"""Kinds that say again what holds again: what each tour includes, the terms of each offer."""
_SAID_AGAIN_IN_TEXT = frozenset({"list", "quote"})
"""Without markup a quotation may be an answer's; pages print one twice to draw the eye."""
PARTS = 2
"""A container repeats at least so many of the blocks beside it."""


class Repeat(NamedTuple):
    """A line that says again what `of` (ordinal of a block) says."""

    line: Line
    of: int
    near: bool


@remembered
def repeated_paragraphs(view: View) -> tuple[Repeat, ...]:
    """Paragraphs that stand twice: the later one of each pair, or a summary above the lead."""
    pairs = [pair for pair in _pairs(view) if not _is_refrain(view, pair)]
    if view.markdown:
        pairs = _copied(pairs, COPIED_MARKDOWN)
    else:
        whole = {two.block.index for _, two, _ in _copied(pairs, COPIED)}
        said = _SAID_AGAIN if view.document.is_html else _SAID_AGAIN_IN_TEXT
        pairs = [
            pair for pair in pairs
            if pair[1].block.index in whole or said.isdisjoint(line.block.kind for line in pair[:2])
        ]  # fmt: skip
    lone = len(pairs) == 1
    return tuple(
        Repeat(one, two.block.index, near=how != "exact")
        if how == "part" or (lone and _is_summary(view, one, two))
        else Repeat(two, one.block.index, near=how != "exact")
        for one, two, how in pairs
    )


def _copied(pairs: list[tuple[Line, Line, str]], least: int) -> list[tuple[Line, Line, str]]:
    """The pairs that belong to a copied piece: `least` blocks in a row at least, in one order.

    Authors of Markdown say a note again where it holds again; nobody writes a piece twice.
    """
    firsts = {two.block.index: one.block.index for one, two, how in pairs if how == "exact"}
    standing: set[int] = set()
    run: list[int] = []
    for index in sorted(firsts):
        if run and (index, firsts[index]) != (run[-1] + 1, firsts[run[-1]] + 1):
            run = []
        run.append(index)
        if len(run) >= least:
            standing.update(run)
    return [pair for pair in pairs if pair[1].block.index in standing]


def _is_refrain(view: View, pair: tuple[Line, Line, str]) -> bool:
    """Whether a paragraph comes again in new company: a short one, or one under another heading.

    A copy brings its neighbours along or follows its pattern at once.
    """
    first, second, how = pair
    if how != "exact" or _is_summary(view, first, second):
        return False
    prose = _prose_of(view)
    if len(key(second.text)) >= NEAR_SHORTEST and not _under_another(prose, first, second):
        return False
    one, two = prose.places[first.block.index], prose.places[second.block.index]
    if prose.times[key(first.text)] >= SUNG and any(
        prose.times[key(line.text)] == 1 for line in prose.lines[one:two]
    ):
        return True  # the chorus of a song has company of its own, and verses between
    around = {at: _around(prose.lines, at) for at in (one, two)}
    return two - one > 1 and around[one].isdisjoint(around[two])


def _under_another(prose: "_Prose", first: Line, second: Line) -> bool:
    """Whether two paragraphs stand under headings that say different things."""
    one, two = (prose.heads.get(line.block.index, "") for line in (first, second))
    return bool(one and two) and one != two


class _Prose(NamedTuple):
    """The prose of a page, the place of each line in it by block, the first of its body.

    `times` says how often each text stands, by its letters; `heads` under which heading of a page.
    """

    lines: list[Line]
    places: dict[int, int]
    leads: list[Line]
    times: Counter[str]
    heads: dict[int, str]


@remembered
def _prose_of(view: View) -> _Prose:
    lines = [line for line in view.lines if line.prose]
    places = {line.block.index: at for at, line in enumerate(lines)}
    leads = list(islice(filter(view.is_body, view.lines), LEADS))
    times = Counter(key(line.text) for line in lines)
    return _Prose(lines, places, leads, times, _heads(view))


def _heads(view: View) -> dict[int, str]:
    """What the heading above each line of a page says; no heading of a text is sure enough."""
    heads = {}
    head = ""
    for line in view.lines if view.document.is_html else ():
        if line.block.kind == "heading":
            head = key(line.text)
        heads[line.block.index] = head
    return heads


def _around(prose: list[Line], at: int) -> set[tuple[int, str]]:
    """What stands just before and just after a paragraph."""
    places = [side for side in (-1, 1) if 0 <= at + side < len(prose)]
    return {(side, key(prose[at + side].text)) for side in places}


def _pairs(view: View) -> Iterator[tuple[Line, Line, str]]:
    """Each paragraph with the earlier one that says the same, and how they agree."""
    keys = {line.block.index: key(line.text) for line in view.lines if _counts(view, line)}
    heads: dict[str, list[Line]] = defaultdict(list)
    tails: dict[str, list[Line]] = defaultdict(list)
    for line in view.lines:
        own = keys.get(line.block.index)
        if own is None:
            continue
        for other in (*heads[own[:PROBE]], *tails[own[-PROBE:]]):
            if how := _same(keys[other.block.index], own):
                yield other, line, how
                break
        else:
            for known in (heads[own[:PROBE]], tails[own[-PROBE:]]):
                if len(known) < MOST_ALIKE:
                    known.append(line)


def _counts(view: View, line: Line) -> bool:
    if line.block.kind == "heading":
        return False  # a heading that says what a paragraph says is for the rules of titles
    if view.markdown and line.block.kind != "paragraph":
        return False  # tables and items say the same of several things
    return line.prose and len(line.text) > SHORTEST and view.is_body(line)


def _same(one: str, two: str) -> str:
    """How two paragraphs agree: `exact`, `near`, `part` (the first begins the second), or not."""
    if len(one) < SHORTEST or len(two) < SHORTEST:
        return ""
    if one == two:
        return "exact"
    short, long = sorted((one, two), key=len)
    if len(short) >= max(NEAR_SHORTEST, NEAR * len(long)) and NUMBERS.findall(
        one
    ) == NUMBERS.findall(two):
        runs = {short[i : i + RUN] for i in range(len(short) - RUN + 1)}
        other = {long[i : i + RUN] for i in range(len(long) - RUN + 1)}
        return "near" if len(runs & other) >= NEAR * len(runs | other) else ""
    return "part" if long.startswith(one) and short == one else ""


def _is_summary(view: View, first: Line, second: Line) -> bool:
    """Whether the first paragraph of a page says what the lead below another paragraph says."""
    leads = _prose_of(view).leads
    return first is leads[0] and second in leads[2:]


@remembered
def containers(view: View) -> tuple[Repeat, ...]:
    """Blocks that hold the text of the blocks right behind or before them once more."""
    if view.markdown:
        return ()  # a quotation of what stands beside it, or a heading above its only line
    keys = [key(line.text) for line in view.lines]
    found = []
    for at, own in enumerate(keys):
        if len(own) < 2 * SHORTEST:
            continue
        after = _holds(own, keys, at + 1)
        if after or _holds_back(own, keys, at):
            part = view.lines[at + 1 if after else at - 1].block.index
            found.append(Repeat(view.lines[at], part, near=False))
    return tuple(found)


def _holds(own: str, keys: list[str], first: int) -> bool:
    """Whether the blocks from `first` on, joined, are this one."""
    at = parts = 0
    for place in range(first, len(keys)):
        part = keys[place]
        if not part or not own.startswith(part, at):
            break
        at += len(part)
        parts += 1
        if at >= len(own):
            break
    return parts >= PARTS and at >= NEAR * len(own)


def _holds_back(own: str, keys: list[str], until: int) -> bool:
    """Whether the blocks before `until`, joined, are this one."""
    end, parts = len(own), 0
    for place in range(until - 1, -1, -1):
        part = keys[place]
        if not part or not own.endswith(part, 0, end):
            break
        end -= len(part)
        parts += 1
        if end <= 0:
            break
    return parts >= PARTS and len(own) - end >= NEAR * len(own)


@remembered
def copied_lines(view: View) -> tuple[Line, ...]:
    """Short lines inside a second copy of the text: between two paragraphs that are repeats."""
    repeats = {repeat.line.block.index for repeat in repeated_paragraphs(view) if not repeat.near}
    if len(repeats) <= 1:  # nothing stands between
        return ()
    seen = {
        key(line.text) for line in view.lines if not line.prose and line.block.index not in repeats
    }
    found = []
    prose = [at for at, line in enumerate(view.lines) if line.prose]
    for one, two in pairwise(prose):
        if view.lines[one].block.index in repeats and view.lines[two].block.index in repeats:
            found += [line for line in view.lines[one + 1 : two] if key(line.text) in seen]
    return tuple(found)
