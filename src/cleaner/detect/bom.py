"""Byte order marks: the only bytes in a file that are there to say what its encoding is."""

import codecs
from typing import NamedTuple


class Bom(NamedTuple):
    """A byte order mark: the codec that drops it, the encoding it names, its length in bytes."""

    codec: str
    name: str
    length: int


_BOMS = (  # UTF-32-LE begins as UTF-16-LE does, so it is asked first
    (codecs.BOM_UTF8, Bom("utf-8-sig", "utf-8", 3)),
    (codecs.BOM_UTF32_LE, Bom("utf-32", "utf-32-le", 4)),
    (codecs.BOM_UTF32_BE, Bom("utf-32", "utf-32-be", 4)),
    (codecs.BOM_UTF16_LE, Bom("utf-16", "utf-16-le", 2)),
    (codecs.BOM_UTF16_BE, Bom("utf-16", "utf-16-be", 2)),
    (b"\x84\x31\x95\x33", Bom("gb18030", "gb18030", 4)),
)


def find_bom(data: bytes) -> Bom | None:
    """Return the byte order mark that `data` begins with.

    >>> find_bom(b"\\xef\\xbb\\xbfabc").name
    'utf-8'
    """
    for mark, bom in _BOMS:
        if data.startswith(mark):
            return bom
    return None
