"""UTF-8 that was read as GBK by a decoder that lost bytes on the way: 鏈€鏂� back to 最新.

A UTF-8 sequence of odd length leaves a byte that GBK cannot pair, and some pairs have no character in
a decoder's table: it put a mark for the first byte and read on with the second. The bytes that stand
are read as UTF-8 again, each mark as one unknown byte that makes no pair with the byte behind it, and
the character model chooses among what fits (a beam over the pending bytes and the last two
characters).
"""

import heapq
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cleaner.repair.language_model import END, Model
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scripts import fold, script_characters

_MARKS = "\ufffd?"
_WRONG_SCRIPT = -3.0
_PRIVATE = lazy_pattern("[\ue000-\ue765]")
"""What GB18030 makes of the pairs for users, for which GBK as Python has it puts a mark."""

LOST = "?"
"""Stands for an ASCII character that was swallowed: nothing says which."""

LOST_OR_LINE = "?\n"
"""The same where a line may have ended: behind a full stop that is likelier."""

_TAG_REST = lazy_pattern(r"/[A-Za-z][A-Za-z0-9]*\Z")
_SENTENCE_END = tuple("。！？")

_WIDE = -7.0
"""What speaks against a full-width digit or letter, which the model takes for a plain one."""

_BEAM = 12
"""So many scores are followed; paths that differ in an unknown byte only have the same."""

_MARGIN = 16.0
_LEADS = (*range(0xE3, 0xEA), 0xEF, 0xE2, 0xC2)
_CONTINUATIONS = range(0x80, 0xC0)
_TWO, _THREE, _ALL_LEADS = range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xC2, 0xF5)


Back = tuple["Back | None", str]


class Reading(NamedTuple):
    """A path: its score in nats, pending bytes, two folded characters of context, the characters.

    `lost` is the last byte if a mark stands for it: it makes no pair with the next. `back` holds the
    characters, the last one first, so that paths share what they have in common.
    """

    score: float
    pending: bytes
    context: str
    lost: int
    back: Back | None

    @property
    def last(self) -> str:
        """The last character."""
        return self.back[1] if self.back else ""

    @property
    def text(self) -> str:
        """All of it."""
        found = []
        back = self.back
        while back:
            back, character = back
            found.append(character)
        return "".join(reversed(found))


class Seen(NamedTuple):
    """A character as it stands, the first byte of the next, and the decoder that was at work.

    `eaten` is what stands for the ASCII character that some decoders swallow with the lost byte.
    """

    character: str
    after: int | None
    codec: str
    eaten: str = ""


def read_utf8(line: str, model: Model) -> str | None:
    """The likeliest UTF-8 text behind a line that was read as GBK, or None if none fits.

    A question mark is what code page 936 leaves, which swallows the byte behind with the lost one;
    that goes first, since the other reading would drop a digit without a word.
    """
    swallowing = "?" in line and "\ufffd" not in line
    whole = _read(line, model, swallows=True) if swallowing else None
    return whole or _read(line, model, swallows=False)


def _read(line: str, model: Model, *, swallows: bool) -> str | None:
    foreign = _foreign(line)
    codec = "gb18030" if _PRIVATE.search(line) else "gbk"
    paths = [Reading(0.0, b"", END + END, 0, None)]
    for place, character in enumerate(line):
        seen = Seen(character, _byte_after(line, place + 1), codec)
        if swallows and character == "?":
            seen = Seen(character, None, codec, _eaten(line, place + 1))
        paths = _advance(paths, seen, model, foreign)
    whole = [path for path in paths if not path.pending]
    if not whole:
        return None
    return max(whole, key=lambda path: path.score + model.score(path.context + END)).text


def _eaten(line: str, place: int) -> str:
    """What code page 936 has swallowed with a byte, by what follows: a tag's `<` can be told.

    At a line's end it was the line end or nothing that counts.
    """
    if place >= len(line):
        return ""
    if _TAG_REST.match(line, place):
        return "<"
    return LOST if line[place] < "\x80" else LOST_OR_LINE


def _byte_after(line: str, place: int) -> int | None:
    """The first byte of a character; none behind the line or if it is lost itself."""
    if place >= len(line) or line[place] in _MARKS:
        return None
    return (line[place].encode("gb18030", "ignore") or b"\x80")[0]


@cache
def _unpaired(codec: str, second: int | None) -> frozenset[int]:
    """The bytes that make no character of a codec with the one behind them."""
    high = range(0x80, 0x100)
    if second is None:
        return frozenset(high)
    return frozenset(byte for byte in high if not _is_pair(bytes((byte, second)), codec))


