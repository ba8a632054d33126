"""UTF-16 and UTF-32 without a byte order mark, told by where their NULs and high bytes fall."""

from collections import Counter

from cleaner.text.lazy_pattern import lazy_pattern

_SAMPLE = 4096
"""Bytes looked at."""
_MIN = 16
"""Bytes under which nothing is said."""
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\x0c\r\x1b")
_LAST_ROW = 0x20
"""High bytes of Latin, Greek, Cyrillic, Hebrew, Arabic, Indic and Thai in UTF-16 are below."""
_PLANES = 16
"""The last plane of Unicode: the second byte of UTF-32 is never above."""
_MANY = 0.3
"""Share of zero bytes at even or odd places in UTF-16 of an alphabet ..."""
_FEW = 0.05
"""... and at the other places."""
_PLAIN = lazy_pattern(
    r"[\u4e00-\u9fa5\u3000-\u30ff\uac00-\ud7a3\uff00-\uffef -~\n\r\t\u2018\u2019\u201c\u201d"
    r"\u2014\u2026\u00b7]"
)
_COMMON = lazy_pattern(r"[\uff0c\u3002\u3001\u7684\u4e00\u662f\u5728\n \uff1a\u306e\u306f]")
_PLAIN_SHARE = 0.9
"""Share of units that are letters and marks."""
_COMMON_SHARE = 0.03
"""Share of the commonest characters of Chinese in UTF-16 of Chinese."""


def find_wide(data: bytes) -> str | None:
    """The codec of UTF-16 or UTF-32 without a byte order mark, None if it is neither.

    >>> find_wide("plain words, and more of them".encode("utf-16-le"))
    'utf-16-le'
    """
    sample = data[:_SAMPLE]
    if len(sample) < _MIN:
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls < max(1, len(sample) // 200):
        return None  # text in other encodings has no control bytes, UTF-16 nearly always does
    return (
        _find_utf_32(sample)
        or _find_by_nuls(sample)
        or _find_by_rows(sample)
        or _find_by_characters(sample)
    )


def _find_utf_32(sample: bytes) -> str | None:
    whole = sample[: len(sample) & ~3]
    first, second, third, fourth = (whole[i::4] for i in range(4))
    if not any(first) and max(second) <= _PLANES and fourth.count(0) < len(fourth) / 2:
        return "utf-32-be"
    if not any(fourth) and max(third) <= _PLANES and first.count(0) < len(first) / 2:
        return "utf-32-le"
    return None


def _find_by_nuls(sample: bytes) -> str | None:
    size = len(sample) & ~1
    even = sample[0:size:2].count(0) / (size / 2)
    odd = sample[1:size:2].count(0) / (size / 2)
    if odd > _MANY and even < _FEW:
        return "utf-16-le"
    if even > _MANY and odd < _FEW:
        return "utf-16-be"
    return None


def _find_by_rows(sample: bytes) -> str | None:
    """An alphabet lies in one row of 256 characters, its blanks and marks in row 0."""
    size = len(sample) & ~1
    for codec, high in (("utf-16-le", sample[1:size:2]), ("utf-16-be", sample[0:size:2])):
        rows = Counter(high).most_common(2)
        share = sum(count for _, count in rows) / len(high)
        if share > _PLAIN_SHARE and all(row < _LAST_ROW for row, _ in rows) and len(rows) > 1:
            return codec
    return None


def _find_by_characters(sample: bytes) -> str | None:
    best: tuple[float, str] | None = None
    for codec in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) & ~1].decode(codec, "replace")
        plain = len(_PLAIN.findall(text)) / len(text)
        common = len(_COMMON.findall(text)) / len(text)
        if plain > _PLAIN_SHARE and common > _COMMON_SHARE:
            best = max(best or (0.0, ""), (plain + common, codec))
    return best[1] if best else None
