"""Second encodings of the same character: compatibility ideographs, radicals, decomposed letters.

Unicode has them for round trips with older standards; in running text they come from PDF files and
fonts. Where a language tells them apart (Japanese and Korean names) they stay.
"""

import unicodedata
from collections.abc import Iterator

from cleaner.text.characters import ANY_HAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scan import scan_of

_HANGUL_OR_KANA = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]")

COMPATIBILITY = lazy_pattern("[\uf900-\ufaff\U0002f800-\U0002fa1f]")

SECOND = "\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
"""What `second_encodings` looks for, as a class."""

# A radical cited as such stands beside a quotation mark, a bracket or a blank; one that an
# extractor has put for the character stands between Han, or between Han and punctuation.
RADICAL = lazy_pattern(
    f"(?<=[{ANY_HAN}])[\u2e80-\u2ef3\u2f00-\u2fd5](?=[{ANY_HAN}\u2e80-\u2fd5，。、；：！？])"
)

_SUPPLEMENT = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)
"""Radicals of the supplement that have no decomposition in Unicode but are a whole character."""


def second_encodings(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, character and ordinary form of compatibility ideographs and radicals."""
    yield from compatibility_ideographs(text)
    yield from radicals(text)


def compatibility_ideographs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, character and unified form; nothing in a text with kana or Hangul."""
    found = COMPATIBILITY.search(text)
    if found and not _HANGUL_OR_KANA.search(text):
        for each in COMPATIBILITY.finditer(text, found.start()):
            unified = unicodedata.normalize("NFC", each[0])
            if unified != each[0]:
                yield each.start(), each[0], unified


def radicals(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, radical and the character meant, for radicals inside a word."""
    for found in RADICAL.finditer(text):
        meant = unicodedata.normalize("NFKC", found[0])
        meant = _SUPPLEMENT.get(meant, meant)
        if meant != found[0]:
            yield found.start(), found[0], meant


MARKS = "\u0300-\u036f\u1161-\u1175\u3099\u309a"
"""What makes a letter decomposed, as a class."""

# Letters with marks that compose: Latin, Greek, Cyrillic; kana with a voice mark; conjoining jamo.
DECOMPOSED = lazy_pattern(
    "[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1fff][\u0300-\u036f]+"
    "|[\u3046-\u307b\u30a6-\u30fd][\u3099\u309a]"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)
COMPOSED = "\u00c0-\u024f\u0386-\u03ce\u0401-\u045f\u1e00-\u1fff\u304c-\u3094\uac00-\ud7a3"
"""Letters that have a mark in them, as a class."""
_MOST_MARKS = 2
"""More marks on one letter than any orthography uses: ornament."""


def decomposed_letters(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, letter with marks and its composed form, if the text has both forms.

    A text in one form throughout is consistent and stays. A word that cites code points or heaps
    marks on letters stays as well: what does not compose into one character is left alone.
    """
    if not scan_of(text).holds(COMPOSED):
        return
    for found in DECOMPOSED.finditer(text):
        composed = unicodedata.normalize("NFC", found[0])
        if len(composed) == 1 and len(found[0]) <= 1 + _MOST_MARKS:
            yield found.start(), found[0], composed
