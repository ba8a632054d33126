"""Whether a text is written in a markup of lines other than Markdown: reStructuredText, AsciiDoc, wikis.

It is not read as such; but what stands in it somebody wrote, so rules want the evidence they want in
Markdown, and lines stay where they stood.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.text.lazy_pattern import lazy_pattern

HINTS = ("::", "``", "==", "[[", "'''", "{|", "----", "`_", "h2. ", "~~~~", "\n= ")
"""Without one of these a text has none of the signs."""
SEARCHED = 40_000
"""Characters at the beginning of a text that are searched."""
LEAST = 4
"""Weight of the signs together from which on a text is such markup..."""
KINDS = 2
"""... if they are of so many kinds, or..."""
STRONG = 3
"""... one that nothing else looks like stands so often."""


class _Sign(NamedTuple):
    """A sign of a markup, and how much one of it says: 2 if nothing else looks like it."""

    pattern: str
    weight: int


SIGNS = (
    _Sign(r"^\.\. (?:[\w-]+::|_[^:\n]+:|\|[^|\n]+\| [\w-]+::|\[[#*\w]+\] )", 2),  # directives
    _Sign(r":[a-z]+(?::[a-z]+)?:`[^`\n]+`", 2),  # roles
    _Sign(r"`[^`<\n]+ ?<[^>\n]+>`__?", 2),  # links with their target
    _Sign(r"^(?=(?P<title>[^\s.=\-].{1,78})\n)(?P=title)\n([=\-~^\"'`*+#:.])\2{3,}[ ]*$", 1),
    _Sign(r"``[^`\n]+``", 1),
    _Sign(r"^\S.*::[ ]*\n[ ]*\n[ \t]+\S", 1),  # a piece of code behind a paragraph
    _Sign(r"^={1,5} \S.*[^=\n]$", 2),  # headings of AsciiDoc
    _Sign(r"^\[(?:source|NOTE|TIP|WARNING|cols|quote|discrete|\[)[^\n]*\]$", 2),
    _Sign(r"^(?:link|image|include|xref|video)::?[^\s\[]+\[", 2),
    _Sign(r"^(?:-{4}|={4}|\.{4}|\|={3})$", 1),
    _Sign(r"^(?P<bars>={2,6})[ ]?[^=\n]+[^=\s][ ]?(?P=bars)[ ]*$", 2),  # headings of wikis
    _Sign(r"\[\[[^\]\n]{1,120}\]\]", 1),
    _Sign(r"'''[^'\n]{1,120}'''", 1),
    _Sign(r"^(?:\{\||\|[-}])", 1),  # tables of wikis
    _Sign(r"^h[1-6]\. \S", 2),  # headings of Textile
)
_PATTERNS = tuple((lazy_pattern(f"(?m){sign.pattern}"), sign.weight) for sign in SIGNS)


def is_lightweight(text: str) -> bool:
    """Whether enough signs of such a markup stand in a text.

    >>> is_lightweight("Lamps\\n=====\\n\\n.. note:: They burn oil.\\n\\nSee ``wick``.")
    True
    >>> is_lightweight("Lamps\\n=====\\n\\nThey burn oil. a == b")
    False
    """
    if not any(hint in text for hint in HINTS):
        return False
    head = text[:SEARCHED]
    counts = [(sum(1 for _ in pattern.finditer(head)), weight) for pattern, weight in _PATTERNS]
    total = sum(min(count, STRONG) * weight for count, weight in counts)
    kinds = sum(count > 0 for count, _ in counts)
    strong = any(count >= STRONG and weight > 1 for count, weight in counts)
    return total >= LEAST and (kinds >= KINDS or strong)


UNDERLINE = lazy_pattern(r"([=\-~^\"'`*+#:.])\1{2,}")
SET_OFF = lazy_pattern(
    r"(?P<bars>={1,6})[ ]?(?P<name>[^=\n]+?)(?:[ ]?(?P=bars))?|h(?P<level>[1-6])\. .+"
)
SHARE = 0.8
"""A line under a title is at least so long beside it."""
DEEPEST = 6


def heading_levels(lines: Sequence[str]) -> dict[int, int]:
    """The places of the headings of such a text, with their levels: by underlines, bars or `h2.`.

    >>> heading_levels(["Lamps", "=====", "", "Wicks", "-----", "Cotton.", "== Oil =="])
    {0: 1, 3: 2, 6: 2}
    """
    found: dict[int, int] = {}
    order: list[str] = []
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if UNDERLINE.fullmatch(below) and _may_be_title(line, below):
            style = below[0]
            if style not in order:
                order.append(style)
            found[at] = min(order.index(style) + 1, DEEPEST)
        elif (match := SET_OFF.fullmatch(line)) and not UNDERLINE.fullmatch(line):
            found[at] = int(match["level"] or len(match["bars"]))
    return found


def _may_be_title(line: str, below: str) -> bool:
    return (
        bool(line)
        and len(below) >= SHARE * len(line)
        and any(map(str.isalnum, line))
        and not UNDERLINE.fullmatch(line)
        and not line.startswith((".. ", ":", "|", "+", "* ", "- "))
    )
