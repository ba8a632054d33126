"""A page read into blocks and scored: what HTML and plain text have in common."""

import msgspec

from cleaner.block import Block
from cleaner.config import Config
from cleaner.finding import Finding
from cleaner.metadata import Metadata
from cleaner.text.lazy_pattern import lazy_pattern


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page before anything is dropped.

    `text` is all its text in order (for plain text: the input itself), `blocks` are spans of it
    that do not overlap, sorted, what lies between them white space only. `keep[i]` is the
    labeller's decision about `blocks[i]` (its probability is in `Block.score`), `metadata` what
    the page says of itself outside its blocks, `kind` what sort of page it is, `is_sure` whether
    that is more than a guess. `gated` says that little of it looks like furniture, so that only
    named rules or near certainty removed a block. `markdown` says that the text is Markdown, where
    two blanks at the end of a line tie the next to it.
    `site` is the id of the site rule that decided instead of the labeller, if one did; `reports`
    are findings about the reading itself.
    """

    text: str
    blocks: tuple[Block, ...]
    keep: tuple[bool, ...]
    metadata: Metadata = Metadata()
    kind: str = "article"
    is_sure: bool = True
    gated: bool = False
    markdown: bool = False
    site: str = ""
    reports: tuple[Finding, ...] = ()


KEEPABLE = {"caption": "captions", "comment": "comments", "table": "tables"}
"""Kinds of blocks, and what they are called in `Config.keep`."""
ONLY_IMAGES = lazy_pattern(r"(?:!\[(?:[^\]\\]|\\.)*+\]\([^()\n]*+\)\s*+)++")
"""A block in which nothing stands but images."""


def is_asked(kind: str, shown: str, config: Config) -> bool:
    """Whether a block of a kind, which reads so in Markdown, is one the configuration asks to keep."""
    keep = config.keep
    if "furniture" in keep or KEEPABLE.get(kind) in keep:
        return True
    return "images" in keep and shown.startswith("![") and bool(ONLY_IMAGES.fullmatch(shown))
