"""What of a file the statistics look at: the bytes above 0x7F with their neighbours.

Plain ASCII reads alike in nearly all encodings and says nothing, so it is left out, but for the
byte before (the context of a letter) and two bytes after (the tail of a multi-byte character).
"""

import array
import re
import sys
from collections import Counter

Pairs = Counter[int]
"""Counted pairs of neighbouring bytes, as `first << 8 | second`."""

ENOUGH = 1536
"""Bytes of a sample; evidence grows with length, and this is plenty unless two codecs are twins."""

_STRETCH = re.compile(rb"[\x80-\xff]+[\x00-\x7f]{0,2}(?:[\x80-\xff]+[\x00-\x7f]{0,2})*")


def take_sample(data: bytes, limit: int = ENOUGH) -> bytes:
    """Join stretches of high bytes, from the start, until there are enough.

    >>> take_sample(b"plain text caf\\xe9 and more")
    b'f\\xe9 a'
    """
    found: list[bytes] = []
    size = 0
    reached = 0
    for stretch in _STRETCH.finditer(data):
        start = stretch.start()
        piece = data[max(start - 1, reached) : min(stretch.end(), start + limit)]
        reached = stretch.end()
        found.append(piece)
        size += len(piece)
        if size >= limit:
            break
    return b"".join(found)


def count_pairs(sample: bytes) -> Pairs:
    """Count the pairs of neighbouring bytes; the first byte stands after a blank.

    >>> dict(count_pairs(b"A")) == {0x2041: 1}
    True
    """
    framed = b" " + sample
    pairs: Pairs = Counter()
    for start in (0, 1):  # as 16-bit numbers, in C; the sample is read from either parity
        whole = framed[start : len(framed) - (len(framed) - start) % 2]
        numbers = array.array("H", whole)
        if sys.byteorder == "little":
            numbers.byteswap()
        pairs.update(numbers)
    return pairs
