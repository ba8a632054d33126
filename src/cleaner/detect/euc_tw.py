"""EUC-TW, the Unix encoding of Taiwan, for which Python has no codec.

Its byte pairs are those of GBK's two-byte plane, so the gb18030 codec parts the bytes at C speed
and a table turns its characters into those of CNS 11643 (planes 1 and 2). `register` makes the
codec known to Python, so that the answer `euc_tw` decodes like any other.
"""

import codecs
import gzip
import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from cleaner.pack import read_data
from cleaner.text.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_CELLS = range(0xA1, 0xFF)
_PLANE_2 = b"\x8e\xa2".decode("gb18030")
_PLANE_1 = b"\x8e\xa1".decode("gb18030")
_SECOND_PLANE = lazy_pattern(f"{_PLANE_2}(.)", re.DOTALL)


@cache
def _tables() -> tuple[dict[int, str], dict[str, str]]:
    raw = gzip.decompress(read_data("any/encoding_euc_tw.json.gz"))
    planes = msgspec.json.decode(raw, type=dict[str, str])
    places = [bytes((row, cell)).decode("gb18030") for row in _CELLS for cell in _CELLS]
    first = {ord(p): c for p, c in zip(places, planes["1"], strict=True)}
    return first, dict(zip(places, planes["2"], strict=True))


def decode_euc_tw(data: bytes, errors: str = "replace") -> str:
    """Decode EUC-TW; `errors` is the error handler for bytes that are no pair.

    >>> decode_euc_tw(b"\\xc4\\xe3\\xc5\\xc6")
    '中文'
    """
    first, second = _tables()
    text = data.decode("gb18030", errors).replace(_PLANE_1, "")
    parts = _SECOND_PLANE.split(text)
    parts[0::2] = [part.translate(first) for part in parts[0::2]]
    parts[1::2] = [second.get(char, "\ufffd") for char in parts[1::2]]
    return "".join(parts)


def _codec_decode(data: "Buffer", errors: str = "strict") -> tuple[str, int]:
    whole = bytes(data)
    return decode_euc_tw(whole, errors), len(whole)


def _codec_encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    pairs = _pairs()
    pieces = [pairs.get(char) or char.encode("ascii", errors) for char in text]
    return b"".join(pieces), len(text)


@cache
def _pairs() -> dict[str, bytes]:
    first, second = _tables()
    pairs = {c: b"\x8e\xa2" + p.encode("gb18030") for p, c in second.items()}
    pairs |= {c: chr(p).encode("gb18030") for p, c in first.items()}
    pairs.pop("\ufffd")
    return pairs


def _search(name: str) -> codecs.CodecInfo | None:
    if name not in {"euc_tw", "euctw"}:
        return None
    return codecs.CodecInfo(_codec_encode, _codec_decode, name="euc_tw")


@cache
def register() -> None:
    """Make `bytes.decode("euc_tw")` work; done when that is first the answer."""
    codecs.register(_search)
