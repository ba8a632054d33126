"""What of a file the statistics look at: the bytes above 0x7F with their neighbours.

Plain ASCII reads alike in nearly all encodings and says nothing, so it is left out, but for the
byte before (the context of a letter) and two bytes after (the tail of a multi-byte character).
"""

import re

ENOUGH = 1536
"""Bytes of a sample; evidence grows with length, and this is plenty unless two codecs are twins."""

_STRETCH = re.compile(rb"[\x00-\x7f]?(?:[\x80-\xff]+[\x00-\x7f]{0,2})+")


def take_sample(data: bytes, limit: int = ENOUGH) -> bytes:
    """Join stretches of high bytes, from the start, until there are enough.

    >>> take_sample(b"plain text caf\\xe9 and more")
    b'f\\xe9 a'
    """
    found = []
    size = 0
    for stretch in _STRETCH.finditer(data):
        piece = stretch.group()[: limit + 1]
        found.append(piece)
        size += len(piece)
        if size >= limit:
            break
    return b"".join(found)
