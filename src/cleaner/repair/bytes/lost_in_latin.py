"""UTF-8 that was read byte by byte, and lost bytes on the way: å½ back to 国.

Windows-1252 has no letter for five bytes, and programs drop those, or put a mark for them; the soft
hyphen and the no-break space are bytes of characters too, and get stripped or turned into a blank.
The bytes that stand are read as UTF-8 again, with each of those wherever one is missing, and the
character model chooses (see `cleaner.repair.bytes.lost_in_gbk`).
"""

from collections.abc import Iterator
from itertools import product

from cleaner.repair.bytes.lost_in_gbk import Reading, advance, feed
from cleaner.repair.language_model import END, Model
from cleaner.text.lazy_pattern import lazy_pattern

_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
_DROPPED = _UNDEFINED + b"\xad\xa0"
"""Bytes that decoders drop: undefined ones, soft hyphen, no-break space."""
_MARKS = "?\ufffd"
_HIGH = range(0x80, 0xC0)

WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
WHOLE = lazy_pattern(rf"[\xe3-\xe9][\x80-\xbf{WINDOWS}]{{2}}")
"""A character of three bytes that lost none."""

_FEW = 2
"""Whole sequences that a line must have beside the damaged ones."""
_LEAD = lazy_pattern("[\xe2-\xe9\xef]")
_MOST_LOST = 0.65
"""Share of the bytes that may be lost."""
_WHOLE_SHARE = 0.35
"""Share of the first bytes whose sequences must be whole."""
_OTHERS = lazy_pattern("[\xc0-\xe1\xea-\xee\xf0-\xff]")


def may_be_utf8(line: str) -> bool:
    """Whether a line looks like Chinese, Japanese or Korean UTF-8: leads, and many with their rest."""
    whole = len(WHOLE.findall(line))
    if whole < _FEW:
        return False
    leads = len(_LEAD.findall(line))
    return whole >= _WHOLE_SHARE * leads and len(_OTHERS.findall(line)) < leads


def read_dropped(line: str, table: dict[int, int], model: Model) -> str | None:
    """The likeliest UTF-8 text behind a line, or None if none fits; `table` has bytes by letter."""
    paths = [Reading(0.0, b"", END + END, 0, None)]
    for character in line:
        code = table.get(ord(character))
        own = character.encode("utf-8", "replace") if code is None else bytes((code,))
        after = (
            reading
            for path in paths
            for start, data in _ways(character, own, path)
            if (reading := feed(start, data, model))
        )
        paths = advance(after)
    ends = (end for path in paths for end in _completed(path, model))
    best = max(ends, key=lambda path: path.score, default=None)
    return best.text if best and not _is_made_up(best.text, line) else None


def _is_made_up(text: str, line: str) -> bool:
    """Whether so many bytes of a reading are not in the line that it is the model's own tale."""
    beyond = sum(character > "\x7f" for character in text)
    standing = sum(character > "\x7f" and character != "\ufffd" for character in line)
    return 3 * beyond - standing > _MOST_LOST * beyond


def _ways(character: str, own: bytes, path: Reading) -> Iterator[tuple[Reading, bytes]]:
    """What a character may stand for: itself, or where a sequence is not complete, what it lost.

    That shows only at the next character that cannot go on with it, so only there is it tried.
    """
    if not path.pending or own[0] in _HIGH:
        yield path, own
        return
    for start, lost in _missing(path):
        yield start, lost + own
    if character in _MARKS or character == " ":
        lost_here = b"\xa0" if character == " " else _UNDEFINED
        yield from ((path, bytes((byte,))) for byte in lost_here)
        if len(path.pending) == 1:
            yield from ((path, bytes(pair)) for pair in product(_DROPPED, lost_here))


def _missing(path: Reading) -> Iterator[tuple[Reading, bytes]]:
    """The bytes that would complete a sequence of three, before and behind what stands of it."""
    pending = path.pending
    if len(pending) == 1:
        yield from ((path, bytes(pair)) for pair in product(_DROPPED, repeat=2))
        yield from ((path, bytes((byte,))) for byte in _DROPPED)
        return
    begun = path._replace(pending=pending[:1])
    for byte in _DROPPED:
        yield path, bytes((byte,))
        yield begun, bytes((byte,)) + pending[1:]


def _completed(path: Reading, model: Model) -> Iterator[Reading]:
    """A path at the end of its line, with what was dropped there."""
    ways = _missing(path) if path.pending else iter([(path, b"")])
    for start, data in ways:
        end = feed(start, data, model)
        if end and not end.pending:
            yield end._replace(score=end.score + model.score(end.context + END))
