"""An image stays in the article when its caption or credit goes: the next kept block takes it over.

Images stand in the Markdown of the run they come before (`tree_marks`), and that is often the
caption, which rules drop.
"""

from collections.abc import Sequence

import msgspec

from cleaner.block import Block
from cleaner.markdown.literal import literal
from cleaner.text.lazy_pattern import lazy_pattern

_IMAGES = lazy_pattern(r"(?:!\[(?:[^\]\\]|\\.)*\]\([^()\s]*\)\s+)+")
MIXED = 0.5
"""Share of links from which a dropped block between kept ones is a card, whose image goes with it."""
_ONE_LINE = frozenset({"list", "quote", "heading", "caption"})
_NO_PLACE = frozenset({"code", "table"})


def hand_on_images(blocks: Sequence[Block], kept: Sequence[bool]) -> list[Block]:
    """The blocks, kept ones with the images of dropped ones before them in their Markdown.

    Those of captions are taken over, and of other blocks that stand between kept ones.
    """
    found: list[Block] = []
    waiting: list[str] = []
    begun = False
    for given, keep in zip(blocks, kept, strict=True):
        block = given
        if not keep:
            images = _IMAGES.match(block.markdown)
            if images and (block.kind == "caption" or (begun and block.links < MIXED)):
                waiting.append(images[0].strip())
        elif block.kind not in _NO_PLACE:
            if waiting:
                gap = " " if block.kind in _ONE_LINE else "\n\n"
                markdown = gap.join((*waiting, block.markdown or literal(block.text)))
                block = msgspec.structs.replace(block, markdown=markdown)
                waiting.clear()
            begun = True
        found.append(block)
    return found