def _is_pair(data: bytes, codec: str) -> bool:
    try:
        return len(data.decode(codec)) == 1
    except UnicodeDecodeError:
        return False


def _advance(
    paths: list[Reading], seen: Seen, model: Model, foreign: frozenset[str]
) -> list[Reading]:
    """Read one more character on every path."""
    return advance(_steps(paths, seen, model, foreign))


def _steps(
    paths: list[Reading], seen: Seen, model: Model, foreign: frozenset[str]
) -> Iterator[Reading]:
    for path in paths:
        for data in _bytes(seen, path):
            after = feed(path, data, model)
            if after and seen.character in _MARKS and data != b"?":
                after = _without(after, seen, data[0], model)
            if after is None:
                continue
            if after.back is not path.back and after.last in foreign:
                after = after._replace(score=after.score + _WRONG_SCRIPT)
            yield after


def advance(paths: Iterable[Reading]) -> list[Reading]:
    """Of paths that meet the better one goes on, if it is not far behind the best."""
    found: dict[tuple[bytes, str, int], Reading] = {}
    for path in paths:
        key = path[1:4]
        if key not in found or found[key].score < path.score:
            found[key] = path
    scores = heapq.nlargest(_BEAM, {path.score for path in found.values()})
    if not scores:
        return []
    floor = max(scores[-1], scores[0] - _MARGIN)
    return [path for path in found.values() if path.score >= floor]


def _without(path: Reading, seen: Seen, lost: int, model: Model) -> Reading | None:
    """A path behind a lost byte, and behind what was swallowed with it if that ends a character."""
    if not seen.eaten:
        return path._replace(lost=lost)
    if path.pending:
        return None
    eaten = seen.eaten[0]
    if seen.eaten == LOST_OR_LINE and path.last in _SENTENCE_END:
        eaten = "\n"
    folded = "0" if eaten == LOST else END
    score = path.score + model.score(path.context + folded)
    context = path.context[1] + folded
    return path._replace(score=score, context=context, back=(path.back, eaten))


def _foreign(line: str) -> frozenset[str]:
    """The characters of the script that the bytes that stand are not written in."""
    known = line.encode("gb18030", "ignore").decode("utf-8", "ignore")
    simplified, traditional = script_characters()
    counts = [sum(c in script for c in known) for script in (simplified, traditional)]
    return traditional if counts[0] >= counts[1] else simplified


def _bytes(seen: Seen, path: Reading) -> Iterator[bytes]:
    """The bytes a character may have been: its own, or an unknown one."""
    character = seen.character
    if character in _MARKS:
        unpaired = _unpaired(seen.codec, seen.after)
        for byte in _CONTINUATIONS if path.pending else _LEADS:
            if byte in unpaired and (not path.lost or path.lost in _unpaired(seen.codec, byte)):
                yield bytes((byte,))
        if character != "?":
            return
    if character == "\u20ac":
        yield b"\x80"
    data = character.encode("gb18030", "ignore")
    if data:
        yield data


def feed(path: Reading, data: bytes, model: Model) -> Reading | None:
    """A path with more bytes read as UTF-8, or None if they are none."""
    score, pending, context, _, back = path
    for byte in data:
        step = _step(pending, byte)
        if step is None:
            return None
        character, pending = step
        if character:
            folded = fold(character)
            score += model.score(context + folded)
            if folded in "0a" and character > "\x7f":
                score += _WIDE
            context = context[1] + folded
            back = (back, character)
    return Reading(score, pending, context, 0, back)


def _step(pending: bytes, byte: int) -> tuple[str, bytes] | None:
    """Take one more byte: the character it completes, if any, and what is pending then."""
    if not pending:
        if byte < _CONTINUATIONS[0]:
            return chr(byte), b""
        return ("", bytes([byte])) if byte in _ALL_LEADS else None
    if byte not in _CONTINUATIONS:
        return None
    joined = pending + bytes([byte])
    if len(joined) < _length(joined[0]):
        return "", joined
    try:
        return joined.decode("utf-8"), b""
    except UnicodeDecodeError:
        return None


def _length(lead: int) -> int:
    """How many bytes a UTF-8 sequence has, by its first."""
    return next(n for n, leads in ((2, _TWO), (3, _THREE), (4, _ALL_LEADS)) if lead in leads)
