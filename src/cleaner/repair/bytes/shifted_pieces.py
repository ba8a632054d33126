"""Pieces of a shifted run: what a quotation mark costs, which keys a syllable has, what changed."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from cleaner.repair.bytes import gbk
from cleaner.repair.bytes.search import Piece
from cleaner.repair.bytes.shifted_signs import MARKS
from cleaner.repair.language_model import load_model
from cleaner.repair.pinyin import BRACKET, candidates
from cleaner.text.scripts import fold

FIRST_TRAIL = 0x40
"""The first byte that can be the second of a character of GBK."""
WRONG_SCRIPT, AFTER_COMMA = -6.0, -3.0
"""Nats a character of the script the text is not in costs, and a mark behind a comma; by hand."""
QUOTE_REACH = 300
"""Code points in which the partner of a quotation mark is sought."""


STOP_AFTER_STOP = -4.0
"""Nats for two stops in a row."""


STOPS = frozenset("。！？，、；：.!?,;:")


QUOTES = "“”‘’「」『』《》（）"


_PARTNERS = {
    **dict(zip(QUOTES[::2], QUOTES[1::2], strict=True)),
    **dict(zip(QUOTES[1::2], QUOTES[::2], strict=True)),
}


def quote_cost(character: str, before: str) -> float:
    """What speaks for a quotation mark or bracket after a text, in nats, by whether one is open.

    >>> quote_cost("”", "他说：“好") > 0 > quote_cost("”", "他说好")
    True
    """
    partner = _PARTNERS[character]
    closes = QUOTES.index(character) % 2
    still_open = before.count(partner if closes else character)
    still_open -= before.count(character if closes else partner)
    if not closes:
        return -3.0 if still_open > 0 else 0.0
    return 0.7 if still_open > 0 else -1.0


@lru_cache(maxsize=4096)
def keys_of(syllable: str) -> tuple[tuple[str, int, float], ...]:
    """The characters that a pinyin may name, their pairs, and what speaks for them anywhere."""
    alone = load_model().alone
    return tuple(
        (character, number, cost + 0.5 * min(0.0, alone(fold(character)) + 7))
        for character, cost in candidates(syllable).items()
        if (number := gbk.numbers().get(character))
    )


@cache
def is_plain_form(number: int) -> bool:
    """Whether NFKC only narrowed this character (a full-width form)."""
    return "\uff00" <= gbk.pairs()[number] <= "\uff5e"


def is_unknown_pair(piece: Piece, text: str) -> bool:
    """Whether a piece is U+FFFD and what stood behind it, read as one character."""
    if piece.copied or text[piece.start] != "\ufffd" or piece.end - piece.start == 1:
        return False
    return text[piece.start + 1] not in MARKS and not BRACKET.search(text, piece.start, piece.end)


def changes(pieces: tuple[Piece, ...], text: str) -> Iterator[tuple[int, int, str]]:
    """The changed stretches of a path, trimmed to what differs."""
    group: list[Piece] = []
    for piece in (*pieces, None):
        if piece is not None and not piece.copied:
            group.append(piece)
        elif group:
            yield from _trimmed(group[0].start, group[-1].end, "".join(p.text for p in group), text)
            group = []


def _trimmed(start: int, end: int, after: str, text: str) -> Iterator[tuple[int, int, str]]:
    while start < end and after and text[start] == after[0]:
        start, after = start + 1, after[1:]
    while start < end and after and text[end - 1] == after[-1]:
        end, after = end - 1, after[:-1]
    if start < end or after:
        yield start, end, after


class Run(NamedTuple):
    """A stretch that was read anew, and what is known about the answer.

    `gain` is in nats over the text as it stands; `lost` says that a character stays lost in it.
    """

    start: int
    before: str
    after: str
    confidence: float
    gain: float
    lost: bool
