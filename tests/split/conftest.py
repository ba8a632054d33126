"""Documents as `strip` leaves them, for the tests of `split`."""

from collections.abc import Callable

import pytest

from cleaner.block import Block
from cleaner.document import Document

Make = Callable[..., Document]


@pytest.fixture
def stripped() -> Make:
    """A function that makes a stripped document of lines; a pair gives a line its kind."""
    return _stripped


def _stripped(*lines: str | tuple[str, str], media_type: str = "text/plain") -> Document:
    blocks: list[Block] = []
    at = 0
    for index, line in enumerate(lines):
        kind, text = line if isinstance(line, tuple) else ("paragraph", line)
        level = 2 if kind == "heading" else 0
        blocks.append(
            Block(kind=kind, text=text, start=at, end=at + len(text), index=index, level=level)
        )
        at += len(text) + 2
    return Document(
        text="\n\n".join(block.text for block in blocks),
        blocks=tuple(blocks),
        media_type=media_type,
        stages=("detect", "repair", "strip"),
    )
