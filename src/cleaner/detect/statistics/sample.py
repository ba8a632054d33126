"""What of a file the statistics look at: the bytes above 0x7F with their neighbours.

Plain ASCII reads alike in nearly all encodings and says nothing, so it is left out, but for the
byte before (the context of a letter) and two bytes after (the tail of a multi-byte character).
"""

import array
import re
import sys
from collections import Counter

from cleaner.text.lazy_pattern import lazy_pattern

Pairs = Counter[int]
"""Counted pairs of neighbouring bytes, as `first << 8 | second`."""

ENOUGH = 1536
"""Bytes of a sample; evidence grows with length, and this is plenty unless two codecs are twins."""

_HIGH = lazy_pattern(rb"[\x80-\xff]")
_CONTEXT = 4096
"""Bytes kept before the first high one."""
_WORTH = 0.8
"""Share of the wanted bytes that a sample of the high ones must give, else all of the text is
taken."""
_PATIENCE = 2048
"""Bytes of repetition after which a file is taken to go on like that."""

_STRETCH = lazy_pattern(rb"[\x80-\xff]+[\x00-\x7f]{0,2}(?:[\x80-\xff]+[\x00-\x7f]{0,2})*")


_REPEATED = lazy_pattern(rb"(..?)\1{3,}", re.DOTALL)
"""A line of boxes or blanks: thirty of them say no more than two."""

_SAME = bytes.maketrans(b"0123456789", b"0" * 10)
"""One figure behind a letter says what another says."""

_MARKUP = lazy_pattern(rb"<[^>]*>?|\bhttps?:\S*|&#?\w+;")
_BLANK_HIGH = bytes(byte if byte < 0x80 else 0x20 for byte in range(256))  # noqa: PLR2004 - ASCII


def take_sample(data: bytes, limit: int = ENOUGH) -> bytes:
    """Join stretches of high bytes, from the start, until there are enough.

    >>> take_sample(b"plain text caf\\xe9 and more")
    b'f\\xe9 a'
    """
    found: list[bytes] = []
    seen: set[bytes] = set()
    size = repeated = reached = 0
    for stretch in _STRETCH.finditer(data):
        start = stretch.start()
        piece = data[max(start - 1, reached) : min(stretch.end(), start + limit)]
        reached = stretch.end()
        said = piece.translate(_SAME)
        if said in seen:  # what has been said before tells nothing new
            repeated += len(piece)
            if repeated > _PATIENCE:
                break
            continue
        seen.add(said)
        found.append(piece)
        size += len(piece)
        if size >= limit:
            break
    sample = _REPEATED.sub(rb"\1\1", b"".join(found))
    if size >= limit and len(sample) < limit * _WORTH:
        return take_sample(data, 4 * limit)[: limit + len(piece)]
    return sample


def skip_plain(data: bytes) -> bytes:
    """Leave out a long beginning without any byte above 0x7F, but for its last part.

    >>> skip_plain(b"abc\\xe9")
    b'abc\\xe9'
    """
    first = _HIGH.search(data)
    return data[max(0, first.start() - _CONTEXT) :] if first else data


def take_around(data: bytes, places: bytes, limit: int = ENOUGH) -> bytes:
    """Join the bytes in `places` with a neighbour on either side, blanks between them.

    >>> take_around(b"abc\\xe9def", b"\\xe9")
    b' c\\xe9d'
    """
    found: list[bytes] = []
    for place in re.finditer(b"[" + re.escape(places) + b"]", data):
        start = place.start()
        found.append(data[max(start - 1, 0) : start + 2])
        if len(found) * 3 >= limit:
            break
    return b" " + b" ".join(found) if found else b""


def take_plain(data: bytes, limit: int = 2048) -> str:
    """The plain ASCII words at the start of the data, markup and addresses left out.

    >>> take_plain(b"<p>the caf\\xe9 was open").split()
    ['the', 'caf', 'was', 'open']
    """
    return _MARKUP.sub(b" ", data[:limit].translate(_BLANK_HIGH)).decode("ascii")


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
