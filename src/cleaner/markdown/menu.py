"""Which lines of Markdown are items of a menu: links to other pages and nothing else."""

from collections.abc import Sequence
from itertools import groupby

from cleaner.text.lazy_pattern import lazy_pattern

LINK = lazy_pattern(r"\[[^\[\]\n]*\]\((?:https?:|/)[^()\s]*(?: \"[^\"\n]*\")?\)")
"""A link to a place of a site. What points to a file beside the text, to a heading in it, or shows
a picture, is the author's."""
BETWEEN = lazy_pattern(r"[\s*+\-|·•»/>]*")
"""What parts the items of a menu."""


def is_menu_item(text: str) -> bool:
    """Whether a line holds links of a page and nothing else.

    >>> is_menu_item("- [Home](/) | [News](/news)"), is_menu_item("- [the guide](docs/guide.md)")
    (True, False)
    >>> is_menu_item("See [the news](/news).")
    False
    """
    if "](" not in text or "![" in text:
        return False
    rest, links = LINK.subn("", text)
    return links > 0 and BETWEEN.fullmatch(rest) is not None


MENU_LINKS = 3
"""Links of a menu: one alone points to the licence or to the site."""


def menus_aside(texts: Sequence[str]) -> list[bool]:
    """Which lines of Markdown are no part of a menu of `MENU_LINKS` links or more.

    >>> menus_aside(["[MIT](/license)", "It rains.", "[Home](/)", "[News](/n) [Sport](/s)"])
    [True, True, False, False]
    """
    found: list[bool] = []
    for is_menu, lines in groupby(texts, key=is_menu_item):
        run = list(lines)
        links = sum(len(LINK.findall(line)) for line in run) if is_menu else 0
        found += [links < MENU_LINKS] * len(run)
    return found
