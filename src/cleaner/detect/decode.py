"""Bytes to text, with the places that did not decode.

Every undecodable byte becomes one U+FFFD, so that what is lost can be seen and counted; nothing
raises. A file of several encodings is decoded part by part, a byte order mark is dropped.
"""

import codecs
import threading

from cleaner.detect.escapes import decode_hz
from cleaner.detect.labels import EUC_TW
from cleaner.document import Detection

REPLACEMENT = "\ufffd"
_HANDLER = "cleaner-detect"
_WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")
_seen = threading.local()


def _replace_byte(error: UnicodeError) -> tuple[str, int]:
    """The error handler: one U+FFFD a byte (a unit in UTF-16 and UTF-32), its offset noted."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    places: list[int] | None = getattr(_seen, "places", None)
    if places is not None:
        places.append(error.start)
    wide = error.encoding.lower().startswith(_WIDE)
    return REPLACEMENT, error.end if wide else error.start + 1


codecs.register_error(_HANDLER, _replace_byte)


def decode_bytes(data: bytes, codec: str) -> str:
    """Decode with one codec; undecodable bytes become U+FFFD.

    >>> decode_bytes(b"a\\xffb", "utf-8")
    'a\\ufffdb'
    """
    if codec == "hz":
        return decode_hz(data)[0]
    if codec == EUC_TW:
        from cleaner.detect.euc_tw import decode_euc_tw

        return decode_euc_tw(data, _HANDLER)
    try:
        return data.decode(codec, _HANDLER)
    except (LookupError, UnicodeError, ValueError):
        return data.decode("latin-1")  # unknown codec: nothing is lost, nothing raises


def find_damage(data: bytes, codec: str) -> list[int]:
    """Byte offsets that `codec` cannot decode."""
    if codec == "hz":
        return decode_hz(data)[1]
    places: list[int] = []
    _seen.places = places
    try:
        decode_bytes(data, codec)
    finally:
        _seen.places = None
    return places


def decode(data: bytes, detection: Detection) -> str:
    """Decode a file as it was detected; never raises.

    >>> decode(b"\\xef\\xbb\\xbfabc", Detection(encoding="utf-8-sig"))
    'abc'
    """
    if detection.parts:
        text = "".join(
            decode_bytes(data[part.byte_start : part.byte_end], part.encoding)
            for part in detection.parts
        )
    else:
        text = decode_bytes(data, detection.encoding)
    return text.removeprefix("\ufeff")
