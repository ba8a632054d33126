"""GBK as clone sites' programs read it: code page 936, bytes to characters and back.

Two bytes make a character (first 81-FE, second 40-FE but 7F); the byte 80 is a euro sign; pairs left
to users decode to private-use characters. Python's gb18030 codec has all of that save the euro and a
few pairs that later standards filled. Tables are built on first use.
"""

import struct
import unicodedata
from functools import cache
from itertools import chain

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
EURO = 0x80
"""The byte that Microsoft's GBK gives the euro sign."""

_OLD_PRIVATE = {0xA8BC: 0xE7C7, 0xA8BF: 0xE7C8}
"""Pairs that were private use in code page 936 and got a character in GB18030."""


@cache
def pairs() -> dict[int, str]:
    """Character by pair, first byte times 256 plus second.

    >>> pairs()[0xD5AA]
    '摘'
    """
    numbers = [lead << 8 | trail for lead in LEADS for trail in TRAILS]
    joined = struct.pack(f">{len(numbers)}H", *numbers)
    return dict(zip(numbers, joined.decode("gb18030"), strict=True))


@cache
def numbers() -> dict[str, int]:
    """Pair by character: what a character was in the page's bytes."""
    found = {character: number for number, character in pairs().items()}
    found |= {chr(code): number for number, code in _OLD_PRIVATE.items()}
    # code page 936 has FE50-FEA0 as private use; GB18030 gave some of these pairs characters
    found |= {chr(0xE815 + i): n for i, n in enumerate(range(0xFE50, 0xFE7F))}
    found |= {chr(0xE844 + i): n for i, n in enumerate(range(0xFE80, 0xFEA1))}
    return found


def encode(character: str) -> bytes | None:
    """The one or two bytes of a character, or None if GBK has none.

    >>> encode("報").hex(), encode("a")
    ('88f3', b'a')
    """
    if character < "\x80":
        return character.encode("ascii")
    number = numbers().get(character)
    return None if number is None else number.to_bytes(2, "big")


@cache
def flattened() -> dict[str, tuple[tuple[str, int], ...]]:
    """What NFKC makes of GBK characters, and the characters it may have been, with their pairs.

    Keyed by the result's first character; the values hold the whole result and the pair.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for number, character in pairs().items():
        flat = unicodedata.normalize("NFKC", character)
        if flat != character:
            found.setdefault(flat[0], []).append((flat, number))
    return {first: tuple(rest) for first, rest in found.items()}


@cache
def last_bytes(character: str) -> tuple[int, ...]:
    """The last byte of a character, and of those that NFKC may have made it from.

    >>> [hex(byte) for byte in last_bytes(",")][:2]
    ['0x2c', '0xac']
    """
    encoded = encode(character) if character else None
    found = [encoded[-1]] if encoded else []
    for flat, number in flattened().get(character, ()):
        if flat == character and number & 0xFF not in found:
            found.append(number & 0xFF)
    return tuple(found)


@cache
def is_gb2312(first: int, second: int) -> bool:
    """Whether two bytes make a character in the old standard, which strict decoders keep to.

    >>> is_gb2312(0xD5, 0xAA), is_gb2312(0x86, 0xB4)
    (True, False)
    """
    try:
        return len(bytes((first, second)).decode("gb2312")) == 1
    except UnicodeDecodeError:
        return False


@cache
def in_gb2312() -> frozenset[str]:
    """The Han characters of GB2312, which most tables of clone sites leave alone."""
    rows = chain(range(0xB0, 0xF8))
    return frozenset(
        c for lead in rows for trail in range(0xA1, 0xFF) if (c := pairs()[lead << 8 | trail])
    )
