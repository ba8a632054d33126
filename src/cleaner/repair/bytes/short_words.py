"""Single accented letters of Western words that ftfy leaves, since two letters may be meant: DrÃ¥ber.

Inside a word nobody writes a sign behind a capital of Latin-1 (`Ã¥`, `Ä°`), so there the two are one
letter of UTF-8; beside a word only where the sign is no quotation mark.
"""

import re
from itertools import pairwise

from cleaner.text.lazy_pattern import lazy_pattern

_SIGNS = "¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶·¸¹º¼½¾¿\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u02dc\u2122\xa0\xad"
_QUOTES = "«»\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u2039\u203a"
_LOWER = "a-zß-öø-ÿ"
_WORD = lazy_pattern(
    rf"[ÃÄÅÈ](?:[{_SIGNS}](?=[{_LOWER}ÃÄÅ])|(?<=[{_LOWER}].)[{_SIGNS}]"
    rf"|(?<=[A-Za-z].)[{_QUOTES}](?=[{_LOWER}]))"
)
_SCRIPTS = (
    lazy_pattern("[A-Za-zÀ-ÖØ-öø-ɏ]"), lazy_pattern("[Ͱ-Ͽ]"), lazy_pattern("[Ѐ-ԯ]"), lazy_pattern("[԰-֏]"),
    lazy_pattern("[֐-׿]"), lazy_pattern("[؀-ۿ]"), lazy_pattern("[܀-ޱ]"),
)  # fmt: skip
"""Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Syriac: no word mixes two of them."""
_LETTERS = lazy_pattern(r"[^\W\d_]+")


def read_short_words(line: str) -> str:
    """The line with such letters read as the UTF-8 they are.

    >>> read_short_words("DrÃ¥ber in RÄ«ga")
    'Dråber in Rīga'
    >>> read_short_words("Der Ä» und das Å")
    'Der Ä» und das Å'
    """
    return _WORD.sub(_letter, line)


def _letter(found: re.Match[str]) -> str:
    try:
        letter = found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found[0]
    return letter if letter.isalpha() else found[0]


def mixes_scripts(before: str, after: str) -> bool:
    """Whether a reading has words of two alphabets that the text before it has not: a half repair."""
    return _mixed(after) > _mixed(before)


def _mixed(text: str) -> int:
    """How often a word goes over from one alphabet into another."""
    words = (word for word in _LETTERS.findall(text) if not word.isascii())
    known = (list(filter(None, map(_script, word))) for word in words)
    return sum(one != other for scripts in known for one, other in pairwise(scripts))


def _script(character: str) -> int:
    """The ordinal of the alphabet of a letter; 0 if it is of none of these."""
    return next((at for at, known in enumerate(_SCRIPTS, 1) if known.match(character)), 0)
