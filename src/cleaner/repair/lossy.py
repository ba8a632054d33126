"""UTF-8 that was read as GBK by a decoder that lost bytes on the way: 鏈€鏂� back to 最新.

A UTF-8 sequence of odd length leaves a byte that GBK cannot pair; the decoder put a mark for it. The
bytes that stand are read as UTF-8 again, each mark as one unknown byte, and the character model
chooses among what fits (a beam over the pending bytes and the last two characters).
"""

import heapq
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from cleaner.repair.model import END, Model, fold, script_characters

_MARKS = "\ufffd?"
_WRONG_SCRIPT = -3.0
_BEAM = 24
_MARGIN = 16.0
_LEADS = (*range(0xE3, 0xEA), 0xEF, 0xE2, 0xC2)
_CONTINUATIONS = range(0x80, 0xC0)
_TWO, _THREE, _ALL_LEADS = range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xC2, 0xF5)


class Reading(NamedTuple):
    """A path: its score in nats, pending bytes, two folded characters of context, the text."""

    score: float
    pending: bytes
    context: str
    text: str


def read_utf8(line: str, model: Model) -> str | None:
    """The likeliest UTF-8 text behind a line that was read as GBK, or None if none fits."""
    foreign = _foreign(line)
    paths = [Reading(0.0, b"", END + END, "")]
    for character in line:
        paths = _advance(paths, character, model, foreign)
    whole = [path for path in paths if not path.pending]
    if not whole:
        return None
    return max(whole, key=lambda path: path.score + model.score(path.context + END)).text


def _advance(
    paths: list[Reading], character: str, model: Model, foreign: frozenset[str]
) -> list[Reading]:
    """Read one more character on every path; of paths that meet the better one goes on."""
    found: dict[tuple[bytes, str], Reading] = {}
    for path in paths:
        for data in _bytes(character, path):
            after = _feed(path, data, model)
            if after is None:
                continue
            if after.text[-1:] in foreign and len(after.text) > len(path.text):
                after = after._replace(score=after.score + _WRONG_SCRIPT)
            key = after[1:3]
            if key not in found or found[key].score < after.score:
                found[key] = after
    best = heapq.nlargest(_BEAM, found.values(), key=itemgetter(0))
    return [path for path in best if path.score >= best[0].score - _MARGIN]


def _foreign(line: str) -> frozenset[str]:
    """The characters of the script that the bytes that stand are not written in."""
    known = line.encode("gb18030", "ignore").decode("utf-8", "ignore")
    simplified, traditional = script_characters()
    counts = [sum(c in script for c in known) for script in (simplified, traditional)]
    return traditional if counts[0] >= counts[1] else simplified


def _bytes(character: str, path: Reading) -> Iterator[bytes]:
    """The bytes a character may have been: its own, or an unknown one."""
    if character in _MARKS:
        if path.pending:
            yield from (bytes([byte]) for byte in _CONTINUATIONS)
        else:
            yield from (bytes([byte]) for byte in _LEADS)
        if character != "?":
            return
    if character == "\u20ac":
        yield b"\x80"
    data = character.encode("gb18030", "ignore")
    if data:
        yield data


def _feed(path: Reading, data: bytes, model: Model) -> Reading | None:
    score, pending, context, text = path
    for byte in data:
        step = _step(pending, byte)
        if step is None:
            return None
        character, pending = step
        if character:
            folded = fold(character)
            score += model.score(context + folded)
            context = context[1] + folded
            text += character
    return Reading(score, pending, context, text)


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
