"""Files whose parts are in different encodings: UTF-8 with an include or a second file in another.

Lines are sorted into those that are UTF-8 and those that are not; where both sorts are many, and
what is not UTF-8 is clearly one other encoding, each stretch becomes a part of its own. Anything
less clear is left as one damaged file.
"""

from collections.abc import Iterator
from typing import NamedTuple

from cleaner.detect.decode import decode_bytes
from cleaner.detect.statistics.rank import rank
from cleaner.document import Part
from cleaner.text.lazy_pattern import lazy_pattern

_UTF8 = "utf-8"
_HIGH_BYTES = bytes(range(0x80, 0x100))
_FAULT = lazy_pattern("[\udc80-\udcff]")
_LONG_RUN = lazy_pattern("(?:[^\x00-\x7f\udc80-\udcff][\x00-\x7f]{0,40}){20}")
"""Twenty good characters and no bad byte between: double-byte text does not get there by chance."""
_REACH = 262_144
"""Bytes in which a second encoding has to show itself first."""
_MIN_CHARACTERS = 12
"""Characters beyond ASCII of good UTF-8 in a file of two encodings."""
_MIN_BYTES = 12
"""High bytes of the other encoding."""
_MIN_EDGE = 4
"""Wide characters at the edge of a line that make a part of their own."""
_MIN_SCORE = 0.9
"""How sure the other encoding has to be: a wrong parting damages what one damaged encoding would
not."""
_MAX_DAMAGE = 0.02
"""Share of its bytes that may not decode."""
_MAX_GOOD = 0.55
"""Text in double-byte encodings passes as UTF-8 by chance up to this share (EUC-JP: 0.44)."""
_MAX_PARTS = 1000
"""More parts are noise."""


class _Stretch(NamedTuple):
    start: int
    end: int
    utf8: bool


def find_parts(data: bytes) -> tuple[Part, ...]:
    """The parts of a file of mixed encodings, () if it is not clearly one."""
    if not _LONG_RUN.search(data[:_REACH].decode("utf-8", "surrogateescape")):
        return ()
    stretches = _merge(_sort_lines(data))
    if len({stretch.utf8 for stretch in stretches}) == 1 or len(stretches) > _MAX_PARTS:
        return ()
    other = b"".join(data[s.start : s.end] for s in stretches if not s.utf8)
    good = sum(_count_wide(data[s.start : s.end]) for s in stretches if s.utf8)
    if good < _MIN_CHARACTERS or not _is_foreign(other):
        return ()
    best = rank(other)[0]
    damage = decode_bytes(other, best.encoding).count("\ufffd")
    if best.score < _MIN_SCORE or damage > len(other) * _MAX_DAMAGE:
        return ()
    return tuple(
        Part(s.start, s.end, _UTF8 if s.utf8 else best.encoding, 1.0 if s.utf8 else best.score)
        for s in stretches
    )


def _is_foreign(other: bytes) -> bool:
    """Whether bytes are not just damaged UTF-8: enough of them, and few that pass."""
    high = len(other) - len(other.translate(None, _HIGH_BYTES))
    passing = other.decode("utf-8", "ignore").encode()
    good = len(passing) - len(passing.translate(None, _HIGH_BYTES))
    return high >= _MIN_BYTES and good < high * _MAX_GOOD


def _count_wide(piece: bytes) -> int:
    text = piece.decode("utf-8", "ignore")
    return len(text) - len(text.encode("ascii", "ignore"))


def _sort_lines(data: bytes) -> Iterator[_Stretch]:
    at = 0
    for line in data.splitlines(keepends=True):
        yield from _sort_line(line, at)
        at += len(line)


def _sort_line(line: bytes, at: int) -> Iterator[_Stretch]:
    """A line is one stretch, or three: UTF-8 up to the first fault and after the last."""
    end = at + len(line)
    text = line.decode("utf-8", "surrogateescape")
    pieces = _FAULT.split(text)
    if len(pieces) == 1:
        yield _Stretch(at, end, utf8=True)
        return
    head, tail = (_length(pieces[i]) for i in (0, -1))
    tail -= _next_ascii(line[len(line) - tail :], 0)
    head = head if _count_wide(line[:head]) >= _MIN_EDGE else 0
    tail = tail if _count_wide(line[len(line) - tail :]) >= _MIN_EDGE else 0
    if head:
        yield _Stretch(at, at + head, utf8=True)
    yield _Stretch(at + head, end - tail, utf8=False)
    if tail:
        yield _Stretch(end - tail, end, utf8=True)


def _length(text: str) -> int:
    return len(text.encode())


def _next_ascii(line: bytes, place: int) -> int:
    while place < len(line) and line[place] > 0x7F:  # noqa: PLR2004 - the border of ASCII
        place += 1
    return place


def _merge(stretches: Iterator[_Stretch]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    for stretch in stretches:
        if merged and merged[-1].utf8 == stretch.utf8:
            merged[-1] = merged[-1]._replace(end=stretch.end)
        else:
            merged.append(stretch)
    return merged
