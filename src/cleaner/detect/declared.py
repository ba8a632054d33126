"""The charset a file declares for itself: `<meta>`, the XML declaration, `@charset`.

A declaration is a claim, believed only when the bytes agree. It is looked for in the head of the
file as browsers do (WHATWG prescan), comments left out. (bs4's finder is not used: importing it
brings chardet and charset-normalizer in, which valid UTF-8 must never pay for.)
"""

import re
from typing import NamedTuple

from cleaner.text.lazy_pattern import lazy_pattern


class Declared(NamedTuple):
    """A label as declared, and by what: `header`, `meta` or `xml`."""

    label: str
    by: str


_HEAD = 8192
"""Bytes in which a declaration is looked for; browsers read 1,024, and templates begin later."""
_COMMENT = lazy_pattern(rb"<!--.*?-->", re.DOTALL)
_LABEL = rb"""\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})"""
_XML = lazy_pattern(rb"""\A\s*<\?xml\b[^>]{0,200}?\bencoding""" + _LABEL)
_META = lazy_pattern(rb"<meta\b[^>]{0,500}?\bcharset" + _LABEL, re.IGNORECASE)


def find_declared(data: bytes, header: str | None = None) -> Declared | None:
    """The declared charset; one from a transport header goes before the page's own.

    >>> find_declared(b'<meta charset="gbk">')
    Declared(label='gbk', by='meta')
    """
    if header:
        return Declared(header, "header")
    head = data[:_HEAD]
    if b"\0" in head[:64]:
        head = head.replace(b"\0", b"")  # UTF-16 and UTF-32: the markup is ASCII between NULs
    if found := _XML.search(head.removeprefix(b"\xef\xbb\xbf")):
        return Declared(found.group(1).decode("ascii"), "xml")
    if b"<" not in head or b"charset" not in head.lower():
        return None
    if found := _META.search(_COMMENT.sub(b"", head)):
        return Declared(found.group(1).decode("ascii"), "meta")
    return None
