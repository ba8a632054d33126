"""Whether a line is a sentence or more of running text, by measures that every script has.

How long it is in the script's own measure, and whether it ends as a sentence does, or is of a script
that has no mark for that.
"""

import re
import unicodedata

from cleaner.text.characters import ANY_HAN, KANA
from cleaner.text.lazy_pattern import lazy_pattern

MARKS = frozenset(".!?…。！？｡؟۔।॥։።፧။។៕᙮‼⁇⁈⁉")
"""What ends a sentence, by the property Sentence_Terminal of Unicode, those in use today."""
CLOSERS = "\"'”’»›)]）】」』》〉"
"""What may stand behind such a mark."""

_BARE = lazy_pattern("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]+")
"""Thai and Lao, Khmer, Burmese, Tibetan: no blanks between words; the first two no stops either."""
_WIDE = lazy_pattern(f"[{KANA}{ANY_HAN}]+")
"""Kana and Han: two or three characters say what a word of letters says."""
_ENDS = lazy_pattern(f"[{re.escape(''.join(sorted(MARKS)))}]+")
"""Marks in a row."""

WORDS, LETTERS = 3, 12
"""Words and letters of a line that may be a short sentence, where blanks part the words."""
WIDE_LETTERS = 8
"""Letters of one in Han and kana."""
BARE_LETTERS = 20
"""The same in scripts without blanks between words..."""
BARE_UNENDED = 40
"""... and where no mark ends it, since Thai has none."""


def sentences_in(line: str) -> int:
    """How many sentences of running text a line holds; 0 if it is none.

    >>> sentences_in("It rained all day. Nobody in the whole village minded it at all.")
    2
    >>> sentences_in("Read more"), sentences_in("Contact | About us | Terms of service apply.")
    (0, 0)
    """
    letters = count_letters(line)
    if "|" in line or letters < WIDE_LETTERS:
        return 0
    wide, bare = _shares(line, letters)
    ended = line.rstrip(CLOSERS + " ")[-1:] in MARKS
    marks = max(1, _count_marks(line))
    if bare:
        least = BARE_LETTERS if ended else BARE_UNENDED
        return max(marks, letters // (2 * BARE_UNENDED)) if letters >= least else 0
    if not ended:
        return 0
    if wide:
        return marks
    return marks if letters >= LETTERS and line.count(" ") + 1 >= WORDS else 0


def count_letters(line: str) -> int:
    """Letters and the vowel signs that stand with them, as in Hindi and Thai."""
    if line.isascii():
        return sum(map(str.isalpha, line))
    signs = [c for c in set(line) if not c.isalpha() and unicodedata.category(c)[0] == "M"]
    return sum(map(str.isalpha, line)) + sum(map(line.count, signs))


HALF = 0.5
"""Share of the letters that make a line one of a script."""


def _shares(line: str, letters: int) -> tuple[bool, bool]:
    """Whether most letters of a line are wide, and whether they are of a script without blanks."""
    if line.isascii():
        return False, False
    wide, bare = (sum(map(len, pattern.findall(line))) for pattern in (_WIDE, _BARE))
    return wide > HALF * letters, bare > HALF * letters


def is_wide(text: str) -> bool:
    """Whether most letters of a text are Han or kana."""
    return _shares(text, count_letters(text))[0]


def is_bare(text: str) -> bool:
    """Whether most letters of a text are of a script without blanks between words."""
    return _BARE.search(text) is not None and _shares(text, count_letters(text))[1]


def _count_marks(line: str) -> int:
    """The marks that end sentences, those in a row once, those inside numbers and words not."""
    found = 0
    for marks in _ENDS.finditer(line):
        after = line[marks.end() : marks.end() + 1] or " "
        for character in reversed(marks[0]):
            found += after == " " or after in CLOSERS or character not in ".!?"
            after = "" if character == "." else after
    return found
