"""Text without markup to a page: its lines as blocks, each with the labeller's score.

A document of which little looks like furniture passes the gate: nothing goes there but what a named
rule takes or what the model is nearly certain of.
"""

from cleaner.config import Config
from cleaner.document import Block
from cleaner.strip.lines import split_lines
from cleaner.strip.page import Page


def read_text(text: str, *, language: str = "", markdown: bool = False, config: Config) -> Page:
    """Read plain text (or Markdown) into scored blocks; `page.text` is `text` itself."""
    _ = language, config
    blocks = tuple(
        Block(
            kind=line.kind, text=text[line.start : line.end], start=line.start, end=line.end,
            index=index, level=line.level,
        )
        for index, line in enumerate(split_lines(text, markdown=markdown))
    )  # fmt: skip
    return Page(text=text, blocks=blocks, keep=(True,) * len(blocks), gated=True)
