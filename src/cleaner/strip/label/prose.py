"""What the words of a run of text say: of the article, or of the site, its makers, its other stories.

A linear model over the words and pairs of words at the start of a run, learned over pages of many
hosts (`training/pages/prose.py`). It sees what the shape of a paragraph does not show: an appeal
for donations, a legal note, a biography, a teaser.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from cleaner.strip.label.columns import Column
from cleaner.strip.label.sums import Sums
from cleaner.text.characters import EAST_ASIAN
from cleaner.text.lazy_pattern import lazy_pattern

START = 140
"""Characters of a run that are read."""
LEAST = 80
"""Weight (UTF-8 bytes) from which a run is read; shorter ones are judged by `page_lexicon`."""
_HAN = lazy_pattern(f"[{EAST_ASIAN}]+")
_WORD = lazy_pattern(rf"[^\W\d_{EAST_ASIAN}]+|\d+|[\xa9|\u2022\xbb\u203a>@#$%\u20ac\xa3?!:]")
_HAN_START = 80
"""Code points of a run whose Han is looked up by characters and pairs."""


def prose_words(text: str) -> set[str]:
    """The words at the start of a text and the pairs of neighbours; of Han the pairs of characters.

    >>> sorted(prose_words("Page 12"))
    ['0', '^ page', 'page', 'page 0']
    """
    start = text[:START].lower()
    words = ["0" if word.isdigit() else word for word in _WORD.findall(start)]
    found = set(words)
    found.update(map(" ".join, zip(["^", *words], words, strict=False)))
    if not start.isascii():
        for part in _HAN.findall(start[:_HAN_START]):
            found.update(map("".join, pairwise(part)))
        if head := _HAN.match(start):
            found.add("^" + head[0][:2])
    return found


class Prose(msgspec.Struct, frozen=True):
    """Log-odds by word and pair, in hundredths: whole numbers add up the same in any order."""

    words: dict[str, int]

    def value(self, text: str) -> float:
        """The sum over the words of a run, over the root of their number.

        >>> Prose({"subscribe": -200}).value("Subscribe now")
        -1.0
        """
        return self.of_words(prose_words(text))

    def of_words(self, found: set[str]) -> float:
        """The same for what `prose_words` gave."""
        known = self.words
        total = sum(map(known.__getitem__, known.keys() & found))
        return total / (100.0 * math.sqrt(len(found) or 1))


def prose_column(page: Sums, prose: Prose, ids: Sequence[int]) -> Column:
    """What the words say of the runs `ids`; 0 for short ones."""
    texts, weights = page.tree.texts, page.weights
    return [prose.value(texts[i]) if weights[i] >= LEAST else 0.0 for i in ids]
