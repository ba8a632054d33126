"""A block of text with its label, and a section: what a cleaned document is made of."""

import msgspec

KINDS = (
    "title", "paragraph", "heading", "list", "quote", "table", "code", "caption", "byline", "date",
    "source", "credit", "dateline", "breadcrumb", "menu", "share", "comment", "related",
    "promotion", "legal", "pagination", "login", "leftover", "duplicate", "spam", "other",
)  # fmt: skip
"""What a block can be; the first eight kinds are article text, the rest is metadata or furniture."""


class Block(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A unit of text with a label. `text == document.text[start:end]` whenever blocks exist.

    `index` is its ordinal among all blocks of the page or text, dropped ones included; `level` the
    depth of a heading (1-6) or list item (0-based); `path` the element path in HTML; `links` the
    share of its characters inside links; `score` the labeller's probability that it is article
    text; `markdown` its Markdown form where that cannot be made from kind and text (tables, links).
    """

    kind: str = "paragraph"
    text: str
    start: int
    end: int
    index: int = 0
    level: int = 0
    path: str = ""
    links: float = 0.0
    score: float = 1.0
    markdown: str = ""


class Section(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A heading and what stands under it, `start:end` in `Document.text` (children included).

    The preamble before the first heading is a section of level 0 with an empty title.
    """

    title: str
    level: int
    start: int
    end: int
    children: tuple["Section", ...] = ()
