"""Which blocks are headings: tags and marks that say so, rows of one style, and the points.

Three kinds of evidence, none from single words: a mark that a row of lines shares, each with text
under it (一、 二、 三、; 【…】); a line that is wholly bold or underlined; and the sum of points of a
short line among the others. Lines are looked at again until nothing new is found, so that a second
run over the result finds what the first one found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from cleaner.block import Block
from cleaner.config import Config
from cleaner.split.features import Candidate, find_candidates, has_middle_blank, measure_rows
from cleaner.split.line import LETTER, Line, measure
from cleaner.split.points import load_points
from cleaner.split.style import Styles, load_styles
from cleaner.text.lazy_pattern import lazy_pattern

LIMIT_CASED = 0.7
"""Probability from which a short line is a heading; out of fold P .87, R .73 on hidden h2-h4 (with `KIN`)."""
LIMIT_CASELESS = 0.5
"""The same for scripts without capitals."""
STOPS = "。．.；;…"
"""A line that ends so is a sentence, not a name."""
KIN = 0.1
"""So far under the limit a line is still a heading if two of its shape are over it."""
RHYTHM = 3
"""So many lines of one shape, each alone between paragraphs, and none of that shape elsewhere..."""
EASE, LEAST = 0.15, 0.25
"""... are headings if together they are no farther under the limit than the one, and none of them
than the other: a row in step is no chance."""
LABEL_END = lazy_pattern(r"[:：]|——")
"""Ends the part of a heading that may recur."""
LONE_WIDTH = 15
"""Latin letters: the only heading of a document is longer than four Han characters."""
ROW = 2
"""Lines of one style that make a row."""
SEQUENCE = 0.5
"""Share of neighbours in a row whose numbers follow one another."""
LED = 0.5
"""Share of the lines of a row that must have text under them; in a list the next item follows."""
BOLD_PATHS = ("/b", "/strong")
"""Ends of the element path of a block that is wholly bold."""


class Heading(NamedTuple):
    """A block that is a heading, why, and what is known of its depth.

    `style` is the id of a pack entry, `tag`, `bold`, `name`, `line` or `again`; `rank` the depth its mark
    usually has (0: none); `level` the one the document gave (0: none).
    """

    at: int
    style: str
    rank: int = 0
    number: int = 0
    level: int = 0


def find_headings(
    blocks: Sequence[Block], config: Config, *, guess: bool = True
) -> tuple[Heading, ...]:
    """The headings among `blocks`, in order.

    Without `guess` only tags and bold lines count: Markdown says which lines are headings.
    """
    found = {at: Heading(at, "tag", level=b.level) for at, b in enumerate(blocks) if is_tag(b)}
    given = len(found)
    seen = -1
    current = list(blocks)
    while seen != len(found):
        seen = len(found)
        for heading in _search(current, config, guess=guess, alone=given == 0 and not seen):
            found.setdefault(heading.at, heading)
            current[heading.at] = msgspec.structs.replace(current[heading.at], kind="heading")
    return tuple(_recurring([found[at] for at in sorted(found)], blocks))


def _recurring(headings: Sequence[Heading], blocks: Sequence[Block]) -> Iterator[Heading]:
    """Give names that stand in the document again and again a style of their own.

    Facts, Ruling, Facts, Ruling under case after case; or with more behind: Advice: go slowly.
    """
    stems = [LABEL_END.split(blocks[heading.at].text, maxsplit=1)[0] for heading in headings]
    times = Counter(stems)
    for heading, stem in zip(headings, stems, strict=True):
        again = times[stem] > 1 and len(stem) > 1 and heading.style in {"line", "name", "bold"}
        yield heading._replace(style="again") if again else heading


def is_tag(block: Block) -> bool:
    """Whether the document itself calls the block a heading."""
    return block.kind == "heading"


def is_bold(block: Block) -> bool:
    """Whether all of a block is bold."""
    text = block.markdown or block.text
    return block.path.endswith(BOLD_PATHS) or (
        len(text) > len("****") and text.startswith("**") and text.find("**", 2) == len(text) - 2
    )


def _search(
    blocks: Sequence[Block], config: Config, *, guess: bool, alone: bool
) -> Iterator[Heading]:
    """One look at the blocks; `alone`: the document has no heading yet, so points may decide."""
    styles = load_styles(config)
    lines = [measure(block) for block in blocks]
    candidates = find_candidates(lines, styles)
    yield from _bold(blocks, candidates)
    if not guess:
        return
    yield from _rows(lines, candidates, styles)
    yield from _names(lines, candidates, styles)
    if alone:
        yield from _by_points(lines, candidates, styles)


def _bold(blocks: Sequence[Block], candidates: Sequence[Candidate]) -> Iterator[Heading]:
    """Wholly bold lines that are no sentences, with something not bold under them."""
    for c in candidates:
        if is_bold(blocks[c.at]) and c.line.text.strip("*_")[-1:] not in STOPS:
            after = blocks[c.at + 1 : c.at + 2]
            if after and not is_bold(after[0]) and after[0].kind != "heading":
                yield Heading(c.at, "bold")


def leads_text(lines: Sequence[Line], at: int) -> bool:
    """Whether running text or a list stands under the line at `at`."""
    if at + 1 >= len(lines):
        return False
    after = lines[at + 1]
    return after.is_prose or after.kind in {"list", "table", "code", "quote"}


def _rows(
    lines: Sequence[Line], candidates: Sequence[Candidate], styles: Styles
) -> Iterator[Heading]:
    """Lines that begin with marks of one style, if they are a row of headings."""
    groups: dict[str, list[Candidate]] = {}
    for c in candidates:
        if c.mark and c.mark.rank != LIST_RANK:
            groups.setdefault(c.mark.style, []).append(c)
    for style, members in groups.items():
        if is_row(lines, members, styles):
            for c in members:
                if c.mark:
                    yield Heading(c.at, style, rank=c.mark.rank, number=c.mark.number)


LIST_RANK = 9
"""Marks of this rank are those of list items."""


def is_row(lines: Sequence[Line], members: Sequence[Candidate], styles: Styles) -> bool:
    """Whether lines of one style are headings: enough of them, counted up, with text under them."""
    if len(members) < ROW:
        return False
    led = sum(_leads_on(lines, c, styles) for c in members)
    if led < LED * len(members) or led < ROW:
        return False
    numbers = [c.mark.number for c in members if c.mark and c.mark.number]
    if not numbers:
        return True
    steps = sum(b in (a + 1, 1) for a, b in pairwise(numbers))
    return numbers[0] <= ROW and steps >= SEQUENCE * (len(numbers) - 1)


def _leads_on(lines: Sequence[Line], candidate: Candidate, styles: Styles) -> bool:
    """Whether something longer than the line, and no line of the same style, follows it."""
    if candidate.at + 1 >= len(lines) or candidate.mark is None:
        return False
    after = lines[candidate.at + 1]
    if after.kind == "heading":
        return True
    if not after.is_prose or after.width <= candidate.line.width:
        return False
    mark = styles.mark(after.text)
    return mark is None or mark.style != candidate.mark.style


def _names(
    lines: Sequence[Line], candidates: Sequence[Candidate], styles: Styles
) -> Iterator[Heading]:
    """Lines that bear a standing name of sections and have text under them."""
    for c in candidates:
        is_name = c.line.kind == "paragraph" and styles.is_name(c.line.text)
        if is_name and leads_text(lines, c.at):
            yield Heading(c.at, "name")


def _by_points(
    lines: Sequence[Line], candidates: Sequence[Candidate], styles: Styles
) -> Iterator[Heading]:
    scored = [
        (c, chance - (LIMIT_CASELESS if c.line.is_wide else LIMIT_CASED))
        for c, chance in zip(candidates, score(lines, candidates, styles), strict=True)
        if _may_be_line(c)
    ]
    chosen = [c for c, over in scored if over >= 0]
    if len(chosen) >= ROW:
        shapes = {c.shape for c in chosen}
        chosen = [c for c, over in scored if over >= 0 or (over >= -KIN and c.shape in shapes)]
    chosen += [c for c in _in_step(lines, scored, styles) if c not in chosen]
    if len(chosen) == 1 and (chosen[0].at == 0 or chosen[0].line.width < LONE_WIDTH):
        return  # a lone name is the author's oftener than a section's
    for c in chosen:
        yield (
            Heading(c.at, c.mark.style, c.mark.rank, c.mark.number)
            if c.mark
            else Heading(c.at, "line")
        )


def _in_step(
    lines: Sequence[Line], scored: Sequence[tuple[Candidate, float]], styles: Styles
) -> list[Candidate]:
    """Lines that come in one rhythm with the paragraphs and fall short of the limit by little."""
    groups: dict[object, list[tuple[Candidate, float]]] = {}
    for c, over in scored:
        groups.setdefault(c.shape, []).append((c, over))
    return [
        c
        for group in groups.values()
        if len(group) >= RHYTHM
        and sum(over for _, over in group) >= -EASE * len(group)
        and all(over >= -LEAST and _is_alone(lines, c, styles) for c, over in group)
        for c, _ in group
    ]


def _is_alone(lines: Sequence[Line], candidate: Candidate, styles: Styles) -> bool:
    """Whether a line stands between two paragraphs; a caption above it is no neighbour."""
    before, after = lines[candidate.at - 1 : candidate.at], lines[candidate.at + 1 :][:1]
    free = not before or before[0].is_prose or styles.is_refused(before[0].text)
    return free and bool(after) and after[0].is_prose


def _may_be_line(candidate: Candidate) -> bool:
    """Whether points may speak about a line: a paragraph with letters, no sentence of Han."""
    line = candidate.line
    if line.kind != "paragraph" or not LETTER.search(line.text):
        return False
    return not (line.is_wide and line.end in STOPS)


def score(
    lines: Sequence[Line], candidates: Sequence[Candidate], styles: Styles
) -> Iterable[float]:
    """The probability of each candidate that it is a heading."""
    model = load_points()
    for c, row in zip(candidates, measure_rows(lines, candidates, styles), strict=True):
        points = model.caseless if c.line.is_wide else model.cased
        halves = has_middle_blank(c.line) and _is_alone(lines, c, styles)
        bonus = BLANK_BONUS if halves else 0.0
        yield min(1.0, points.score(row) + (bonus))


BLANK_BONUS = 0.15
"""Added to the probability of a line of two halves: no data with markup show this Chinese style."""
