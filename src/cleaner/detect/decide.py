"""The decision: which encoding a file is in, by the strongest evidence there is.

The order is that of strength: byte order mark, valid ASCII and UTF-8, escapes, the pattern of
UTF-16 and UTF-32, UTF-8 with damage, then character statistics, with the declared charset as a
witness. It always answers and never raises.
"""

from cleaner.detect.bom import find_bom
from cleaner.detect.declared import Declared, find_declared
from cleaner.detect.decode import decode_bytes, find_damage
from cleaner.detect.escapes import find_escapes
from cleaner.detect.labels import codec_of, superset_of
from cleaner.detect.statistical import rank
from cleaner.detect.utf8 import is_strict_utf8, measure_utf8
from cleaner.detect.wide import find_wide
from cleaner.document import Candidate, Detection

_MAX_PLACES = 1000


def detect_encoding(data: bytes, *, declared: str | None = None) -> Detection:
    """Say in which encoding `data` is; `declared` is a charset from a transport header.

    >>> detect_encoding("文字".encode()).encoding
    'utf-8'
    """
    claim = find_declared(data, declared)
    bom = find_bom(data)
    candidates = (
        (Candidate(bom.codec, 1.0),) if bom else _from_structure(data) or _weigh(data, claim)
    )
    best = candidates[0]
    places = [] if _is_clean(data, best.encoding) else find_damage(data, best.encoding)
    return Detection(
        encoding=best.encoding,
        confidence=best.score,
        candidates=candidates,
        declared=claim.label if claim else None,
        declared_by=claim.by if claim else None,
        bom=bom.name if bom else None,
        damaged=tuple(places[:_MAX_PLACES]),
        damaged_count=len(places),
        size=len(data),
    )


def _is_clean(data: bytes, codec: str) -> bool:
    if codec == "ascii" or (codec == "utf-8" and is_strict_utf8(data)):
        return True
    return "\ufffd" not in decode_bytes(data, codec)


def _from_structure(data: bytes) -> tuple[Candidate, ...] | None:
    if data.isascii() and b"\0" not in data:
        codec = find_escapes(data) or "ascii"
        return (Candidate(codec, 1.0),)
    if b"\0" not in data and is_strict_utf8(data):
        return (Candidate("utf-8", 1.0),)
    if codec_found := find_wide(data) or find_escapes(data):
        return (Candidate(codec_found, 0.98),)
    measured = measure_utf8(data)
    if measured.is_valid:
        return (Candidate("utf-8", 0.98),)
    if measured.is_damaged:
        return (Candidate("utf-8", 0.95),)
    return None


def _weigh(data: bytes, claim: Declared | None) -> tuple[Candidate, ...]:
    codec = codec_of(claim.label) if claim else None
    return rank(data, superset_of(codec) if codec else None)
