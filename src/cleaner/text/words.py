"""How many words a text has, and how long people read it."""

from typing import NamedTuple

from cleaner.text.characters import ANY_HAN, KANA
from cleaner.text.lazy_pattern import lazy_pattern

_UNSPACED = f"{KANA}{ANY_HAN}"
_CHARACTER = lazy_pattern(f"[{_UNSPACED}]")
_WORD = lazy_pattern(rf"[^\W{_UNSPACED}]+(?:['\u2019.-][^\W{_UNSPACED}]+)*")
WORDS_A_MINUTE, CHARACTERS_A_MINUTE = 228, 255
"""Read aloud by young people: English words, Chinese characters (Trauzettel-Klosinski and Dietz,
Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST,
Investigative Ophthalmology & Visual Science 53, 2012)."""


class Words(NamedTuple):
    """Words between blanks and signs, and characters of scripts that are written without blanks."""

    spaced: int
    characters: int

    @property
    def total(self) -> int:
        """Words as word processors count them: each Chinese character and kana is one."""
        return self.spaced + self.characters

    @property
    def seconds(self) -> int:
        """How long the text is read, at the speeds above; rounded."""
        minutes = self.spaced / WORDS_A_MINUTE + self.characters / CHARACTERS_A_MINUTE
        return round(60 * minutes)


def count_words(text: str) -> Words:
    """Count the words of a text; a run of Thai, Lao, Khmer or Burmese counts as one.

    >>> count_words("Don't stop at 3.5 miles"), count_words("\u96e8\u505c\u4e86").total
    (Words(spaced=5, characters=0), 3)
    """
    return Words(len(_WORD.findall(text)), len(_CHARACTER.findall(text)))
