"""Which lines of Markdown are items of a menu: links to other pages and nothing else."""

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
