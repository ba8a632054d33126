"""What a block looks like as a line: its width, how it ends, whether it could bear a name.

Only short blocks are measured; a long paragraph is known by its length alone, so that the stage
costs little where there is nothing to find.
"""

import re
from typing import NamedTuple

from cleaner.document import Block

MEASURED = 160
"""Code points; longer blocks are prose and not looked at more closely."""
HEADING_WIDTH = 100
"""Columns a heading fills at most; a Han character fills two. Measured: 99 % of h2-h4."""
PROSE_WIDTH = 90
"""Columns from which a line without a final mark counts as running text."""

STOPS = frozenset("。.．！!？?…；;」』”\"'’）)」】")
FINAL = frozenset("。．！!？?…；;.")
CLOSERS = "」』”\"'’）)】》〉]"
INNER_STOP = re.compile(r"[。！？；]|[.!?;]\s")
WIDE = re.compile(
    r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]"
)
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LETTER = re.compile(r"[^\W\d_]")


class Line(NamedTuple):
    """The looks of one block.

    `width` in columns (at least `MEASURED` if not measured), `end` the last character that is no
    closing quote or bracket, `is_final` whether that is a sentence mark, `is_prose` whether the
    block is running text, `is_short` whether it could be a heading by its size alone.
    """

    text: str
    kind: str
    width: int
    end: str
    is_final: bool
    is_prose: bool
    is_short: bool
    is_wide: bool


def measure(block: Block) -> Line:
    """Measure one block.

    >>> measure(Block(text="雨后 新生", start=0, end=5)).width
    9
    """
    text = block.text
    if len(text) > MEASURED:
        return Line(
            text, block.kind, len(text), text[-1], is_final=True, is_prose=True, is_short=False,
            is_wide=bool(WIDE.match(text)),
        )  # fmt: skip
    wide = len(WIDE.findall(text))
    width = len(text) + wide
    end = text.rstrip(CLOSERS)[-1:] or text[-1:]
    is_final = end in FINAL
    is_prose = width >= PROSE_WIDTH or (is_final and end not in "?？" and width >= PROSE_WIDTH // 3)
    return Line(
        text, block.kind, width, end, is_final=is_final, is_prose=is_prose,
        is_short=width <= HEADING_WIDTH and "\n" not in text, is_wide=wide * 3 > len(text),
    )  # fmt: skip


def is_nameable(line: Line) -> bool:
    """Whether a line could be a heading at all: short, with a letter, not cut off or leading on."""
    return (
        line.is_short
        and line.kind in {"paragraph", "list"}
        and line.end not in ",，、;；"
        and bool(LETTER.search(line.text))
    )
