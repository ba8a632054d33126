"""Chinese that was read byte by byte with another table than Windows-1252: ÍŁÁËËÄ¸öÔÂ, НЄБЛЛД.

A system of Central Europe or Russia reads GBK with its own code page, and every byte becomes a letter
or sign of that. The whole line goes back or nothing: a table must have all its characters.
"""

from codecs import charmap_encode
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cleaner.repair.bytes.plausible import ONE_HAN, quality
from cleaner.repair.language_model import Model
from cleaner.text.lazy_pattern import lazy_pattern

TABLES = (
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "koi8_r",
    "mac_roman",
    "cp437",
    "cp850",
    "cp866",
)
"""Code pages of single bytes that desktop systems read files with unless told otherwise."""
RIGHTS = ("gb18030", "utf-8", "big5hkscs")
_DENSE = lazy_pattern(r"[^\x00-\x7f]{8}|(?:[^\x00-\x7f]{4}[\x20-\x7e]?){3}")
"""Eight letters beyond ASCII in a row, or three times four: of Latin script no language has them."""
_BROKEN_CASE = lazy_pattern(
    r"[a-zß-öø-ÿāăąćčďđēėęěģīįķłńņňőŕřśşšţťūůűųźżžа-яё][A-ZÀ-ÖØ-ÝĀĂĄĆČĎĐĒĖĘĚĢĪĮĶŁŃŅŇŐŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁ]"
    r"|[A-Za-zÀ-ÿĀ-žЀ-ӿ][¤¦§©¬®°±µ¶¸»«‡†‰‹›№„”]+[A-Za-zÀ-ÿĀ-žЀ-ӿ]"
)
"""A capital behind a small letter, or a sign between letters: how bytes of Chinese look as letters."""
BROKEN = 0.06
"""Share of such places among the characters beyond ASCII; honest Russian and Czech have .00."""
_FEWEST_HAN = 8
"""Han that a text must have in the right reading."""


class Whole(NamedTuple):
    """A line as it was, and how it was misread."""

    wrong: str
    right: str
    text: str


_RUN = lazy_pattern(r"[^\x00-\x7f]{4}")


def is_dense(runs: str) -> bool:
    """Whether some runs of letters beyond ASCII, blanks between them, are such as bytes give.

    What `may_be_misread` finds holds four in a row.
    """
    return _RUN.search(runs) is not None


def may_be_misread(line: str) -> bool:
    """Whether a line looks like bytes of two that were shown as letters.

    >>> may_be_misread("Příliš žluťoučký kůň úpěl ďábelské ódy"), may_be_misread("Съешь ещё этих")
    (False, False)
    """
    high = len(line) - len(line.encode("ascii", "ignore"))
    if high < _FEWEST_HAN or not _DENSE.search(line):
        return False
    return len(_BROKEN_CASE.findall(line)) >= max(2, BROKEN * high)


def read_other(line: str, model: Model, gain: float) -> Whole | None:
    """What a line was before a table read it so; None if no reading is far likelier than the line."""
    best = max(_readings(line), key=lambda one: quality(one.text, model), default=None)
    if best is None or len(ONE_HAN.findall(best.text)) < _FEWEST_HAN:
        return None
    after = quality(best.text, model)
    return best if after > 0 and after - min(0.0, quality(line, model)) > gain else None


def _readings(line: str) -> Iterator[Whole]:
    letters = set(line)  # a table lacks one of them at once; encoding finds that at the line's end
    for wrong in TABLES:
        if not letters <= _letters(wrong):
            continue
        data, _ = charmap_encode(line, "strict", _table(wrong))
        for right in RIGHTS:
            try:
                yield Whole(wrong, right, data.decode(right))
            except UnicodeDecodeError:
                continue


@cache
def _letters(codec: str) -> frozenset[str]:
    """The characters of a table."""
    return frozenset(map(chr, _table(codec)))


@cache
def _table(codec: str) -> dict[int, int]:
    """The byte of each character of a table; a byte it has no character for is a C1 control."""
    table = {byte: byte for byte in range(0xA0)}
    for byte in range(0x80, 0x100):
        if character := bytes((byte,)).decode(codec, "ignore"):
            table[ord(character)] = byte
    return table
