"""A UTF-8 copy of a file, with its declared charset set right.

Nothing else changes: line ends stay, the rest of the markup stays. A page without a declaration
gets one, since a browser would guess.
"""

import re

from cleaner.detect.decide import detect_encoding
from cleaner.detect.decode import decode
from cleaner.detect.media import sniff_binary, sniff_text
from cleaner.document import HTML_TYPES, Document

_HEAD = 8192
_XML = re.compile(r"""(\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["'])[\w.:-]+""")
_META = re.compile(r"""(<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*)[\w.:-]+""", re.IGNORECASE)
_HEAD_TAG = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_DECLARATION = '<meta charset="utf-8">'


def convert(data: bytes, *, declared: str | None = None) -> bytes:
    """Return the file in UTF-8; what is no text comes back as it is.

    >>> convert(b'<meta charset="gbk"><p>' + "中文网页".encode("gbk")).decode()
    '<meta charset="utf-8"><p>中文网页'
    """
    if sniff_binary(data):
        return data
    text = decode(data, detect_encoding(data, declared=declared))
    return declare_utf8(text).encode("utf-8", "replace")


def as_file(document: Document) -> bytes:
    """The current text of a document as a UTF-8 file; the charset a page declares follows.

    A page that is UTF-8 already keeps whatever it declares.
    """
    was_utf8 = document.detection is None or document.detection.encoding in {"utf-8", "ascii"}
    is_page = document.media_type in HTML_TYPES
    text = declare_utf8(document.text) if is_page and not was_utf8 else document.text
    return text.encode("utf-8", "replace")


def declare_utf8(text: str) -> str:
    """Set the charset that a text declares for itself to UTF-8."""
    head, rest = text[:_HEAD], text[_HEAD:]
    changed = _META.sub(r"\g<1>utf-8", _XML.sub(r"\g<1>utf-8", head))
    if sniff_text(text) in HTML_TYPES and not _META.search(head):
        changed = _HEAD_TAG.sub(lambda tag: tag.group() + _DECLARATION, changed, count=1)
    return changed + rest
