"""Text without markup to a page: its lines as blocks, each with the labeller's score.

A document of which little looks like furniture passes the gate: nothing goes there but what a named
rule takes or what the labeller is nearly certain of. Running text from end to end is not scored at
all. What stands in Markdown somebody wrote, but for the menus that a page left in it.
"""

from collections.abc import Sequence

from cleaner.block import Block
from cleaner.config import Config
from cleaner.markdown.lightweight import heading_levels, is_lightweight
from cleaner.markdown.menu import menus_aside
from cleaner.markdown.read import Line
from cleaner.strip.lines.features import Measured, measure
from cleaner.strip.lines.label import RUN_LANGUAGES, Labels, label_lines, word_weights
from cleaner.strip.lines.running import stands
from cleaner.strip.lines.series import own_lines
from cleaner.strip.lines.split import GAP, join_columns, split_lines
from cleaner.strip.page import Page, is_asked

RUNNING_LEAST = 0.5
"""The score of running text that stands by itself: what named rules take for the article's own."""


def read_text(text: str, *, language: str = "", markdown: bool = False, config: Config) -> Page:
    r"""Read plain text (or Markdown) into scored blocks; `page.text` is `text` itself.

    >>> from cleaner.config import DEFAULT
    >>> [b.text for b in read_text("One.\n\n  Two.", config=DEFAULT).blocks]
    ['One.', 'Two.']
    """
    lines = split_lines(text, markdown=markdown)
    lightweight = not markdown and is_lightweight(text)
    if lightweight:
        lines = _with_headings(text, lines)
    measured = measure(text, lines)
    labels = label_lines(measured, by_runs=language in RUN_LANGUAGES)
    written = [False] * len(lines)
    if not all(labels.keep):
        written = _written(measured, labels, markdown=markdown or lightweight)
    scores = [
        max(score, RUNNING_LEAST) if sure else score
        for score, sure in zip(labels.scores, written, strict=True)
    ]
    keep = [kept or sure for kept, sure in zip(labels.keep, written, strict=True)]
    rows = join_columns(text, lines, keep) if GAP.search(text) else None
    blocks = _blocks(text, lines, scores, rows)
    if rows is not None:
        keep = [keep[row[0]] for row in rows]
    _keep_asked(blocks, keep, config)
    return Page(
        text=text,
        blocks=blocks,
        keep=tuple(keep),
        gated=labels.gated,
        markdown=markdown or lightweight,
    )


def _blocks(
    text: str, lines: Sequence[Line], scores: Sequence[float], rows: list[list[int]] | None
) -> tuple[Block, ...]:
    """The lines as blocks; those that stand in one row of `rows` are one."""
    found = []
    for index, row in enumerate(rows if rows is not None else [[at] for at in range(len(lines))]):
        first, start, end = lines[row[0]], lines[row[0]].start, lines[row[-1]].end
        found.append(
            Block(
                kind=first.kind,
                text=text[start:end],
                start=start,
                end=end,
                index=index,
                level=first.level,
                score=max(scores[at] for at in row),
            )
        )
    return tuple(found)


def _with_headings(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines of a text in a markup of lines, with the headings that it marks."""
    levels = heading_levels([text[line.start : line.end] for line in lines])
    return [
        line._replace(kind="heading", level=levels[at]) if at in levels else line
        for at, line in enumerate(lines)
    ]


def _written(measured: Measured, labels: Labels, *, markdown: bool) -> list[bool]:
    """The lines that stand whatever the labeller says: somebody wrote them, as text or in order."""
    if markdown:
        return menus_aside(measured.texts)
    sure = stands(measured, labels.scores, word_weights())
    keep = [kept or own for kept, own in zip(labels.keep, sure, strict=True)]
    prose = [shape.prose for shape in measured.shapes]
    ordered = own_lines(measured.texts, prose, labels.scores, keep)
    return [
        own or (now and not before) for own, now, before in zip(sure, ordered, keep, strict=True)
    ]


def _keep_asked(blocks: Sequence[Block], keep: list[bool], config: Config) -> None:
    """Set what the configuration asks for in `keep`, as `label/wanted` does for pages."""
    if "furniture" in config.keep:
        keep[:] = [True] * len(keep)
    if True not in keep or not config.keep:
        return
    first = keep.index(True)
    for at in range(first, len(keep) - keep[::-1].index(True)):
        keep[at] = keep[at] or is_asked(blocks[at].kind, blocks[at].text, config)
