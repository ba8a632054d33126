"""The codecs that text is read with by mistake, in pairs, and how such a reading is undone."""

import re
from functools import cache
from typing import NamedTuple

from cleaner.repair.bytes.lost_in_latin import WINDOWS
from cleaner.text.lazy_pattern import lazy_pattern

HIGH = lazy_pattern(
    rf"[\x80-\xff{WINDOWS}]++(?:[\x00-\x09\x0b-\x7f]{{1,500}}+[\x80-\xff{WINDOWS}]++)*+[@-~]?"
)
"""A stretch of bytes as Windows-1252 shows them; across so much ASCII it is another stretch."""


LEFT_OUT = frozenset(b"\x81\x8d\x8f\x90\x9d")


def _gbk_class(leads: range, trails: range) -> str:
    numbers = (bytes([lead, trail]) for lead in leads for trail in trails)
    return f"[{''.join(number.decode('gb18030') for number in numbers)}]"


@cache
def _beginnings() -> str:
    """What the first two bytes of a character give, or of a mark, as a class."""
    return f"锛銆鈥{_gbk_class(range(0xE4, 0xEA), range(0x81, 0xC0))[1:-1]}"


@cache
def utf8_as_gbk() -> re.Pattern[str]:
    """Two characters of three UTF-8 bytes as GBK shows them, or the beginning of a mark (，。“)."""
    high = range(0x81, 0xC0)
    rest = f"{_gbk_class(high, range(0xE4, 0xEA))}{_gbk_class(high, high)}"
    # one class first: the search skips to its members; of these few stand in any text
    return lazy_pattern(f"[{_beginnings()}](?:(?<=[锛銆鈥])|{rest})")


class Pair(NamedTuple):
    """A wrong reading: text in `right` that was decoded as `wrong`."""

    wrong: str
    right: str

    def undo(self, text: str) -> str | None:
        """The text as it was, or None if it cannot have been read so."""
        if self.wrong == LATIN_9 and LATIN_9_SIGNS.isdisjoint(text):
            return None  # the same as Windows-1252 makes of it
        try:
            data = to_windows(text) if self.wrong == "cp1252" else text.encode(self.wrong)
            return data.decode(self.right)
        except UnicodeError:
            return None


LATIN_9 = "iso8859_15"
"""What Linux systems of Western Europe took for their own: Latin-1 but for eight characters."""
LATIN_9_SIGNS = frozenset("€ŠšŽžŒœŸ")
"""Those eight, at the places of ¤¦¨´¸¼½¾; Windows-1252 has them elsewhere."""


SINGLE = tuple(
    Pair(wrong, right)
    for wrong in ("cp1252", LATIN_9)
    for right in ("utf-8", "gb18030", "big5hkscs", "cp932", "cp949", "euc_jp")
)


EUC = Pair("gb18030", "euc_jp")


DOUBLE = (
    Pair("gb18030", "utf-8"),
    Pair("gb18030", "big5hkscs"),
    Pair("big5hkscs", "gb18030"),
    Pair("big5", "gb18030"),
    Pair("big5hkscs", "utf-8"),
    Pair("gb18030", "cp949"),
    Pair("gb18030", "cp932"),
    EUC,
    Pair("cp932", "gb18030"),
    Pair("cp949", "gb18030"),
    Pair("cp932", "utf-8"),
)


@cache
def windows_table() -> dict[int, int]:
    """What Windows-1252 makes of each byte beyond ASCII, Latin-1 where it makes nothing."""
    table = {}
    for byte in range(0x80, 0x100):
        table[byte] = byte
        if byte not in LEFT_OUT:
            table[ord(bytes([byte]).decode("cp1252"))] = byte
    return table


def to_windows(text: str) -> bytes:
    """The bytes of a text read as Latin-1 or Windows-1252, mixed as it may be.

    Raises `UnicodeEncodeError` for a character of neither.
    """
    return text.translate(windows_table()).encode("latin-1")
