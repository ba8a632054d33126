"""UTF-8 that was read byte by byte, and lost bytes on the way: å½ back to 国.

Windows-1252 has no letter for five bytes, and programs drop those, or put a mark for them; the soft
hyphen and the no-break space are bytes of characters too, and get stripped or turned into a blank.
The bytes that stand are read as UTF-8 again, with each of those wherever one is missing, and the
character model chooses (see `cleaner.repair.lossy`).
"""

import re
from collections.abc import Iterator
from itertools import product

from cleaner.repair.lossy import Reading, advance, feed
from cleaner.repair.model import END, Model

_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
_DROPPED = _UNDEFINED + b"\xad\xa0"
_MARKS = "?\ufffd"
_HIGH = range(0x80, 0xC0)

WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
WHOLE = re.compile(rf"[\xe3-\xe9][\x80-\xbf{WINDOWS}]{{2}}")
"""A character of three bytes that lost none."""

_FEW = 2
_LEAD = re.compile("[\xe2-\xe9\xef]")
_WHOLE_SHARE = 0.3
_OTHERS = re.compile("[\xc0-\xe1\xea-\xee\xf0-\xff]")


def may_be_utf8(line: str) -> bool:
    """Whether a line looks like Chinese, Japanese or Korean UTF-8: leads, and many with their rest."""
    whole = len(WHOLE.findall(line))
    if whole < _FEW:
        return False
    leads = len(_LEAD.findall(line))
    return whole >= _WHOLE_SHARE * leads and len(_OTHERS.findall(line)) < leads


def read_dropped(line: str, table: dict[int, int], model: Model) -> str | None:
    """The likeliest UTF-8 text behind a line, or None if none fits; `table` has bytes by letter."""
    paths = [Reading(0.0, b"", END + END, 0, "")]
    for character in line:
        code = table.get(ord(character))
        own = character.encode("utf-8", "replace") if code is None else bytes((code,))
        after = (
            reading
            for path in paths
            for data in _bytes(character, own, path)
            if (reading := feed(path, data, model))
        )
        paths = advance(after)
    ends = (end for path in paths for end in _completed(path, model))
    best = max(ends, key=lambda path: path.score, default=None)
    return best.text if best else None


def _bytes(character: str, own: bytes, path: Reading) -> Iterator[bytes]:
    """The bytes a character may stand for, those dropped before it among them."""
    yield own
    if not path.pending:
        return
    if character in _MARKS:
        yield from (bytes((byte,)) for byte in _UNDEFINED)
        if len(path.pending) == 1:
            yield from map(bytes, product(_DROPPED, _UNDEFINED))
    elif character == " ":
        yield b"\xa0"
    for byte in _DROPPED:
        yield bytes((byte,)) + own
    if len(path.pending) == 1 and own[0] not in _HIGH:
        for pair in product(_DROPPED, repeat=2):
            yield bytes(pair) + own


def _completed(path: Reading, model: Model) -> Iterator[Reading]:
    """A path at the end of its line, with what was dropped there."""
    ways = [b""] if not path.pending else [bytes((byte,)) for byte in _DROPPED]
    for way in ways:
        end = feed(path, way, model)
        if end and not end.pending:
            yield end._replace(score=end.score + model.score(end.context + END))
