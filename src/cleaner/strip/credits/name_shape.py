"""Whether a value of a credit line names people; which words make names is data.

A colon before the value says much: then it need not be a name letter by letter. Without one every
part has to look like a name.
"""

import re

from cleaner.pack import pack_cache
from cleaner.strip.credits.vocabulary import alternation, common_surnames, surnames, words
from cleaner.strip.credits.words import Words
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

LONGEST = 80
"""Code points of all the names of a line."""
LONGEST_RUN = 36
"""Code points of names written together."""
LONGEST_HAN, LONGEST_LATIN = 16, 40
"""Code points of one name with office or place before it."""
SHORT_HAN = 3
"""Code points of a name behind a label that need not look like one."""
PLAIN_HAN = 6
"""So few characters behind a colon are a name or pen name whatever they are."""
LATIN_WORDS = 5
HAN_PARTS = lazy_pattern(r"[ ]*[,、/&|()][ ]*|[ ]+")
SENTENCE = lazy_pattern(r"[。!?;…]|[.][ ]+[^\W\d_]{3,}[ ]")
QUOTED = lazy_pattern(r"[\"《》<>]")
DESK = lazy_pattern(r"[ _]*\b[a-z]{1,4}\d{2,6}$|_[a-z]{1,4}\d{2,6}$")
"""The number of an editor's desk behind the name: 林晓梅_NE0011, 林晓梅 PN042."""
HAN_NAME = lazy_pattern(f"[{HAN}]{{2,4}}")
FOREIGN_NAME = lazy_pattern(rf"[{HAN}\u30a0-\u30ff]{{1,8}}(?:[·=][{HAN}\u30a0-\u30ffa-z.]{{1,8}})+")
KOREAN_NAME = lazy_pattern(r"[가-힣]{2,4}")
KANA = lazy_pattern(r"[\u3040-\u30ff]")
CASELESS = lazy_pattern(
    r"[\u05d0-\u05ea\u0620-\u0669\u066e-\u06d3\u06fa-\u08ff\u0900-\u0963\u0966-\u0dff\u0e01-\u0eff\u200c'\u05f3\u05f4.-]+"
)
"""A word of a script without capitals: Hebrew, Arabic, those of India, Thai, Lao."""
CASELESS_WORDS = (2, 4)
"""Words of a name in such a script; one alone could be anything."""


@pack_cache
def _latin_parts() -> re.Pattern[str]:
    """What stands between two names in an alphabet: a mark, or a word for "and" or "with"."""
    joiners = frozenset(word for word in words("name-joiner") if word[0] < "\u3040")
    return lazy_pattern(rf"[ ]*[,;/&|·][ ]*|[ ]+(?:{alternation(joiners)})[ ]+")


def names_people(value: str, raw: str, known: Words, *, sure: bool) -> bool:
    """Whether a folded value names people; `raw` is the same before folding.

    `sure`: a colon, bar or slash stands between label and value.
    """
    if not value:
        return sure
    if len(value) > LONGEST or SENTENCE.search(value) or QUOTED.search(value):
        return False
    if not is_east_asian(value):
        return _names_latin(raw, known, sure=sure)
    if KANA.search(value):
        return sure and len(value) <= LONGEST_LATIN
    return _names_han(value, known, sure=sure)


def _names_han(value: str, known: Words, *, sure: bool) -> bool:
    value = DESK.sub("", value)
    parts = [part for part in HAN_PARTS.split(known.behind.sub("", value)) if part]
    if not sure:
        return bool(parts) and all(_is_name(part, known) or _is_common_run(part) for part in parts)
    if any(len(part) > LONGEST_HAN and not is_run(part) for part in parts):
        return False
    return len(value) <= PLAIN_HAN or any(
        is_run(part) or _is_name(part, known) or known.media.search(part) or len(part) <= SHORT_HAN
        for part in parts
    )


def is_east_asian(value: str) -> bool:
    """Whether a text holds Han, kana or Hangul."""
    return any("\u2e80" <= character <= "\ud7af" for character in value)


def _is_name(part: str, known: Words) -> bool:
    if part in known.no_names:
        return False
    shaped = is_han_name(part) or _is_pair(part) or FOREIGN_NAME.fullmatch(part)
    return bool(shaped) or KOREAN_NAME.fullmatch(part) is not None


@pack_cache
def is_han_name(token: str) -> bool:
    """Whether a token is shaped like a Chinese name and is no organisation's.

    >>> is_han_name("张三"), is_han_name("欧阳修文"), is_han_name("新华社"), is_han_name("了解")
    (True, True, False, False)
    """
    if not HAN_NAME.fullmatch(token) or token in words("no-name"):
        return False
    if token[:2] in words("surname-double"):
        return len(token) > 2  # noqa: PLR2004 - surname of two, name of one or two
    if token[0] not in surnames() or len(token) > 3:  # noqa: PLR2004 - surname and name
        return False
    return token[1:] not in words("organisation", "end") and token[-1] not in words("office-end")


def _is_pair(part: str) -> bool:
    """Two names written together."""
    return len(part) in {4, 5, 6} and any(
        is_han_name(part[:cut]) and is_han_name(part[cut:]) for cut in (2, 3, 4)
    )


def _is_common_run(part: str) -> bool:
    """Whether a text is names written together, each with one of the most frequent surnames."""
    ends = {0}
    for start in range(len(part)):
        if start in ends and part[start] in common_surnames():
            ends |= {start + 2, start + 3}
    return 2 * SHORT_HAN < len(part) <= LONGEST_RUN and len(part) in ends


def is_run(part: str) -> bool:
    """Whether a folded text is names written together, however many: 林晓梅周远高原."""
    ends = {0}
    for start in range(len(part)):
        if start in ends and part[start] in surnames():
            ends |= {start + 2, start + 3}
    return 0 < len(part) <= LONGEST_RUN and len(part) in ends


def _names_latin(raw: str, known: Words, *, sure: bool) -> bool:
    """Whether the first part is a name of words with capitals; offices may stand behind it."""
    parts = [part for part in _latin_parts().split(raw.strip()) if part]
    if not parts or any(len(part) > LONGEST_LATIN for part in parts):
        return False
    first = [word for word in parts[0].split() if word.casefold() not in known.particles]
    if not 0 < len(first) <= LATIN_WORDS:
        return False
    if sure and is_caseless_name(" ".join(first)):
        return True
    least = 1 if sure else 2
    return len(first) >= least and all(word.strip("('\"’")[:1].isupper() for word in first)


def is_caseless_name(text: str) -> bool:
    """Whether a text has the shape of a name in a script without capitals.

    Every short run of words has it, so it is asked only behind a label and its colon.

    >>> is_caseless_name("\u05d9\u05d5\u05e1\u05d9 \u05db\u05d4\u05df"), is_caseless_name("Jane Doe")
    (True, False)
    """
    found = text.split()
    least, most = CASELESS_WORDS
    return least <= len(found) <= most and all(CASELESS.fullmatch(word) for word in found)
