"""Private-use characters: signs of an icon font, which say nothing outside of their page.

The same code points serve for bytes of GBK that no character is assigned to and for fonts that
hide words from scrapers; so one inside a word is reported and stays.
"""

from collections.abc import Iterator

from cleaner.repair.markup_mask import BREAK, MASK
from cleaner.text.lazy_pattern import lazy_pattern

_RUN = lazy_pattern("[\ue000-\uf8ff\ufffc]+")
_BULLET = "\uf0b7"
"""The bullet of word processors (Symbol font); icon fonts have nothing at this place."""


def icon_runs(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield start, run and replacement; None where the run may stand for a character of a word."""
    for found in _RUN.finditer(text):
        left = text[max(0, found.start() - 1) : found.start()]
        right = text[found.end() : found.end() + 1]
        if found[0] == _BULLET and _is_border(left):
            yield found.start(), found[0], "•"
        else:
            yield found.start(), found[0], "" if _stands_apart(left, right) else None


def _stands_apart(left: str, right: str) -> bool:
    """Whether there is a border on one side and no digit on the other (it may be its unit)."""
    if _is_border(left):
        return _is_border(right) or not right.isdigit()
    return _is_border(right) and not left.isdigit()


def _is_border(char: str) -> bool:
    return not char or char.isspace() or char in {MASK, BREAK}
