"""What kind of file the bytes or the text are: a page, plain text, JSON, or no text at all.

The opening bytes decide, as in the WHATWG MIME Sniffing Standard; a name ending in `.md` says
Markdown, which no bytes can. What is no text is named so that it can be refused by name.
"""

import re

from cleaner.text.lazy_pattern import lazy_pattern

UNKNOWN = "application/octet-stream"
"""What is said of bytes that are no text and have no mark of their own."""

NOT_TEXT = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x5d\x00\x00", "application/x-lzma"),
    (b"(\xb5/\xfd", "application/zstd"),
    (b"\x04\x22M\x18", "application/x-lz4"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (b"!<arch>\n", "application/x-archive"),
    (b"\xed\xab\xee\xdb", "application/x-rpm"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x7fELF", "application/x-elf"),
    (b"MZ", "application/vnd.microsoft.portable-executable"),
    (b"\xca\xfe\xba\xbe", "application/java-vm"),
    (b"\xac\xed\x00\x05", "application/x-java-serialized-object"),
    (b"\xfe\xed\xfa\xce", "application/x-mach-binary"),
    (b"\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    (b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (b"\0asm", "application/wasm"),
    (b"dex\n", "application/vnd.android.dex"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"\0\1\0\0\0", "font/ttf"),
    (b"true\0", "font/ttf"),
    (b"OTTO\0", "font/otf"),
    (b"ttcf\0", "font/collection"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"MThd\0\0\0\6", "audio/midi"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"FLV\1", "video/x-flv"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"\x89HDF\r\n\x1a\n", "application/x-hdf5"),
    (b"\x93NUMPY", "application/x-npy"),
)
"""Opening bytes of files that hold no text; one of four bytes or fewer is asked for controls too."""

_SHORT = 4
"""Bytes up to which a magic number may begin a text, so that control characters have to confirm
it."""
_HEAD = 2048
"""Bytes of a file in which its kind is looked for."""
_XHTML = lazy_pattern(r"<!DOCTYPE[^>]{0,200}XHTML|<html[^>]{0,200}xmlns\s*=", re.IGNORECASE)
_XML = lazy_pattern(r"\s*<\?xml\b", re.IGNORECASE)
_HTML = lazy_pattern(
    r"<!DOCTYPE\s+html|<(?:html|head|title|body|meta|link|script|style|div|table|article|section"
    r"|h[1-6]|p|br|a|img|ul|ol|span|font|center|iframe)\b[^<]{0,2000}>",
    re.IGNORECASE,
)
_PAGE = lazy_pattern(
    r"\s*(?:(?><!--.*?-->)\s*+)*+<(?:!DOCTYPE\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CLOSING = lazy_pattern(
    r"</(?:html|body|div|p|a|span|table|article|h[1-6]|li|ul)\s*>", re.IGNORECASE
)
_ENOUGH_TAGS = 3
"""So many tags of HTML make a page of a text without a head."""
_JSON = lazy_pattern(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[\[{"\]0-9tfn-]))')
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1b\x1a") + b"\x7f"
"""Bytes that text does not hold; those of terminals and of ends of files it does."""


def sniff_binary(data: bytes) -> str:
    """Return the media type of bytes that are no text, "" if they may be text.

    >>> sniff_binary(b"%PDF-1.7 ...")
    'application/pdf'
    """
    for magic, media_type in NOT_TEXT:
        if data.startswith(magic) and (len(magic) > _SHORT or _has_controls(data)):
            return media_type
    if _is_zlib(data):
        return "application/zlib"
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(data[8:12], "video/x-msvideo")
    if data[4:8] == b"ftyp" and data[:2] == b"\0\0":
        return "video/mp4"
    return ""


def _is_zlib(data: bytes) -> bool:
    """Whether bytes are a stream of zlib: its two bytes of head, and a beginning that decompresses."""
    if data[:1] != b"\x78" or len(data) < _SHORT or (data[0] << 8 | data[1]) % 31:
        return False
    import zlib

    try:
        return bool(zlib.decompressobj().decompress(data[:_HEAD], _HEAD)) and _has_controls(data)
    except zlib.error:
        return False


def _has_controls(data: bytes) -> bool:
    head = data[:_HEAD]
    return len(head.translate(None, _CONTROLS)) < len(head)


def sniff_text(text: str, path: str = "") -> str:
    """Return the media type of a decoded text.

    >>> sniff_text("<!DOCTYPE html><p>x"), sniff_text("a < b"), sniff_text('{"a": 1}')
    ('text/html', 'text/plain', 'application/json')
    """
    if path.lower().endswith((".md", ".markdown")):
        return "text/markdown"
    head = text[:_HEAD].lstrip("\ufeff")
    if _is_page(head, text):
        return "application/xhtml+xml" if _XHTML.search(head) and _XML.match(head) else "text/html"
    if _XML.match(head):
        return "application/xml"
    if _JSON.match(head) and text.rstrip()[-1:] in {"}", "]"}:
        return "application/json"
    return "text/plain"


def _is_page(head: str, text: str) -> bool:
    if _PAGE.match(head):
        return True
    if _XML.match(head):
        return bool(_XHTML.search(head))
    if not head.lstrip().startswith("<"):
        return bool(_HTML.search(head)) and _has_tags(text)
    return bool(_HTML.search(head))


def _has_tags(text: str) -> bool:
    """Whether enough tags are closed for this to be markup, not prose that speaks of a tag."""
    found = _CLOSING.finditer(text, 0, 20_000)
    return sum(1 for _, _ in zip(range(_ENOUGH_TAGS), found, strict=False)) == _ENOUGH_TAGS
