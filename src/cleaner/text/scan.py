"""One quick pass over a text tells which characters beyond ASCII it has; whoever asks, it is made once."""

import re
from functools import cached_property, lru_cache

from cleaner.text.characters import ANY_HAN
from cleaner.text.lazy_pattern import lazy_pattern

_PRINTABLE = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_ASCII_BLANK = bytes([*[0x20] * 0x80, *range(0x80, 0x100)])
_UNUSUAL = lazy_pattern("[^\u4e00-\u9fff，。、：；？！（）《》“”…]+")


class Scan:
    """A text and what it holds beyond ASCII, in extracts that are a fraction of most pages.

    An expression that needs no ASCII is asked of an extract instead of the text: the extracts keep
    the order, and `runs` keeps what stood together.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _data(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def beyond_ascii(self) -> str:
        """What is neither printable ASCII nor a usual blank, in order."""
        return self._data.translate(None, _PRINTABLE).decode("utf-8", "surrogatepass")

    @cached_property
    def runs(self) -> str:
        """The runs of characters beyond ASCII, a blank between them: what stood together still does.

        >>> Scan("caf\u00e9 \u4e2d\u6587, \u4e2d").runs
        '\u00e9 \u4e2d\u6587 \u4e2d'
        """
        parts = self._data.translate(_ASCII_BLANK).split()
        return b" ".join(parts).decode("utf-8", "surrogatepass")

    @cached_property
    def unusual(self) -> str:
        """What of `beyond_ascii` is no everyday Chinese: neither Han nor the usual marks.

        >>> Scan("a \u00e9 \u4e2d\u6587\uff0c\u200b b").unusual
        '\u00e9\u200b'
        """
        return "".join(_UNUSUAL.findall(self.beyond_ascii))

    def holds(self, characters: str) -> bool:
        """Whether the text has one of a class of characters, `ANY_HAN` or such as `unusual` leaves.

        `characters` is written as inside the brackets of a regular expression.
        """
        seen = self.beyond_ascii if characters is ANY_HAN else self.unusual
        return bool(seen) and _class(characters).search(seen) is not None


@lru_cache(maxsize=4)
def scan_of(text: str) -> Scan:
    """The scan of a text; of the page, its view and its folded text it is remembered."""
    return Scan(text)


@lru_cache(maxsize=256)
def _class(characters: str) -> re.Pattern[str]:
    return lazy_pattern(f"[{characters}]")


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, once."""
    return lazy_pattern(pattern)
