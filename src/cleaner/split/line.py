"""What a block looks like as a line: its width, how it ends, whether it could bear a name.

Only short blocks are measured; a long paragraph is known by its length alone, so that the stage
costs little where there is nothing to find.
"""

from typing import NamedTuple

from cleaner.block import Block
from cleaner.text.lazy_pattern import lazy_pattern

MEASURED = 160
"""Code points; longer blocks are prose and not looked at more closely."""
HEADING_WIDTH = 110
"""A heading is at most this wide: Latin letters, of Han characters 31. Holds 98 % of h2-h4."""
PROSE_WIDTH = 90
"""From this width on a line without a final mark counts as running text."""
HAN_WIDTH = 3.5
"""A Han character says as much as this many Latin letters; kana and hangul as much as 2.2."""
KANA_WIDTH = 2.2
"""Columns a kana counts for beside a Latin letter, as `HAN_WIDTH` for Han."""

LAST_NARROW = "\u2e7f"
"""Characters after this one are mostly Han, kana or hangul."""

FINAL = frozenset("。．！!？?…；;.")
CLOSERS = "」』”\"'’）)】》〉]*_"
INNER_STOP = lazy_pattern(r"[。！？；]|[.!?;]\s")
LEADS = bytes(range(0xE4, 0xEA)) + b"\xf0"
"""First bytes of Han in UTF-8."""
KANA_LEADS = b"\xe3" + bytes(range(0xEA, 0xEE))
"""First bytes of kana and Hangul in UTF-8."""
NOT_HAN = bytes(b for b in range(256) if b not in LEADS)
NOT_KANA = bytes(b for b in range(256) if b not in KANA_LEADS)
"""First bytes of Han, and of kana and hangul, in UTF-8: deleting the others counts them in C."""
NUMBER = lazy_pattern(r"\A\W{0,3}\d{1,2}\W{0,3}\Z")
LETTER = lazy_pattern(r"[^\W\d_]")


class Line(NamedTuple):
    """The looks of one block.

    `width` in Latin letters (at least `MEASURED` if not measured), `end` the last character that is no
    closing quote or bracket, `is_final` whether that is a sentence mark, `is_prose` whether the
    block is running text, `is_short` whether it could be a heading by its size alone.
    """

    text: str
    kind: str
    width: float
    end: str
    is_final: bool
    is_prose: bool
    is_short: bool
    is_wide: bool


def measure(block: Block) -> Line:
    """Measure one block.

    >>> measure(Block(text="雨后 new", start=0, end=6)).width
    11.0
    """
    text = block.text
    if len(text) > MEASURED:
        return Line(
            text, block.kind, len(text), text[-1], is_final=True, is_prose=True, is_short=False,
            is_wide=text[0] > LAST_NARROW,
        )  # fmt: skip
    han, kana = _count_wide(text)
    width = len(text) + han * (HAN_WIDTH - 1) + kana * (KANA_WIDTH - 1)
    end = text.rstrip(CLOSERS)[-1:] or text[-1:]
    is_final = end in FINAL
    is_prose = width >= PROSE_WIDTH or (is_final and end not in "?？" and width >= PROSE_WIDTH // 3)
    return Line(
        text, block.kind, width, end, is_final=is_final, is_prose=is_prose,
        is_short=width <= HEADING_WIDTH and "\n" not in text, is_wide=(han + kana) * 3 > len(text),
    )  # fmt: skip


def _count_wide(text: str) -> tuple[int, int]:
    """How many characters are Han, and how many kana, hangul or marks that go with them."""
    if text.isascii():
        return 0, 0
    data = text.encode("utf-8", "surrogatepass")
    return len(data.translate(None, NOT_HAN)), len(data.translate(None, NOT_KANA))


def is_nameable(line: Line) -> bool:
    """Whether a line could be a heading at all: short, a name or a number, not leading on."""
    return (
        line.is_short
        and line.kind in {"paragraph", "list"}
        and line.end not in ",，、;；"
        and (bool(LETTER.search(line.text)) or NUMBER.search(line.text) is not None)
    )
