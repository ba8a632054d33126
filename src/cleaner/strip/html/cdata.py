"""CDATA sections of XHTML as the text they are: a parser of HTML takes them for comments."""

import re
from html import escape

from cleaner.text.lazy_pattern import lazy_pattern

_XML = lazy_pattern(r"\s*<\?xml[\s?]", re.IGNORECASE)
_RAW = lazy_pattern(r"<(script|style)\b[^>]*>", re.IGNORECASE)
_START, _END = "<![CDATA[", "]]>"


def show_cdata(source: str) -> str:
    """A page with the sections outside scripts and styles as text, if it says that it is XML.

    >>> show_cdata("<?xml version='1.0'?><p><![CDATA[a & b]]></p>")
    "<?xml version='1.0'?><p>a &amp; b</p>"
    >>> show_cdata("<p><![CDATA[a & b]]></p>")
    '<p><![CDATA[a & b]]></p>'
    """
    if _START not in source or not _XML.match(source):
        return source
    parts: list[str] = []
    at = 0
    while (start := source.find(_START, at)) >= 0:
        raw = _RAW.search(source, at, start)
        if raw is not None:
            end = _closing(source, raw)

            parts.append(source[at:end])
            at = end
            continue
        end = source.find(_END, start)
        if end < 0:
            break
        parts += (source[at:start], escape(source[start + len(_START) : end], quote=False))
        at = end + len(_END)
    return "".join((*parts, source[at:]))


def _closing(source: str, raw: re.Match[str]) -> int:
    """Where the closing tag of a script or style has begun; the page's end if there is none."""
    found = re.compile(f"</{raw[1]}", re.IGNORECASE).search(source, raw.end())
    return found.start() + 1 if found else len(source)
