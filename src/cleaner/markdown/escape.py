"""Lines of a text that begin like Markdown and are none: a backslash says so."""

import re

from cleaner.text.lazy_pattern import lazy_pattern

FENCE_TICKS = 3
"""Ticks that begin code at the beginning of a line."""
_SYNTAX = lazy_pattern(
    r"""
      [#]{1,6}(?=[ \t]|\Z)                  # heading
    | >                                     # quote
    | [-*+](?=[ \t]|\Z)                     # list item
    | (?:-[ \t]*){3,}\Z | (?:\*[ \t]*){3,}\Z | (?:_[ \t]*){3,}\Z   # rule, or underline of a heading
    | =+[ \t]*\Z                            # underline of a heading
    | ~{3}                                  # code fence; that of ticks is told by them
    | \|(?=.*\|[ \t]*\Z)                    # row of a table
    """,
    re.VERBOSE,
)


def escape(text: str) -> str:
    r"""Put a backslash before every line that begins like Markdown; each tick of a fence gets one.

    One alone would leave two ticks to pair with others of the paragraph.

    >>> escape("# one")
    '\\# one'
    """
    return "\n".join(map(_escaped, text.split("\n")))


def _escaped(line: str) -> str:
    ticks = len(line) - len(line.lstrip("`"))
    if ticks >= FENCE_TICKS:
        return "\\`" * ticks + line[ticks:]
    return "\\" + line if _SYNTAX.match(line) else line
