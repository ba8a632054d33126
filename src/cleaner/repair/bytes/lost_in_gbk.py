"""UTF-8 that was read as GBK by a decoder that lost bytes on the way: 鏈€鏂� back to 最新.

A UTF-8 sequence of odd length leaves a byte that GBK cannot pair, and some pairs have no character in
a decoder's table. Python and browsers put a mark for the first byte and read on with the second;
code page 936 swallows what stands behind; Java, .NET and MySQL put one mark for the pair; `ignore`
and `iconv -c` leave nothing. The bytes that stand are read as UTF-8 again, with what each of these
habits may have lost, and the character model chooses among what fits (a beam over the pending bytes
and the last two characters). A character of which one byte of three is left is written as U+FFFD
unless what stands around it leaves hardly a choice.
"""

import heapq
import math
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cleaner.repair.language_model import END, Model
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scripts import fold, script_characters

_MARKS = "\ufffd?"
_WRONG_SCRIPT = -3.0
"""Nats for a character of the script the text is not in; by hand."""
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
"""Nats behind the best beyond which a way is given up."""
_LEADS = (*range(0xE3, 0xEA), 0xEF, 0xE2, 0xC2)
_CONTINUATIONS = range(0x80, 0xC0)
_TWO, _THREE, _ALL_LEADS = range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xC2, 0xF5)


_DROPPED = -6.0
"""What speaks against bytes that were dropped without a mark: 1 in 400 places."""

_UNKNOWN = -8.0
"""What a character weighs of whose three bytes two are lost: about as much as a blind one."""

_FIRST_BYTES = "\uf700"
"""From here on stand such characters, one for each first byte, until the rest of the line is known."""

_SURE = 0.7
"""Probability from which a guessed character is written; else it is lost for good."""

LOST_FOR_GOOD = "\ufffd"

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
        return self.back[1][-1] if self.back else ""

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

    `eaten` is what stands for the ASCII character that some decoders swallow with the lost byte,
    `habit` what else the decoder does.
    """

    character: str
    after: int | None
    codec: str
    eaten: str = ""
    habit: str = ""


SWALLOWS, PAIRS, DROPS = "swallows", "pairs", "drops"
"""Habits of decoders: the ASCII character behind a lost byte goes with it; a pair without a character
becomes one mark; what cannot be read is dropped."""


def read_utf8(line: str, model: Model) -> str | None:
    """The likeliest UTF-8 text behind a line that was read as GBK, or None if none fits.

    A question mark is what code page 936 leaves, which swallows the byte behind with the lost one;
    that goes first, since the other reading would drop a digit without a word.
    """
    marked = any(mark in line for mark in _MARKS)
    swallowing = "?" in line and "\ufffd" not in line
    habits = [SWALLOWS] * swallowing + ["", PAIRS] * marked + [DROPS]
    return next(filter(None, (_read(line, model, habit) for habit in habits)), None)


def is_lossy(line: str, after: str) -> bool:
    """Whether a line that was read again has lost characters: so marked, or dropped without a mark."""
    if LOST_FOR_GOOD in after or (LOST in after and LOST_FOR_GOOD not in line):
        return True
    return not any(mark in line for mark in _MARKS)


def _read(line: str, model: Model, habit: str) -> str | None:
    foreign = _foreign(line)
    codec = "gb18030" if _PRIVATE.search(line) else "gbk"
    paths = [Reading(0.0, b"", END + END, 0, None)]
    for place, character in enumerate(line):
        seen = Seen(character, _byte_after(line, place + 1), codec, "", habit)
        if habit == SWALLOWS and character == "?":
            seen = Seen(character, None, codec, _eaten(line, place + 1))
        paths = _advance(paths, seen, model, foreign)
        if not paths:
            return None
    if habit == DROPS:
        paths += [after for path in paths if path.pending for after in _completed(path, model)]
    whole = [path for path in paths if not path.pending]
    if not whole:
        return None
    best = max(whole, key=lambda path: path.score + model.score(path.context + END))
    return _without_doubt(best.text, model)


def _completed(path: Reading, model: Model) -> Iterator[Reading]:
    """A path whose last character lost its last byte or two at the line's end."""
    for byte in _CONTINUATIONS:
        after = feed(path, bytes((byte,)), model)
        if after is not None and not after.pending:
            yield after._replace(score=after.score + _DROPPED)
    if (unknown := _unknown(path)) is not None:
        yield unknown._replace(score=unknown.score + _DROPPED)


