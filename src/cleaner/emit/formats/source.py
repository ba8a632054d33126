"""The current text alone, as a UTF-8 file: a converted or mended source.

The charset that a page declares follows; nothing else changes: line ends stay, the rest of the
markup stays. A page without a declaration gets one, since a browser would guess.
"""

import re

from cleaner.config import DEFAULT, Config
from cleaner.document import HTML_TYPES, Document
from cleaner.emit.formats.format import Format, to_utf8
from cleaner.text.lazy_pattern import lazy_pattern

_HEAD = 8192
"""Code points in which a declaration is looked for (browsers look at 1,024 bytes)."""
_XML = lazy_pattern(r"""(\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["'])[\w.:-]+""")
_META = lazy_pattern(r"""(<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*)[\w.:-]+""", re.IGNORECASE)
_HEAD_TAG = lazy_pattern(r"<head\b[^>]*>", re.IGNORECASE)
_DECLARATION = '<meta charset="utf-8">'


def encode(document: Document, _config: Config = DEFAULT) -> bytes:
    """The current text of a document as a UTF-8 file.

    A page that is UTF-8 already keeps whatever it declares.
    """
    was_utf8 = document.detection is None or document.detection.encoding in {"utf-8", "ascii"}
    declares = document.media_type in HTML_TYPES or document.text.lstrip().startswith("<?xml")
    return to_utf8(declare_utf8(document.text) if declares and not was_utf8 else document.text)


def declare_utf8(page: str) -> str:
    """Set the charset that a page declares for itself to UTF-8.

    >>> declare_utf8('<meta charset="gbk"><p>\u4e2d\u6587')
    '<meta charset="utf-8"><p>\u4e2d\u6587'
    """
    head, rest = page[:_HEAD], page[_HEAD:]
    changed = _META.sub(r"\g<1>utf-8", _XML.sub(r"\g<1>utf-8", head))
    if not _META.search(head):
        changed = _HEAD_TAG.sub(lambda tag: tag.group() + _DECLARATION, changed, count=1)
    return changed + rest


FORMAT = Format("", encode)
