"""UTF-8: how much of a file is valid, and whether it is UTF-8 all the same where some is not.

UTF-8 is so strict that text in another encoding hardly ever passes; a few bad bytes in much good
UTF-8 are damage, and an unfinished character at the end is only where the file was cut.
"""

from typing import NamedTuple

from cleaner.text.lazy_pattern import lazy_pattern

_CUT_TAIL = lazy_pattern(
    rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z",
)
_CUT_HEAD = lazy_pattern(rb"\A[\x80-\xbf]{1,3}(?=[\x00-\x7f\xc2-\xf4])")
_HIGH = lazy_pattern(rb"[\x80-\xff]")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_SAMPLE = 262_144
"""Bytes looked at."""
_PIECE = 1024
"""Bytes of each of three pieces that tell at once that this is no UTF-8."""
_HOPELESS = 0.5
"""Share of sequences that are good UTF-8 under which a piece speaks against it."""
_MIN_GOOD = 4
"""Good sequences, and bad ones, from which on a file is of both kinds."""
_MIN_WEIGHT = 12
"""Weight of good sequences for each bad one; by chance legacy text makes one in some thirty
bytes."""
_ONE_CHARACTER = 3
"""Bad bytes that one cut character leaves."""
_MAX_BAD = 0.1
"""Bad sequences for each good one in damaged UTF-8."""
_MOST_BAD = 4
"""Bad bytes to a good character above which nothing speaks for UTF-8."""


class Utf8(NamedTuple):
    """Counts over a sample: multi-byte characters, bytes that do not decode (cut ends aside)."""

    good: int
    bad: int
    cut: bool
    weight: int = 0
    """Bytes in good multi-byte characters: a long one passes by chance less often."""

    @property
    def is_valid(self) -> bool:
        """Whether nothing speaks against UTF-8 (one character cut in two alone is no evidence)."""
        return self.bad == 0 and self.good > int(self.cut)

    @property
    def is_damaged(self) -> bool:
        """Whether it is UTF-8 with a few bad bytes."""
        if self.bad <= _ONE_CHARACTER:
            return self.weight >= _MIN_WEIGHT * max(1, self.bad)
        return self.bad <= self.good * _MAX_BAD

    @property
    def may_be_utf8(self) -> bool:
        """Whether there is so much good that only the characters can tell."""
        return self.good > int(self.cut) and self.bad <= self.good * _MOST_BAD

    @property
    def may_be_mixed(self) -> bool:
        """Whether there is enough of both for a file of two encodings."""
        return self.good >= _MIN_GOOD and self.bad >= _MIN_GOOD


def is_strict_utf8(data: bytes) -> bool:
    """Whether all of it is valid UTF-8 (the common case, at the speed of the decoder)."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def measure_utf8(data: bytes) -> Utf8:
    """Count what is valid.

    >>> measure_utf8("中文中".encode()[:-1])
    Utf8(good=2, bad=0, cut=True, weight=6)
    """
    sample = data[:_SAMPLE]
    if _is_hopeless(sample):
        return Utf8(0, len(sample), cut=False)
    tail = _CUT_TAIL.search(sample, max(0, len(sample) - 4))
    head = _CUT_HEAD.match(sample)
    core = sample[head.end() if head else 0 : tail.start() if tail else len(sample)]
    text = core.decode("utf-8", "ignore")
    wide = len(text) - len(text.encode("ascii", "ignore"))
    bad = len(core) - len(text.encode())
    weight = wide + len(core) - bad - len(text)
    return Utf8(wide, bad, bool(head or tail), weight)


def _is_hopeless(sample: bytes) -> bool:
    """Whether beginning and end are so far from UTF-8 that the rest need not be read."""
    first = _HIGH.search(sample)
    if first is None:
        return False
    starts = (first.start(), len(sample) // 2, max(0, len(sample) - _PIECE))
    pieces = (sample[start : start + _PIECE] for start in starts)
    return all(_share_of_good(piece) < _HOPELESS for piece in pieces)


def _share_of_good(piece: bytes) -> float:
    high = len(piece) - len(piece.translate(None, _HIGH_BYTES))
    bad = len(piece) - len(piece.decode("utf-8", "ignore").encode())
    return 1 - bad / high if high else 0.0