def _unknown(path: Reading) -> Reading | None:
    """A path with a character of which the first byte stands and the other two are lost."""
    if len(path.pending) != 1 or path.pending[0] not in _THREE:
        return None
    place = chr(ord(_FIRST_BYTES) + path.pending[0])
    context = path.context[1] + LOST_FOR_GOOD
    return Reading(path.score + _UNKNOWN, b"", context, 0, (path.back, place))


def _without_doubt(text: str, model: Model) -> str:
    """A text with what is clearly the likeliest in the places of unknown characters."""
    known = ""
    for at, character in enumerate(text):
        lead = ord(character) - ord(_FIRST_BYTES)
        is_known = lead not in _THREE
        known += character if is_known else _guess(known, lead, text[at + 1 : at + 3], model)
    return known


def _guess(before: str, lead: int, after: str, model: Model) -> str:
    """The likeliest character with a first byte, by those around it; U+FFFD where it is not sure."""
    left = fold((END + END + before)[-2:])
    scores = {}
    for other in _lost_characters(lead):
        line = left + fold(other + after)
        scores[other] = sum(model.score(line[at - 2 : at + 1]) for at in range(2, len(line)))
    best = max(scores, key=scores.__getitem__, default=LOST_FOR_GOOD)
    total = sum(math.exp(score - scores[best]) for score in scores.values())
    return best if total and 1 / total >= _SURE else LOST_FOR_GOOD


@cache
def _lost_characters(lead: int) -> tuple[str, ...]:
    """The characters of three bytes with a first one whose other two are a lost pair."""
    sequences = (bytes((lead,)) + pair for pair in _lost_pairs())
    found = (data.decode("utf-8", "ignore") for data in sequences)
    return tuple(character for character in found if len(character) == 1 and character > "\u07ff")


_PAIR = 2
"""Bytes of a character of GBK."""


@cache
def _lost_pairs() -> tuple[bytes, ...]:
    """The pairs of bytes for which GBK has no character: those for users, and some others."""
    private = range(0xE000, 0xE865)
    pairs = (chr(number).encode("gb18030", "ignore") for number in private)
    return tuple(pair for pair in pairs if len(pair) == _PAIR)


@cache
def _pairs_behind(pending: bytes) -> tuple[bytes, ...]:
    """The lost pairs that can follow two bytes of three: the last of them, and the next first one."""
    if len(pending) != _PAIR or pending[0] not in _THREE:
        return ()
    return tuple(p for p in _lost_pairs() if p[0] in _CONTINUATIONS and p[1] in _LEADS)


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
        pair_lost = seen.habit == PAIRS and seen.character in _MARKS
        if pair_lost and (unknown := _unknown(path)) is not None:
            yield unknown
        for data in _bytes(seen, path):
            after = feed(path, data, model)
            if after and seen.character in _MARKS and data != b"?":
                after = _without(after, seen, data, model)
            if after is not None:
                yield _weighed(after, path, foreign)
            elif seen.habit == DROPS:
                for more in _with_dropped(path, data, seen.codec, model):
                    yield _weighed(more, path, foreign)


def _weighed(after: Reading, path: Reading, foreign: frozenset[str]) -> Reading:
    """A path with what speaks against a character of the other script."""
    if after.back is not path.back and after.last in foreign:
        return after._replace(score=after.score + _WRONG_SCRIPT)
    return after


def _with_dropped(path: Reading, data: bytes, codec: str, model: Model) -> Iterator[Reading]:
    """A path that cannot go on with some bytes, with one or two dropped before them."""
    lost = [bytes((byte,)) for byte in _CONTINUATIONS if path.pending]
    lost += [bytes((byte,)) for byte in _LEADS if not path.pending]
    lost = [one for one in lost if one[0] in _unpaired(codec, data[0])]
    found = [feed(path, one, model) for one in (*lost, *_pairs_behind(path.pending))]
    for before in (*found, _unknown(path)):
        if before and (after := feed(before, data, model)):
            yield after._replace(score=after.score + _DROPPED)


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


def _without(path: Reading, seen: Seen, lost: bytes, model: Model) -> Reading | None:
    """A path behind lost bytes, and behind what was swallowed with one if that ends a character."""
    if not seen.eaten:
        return path._replace(lost=lost[0]) if len(lost) == 1 else path
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
        if seen.habit == PAIRS:
            yield from _pairs_behind(path.pending)
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
