"""The decision: which encoding a file is in, by the strongest evidence there is.

The order is that of strength: byte order mark, valid ASCII and UTF-8, escapes, the pattern of
UTF-16 and UTF-32, UTF-8 with damage, then character statistics, with the declared charset as a
witness. It always answers and never raises.
"""

from cleaner.detect.bom import Bom, find_bom
from cleaner.detect.declared import Declared, find_declared
from cleaner.detect.decode import find_damage
from cleaner.detect.ebcdic import find_ebcdic
from cleaner.detect.escapes import find_escapes
from cleaner.detect.labels import EUC_TW, codec_of, superset_of
from cleaner.detect.utf8 import is_strict_utf8, measure_utf8
from cleaner.detect.wide import find_wide
from cleaner.document import Candidate, Detection, Part

_MAX_PLACES = 1000
"""Places of undecodable bytes that are told one by one; the rest is only counted."""
_SURE = 1.0
"""A byte order mark, and UTF-8 without a fault, are no guesses."""
_PATTERN = 0.99
"""Confidence of answers by structure, as measured: see the reliability table in the docs."""
_DAMAGED = 0.98
"""What UTF-8 with a few bad bytes is worth where no other reading is surer."""
_CLEAN = (Candidate("utf-8", _SURE),)
"""What all of a file has decoded as already."""


def detect_encoding(data: bytes, *, declared: str | None = None) -> Detection:
    """Say in which encoding `data` is; `declared` is a charset from a transport header.

    >>> detect_encoding("文字".encode()).encoding
    'utf-8'
    """
    claim = find_declared(data, declared)
    bom = find_bom(data)
    if bom is not None and not _fits(data, bom):
        bom = None
    candidates, parts = ((Candidate(bom.codec, _SURE),), ()) if bom else _decide(data, claim)
    best = candidates[0]
    if best.encoding == EUC_TW:
        from cleaner.detect.euc_tw import register

        register()
    places = [] if candidates == _CLEAN else _find_damage(data, best.encoding, parts)
    return Detection(
        encoding=best.encoding,
        confidence=best.score,
        candidates=candidates,
        declared=claim.label if claim else None,
        declared_by=claim.by if claim else None,
        bom=bom.name if bom else None,
        damaged=tuple(places[:_MAX_PLACES]),
        damaged_count=len(places),
        parts=parts,
        size=len(data),
    )


def _fits(data: bytes, bom: Bom) -> bool:
    """Whether what follows the mark may be what it says (a mark may stand before anything)."""
    if bom.name != "utf-8" or is_strict_utf8(data):
        return True
    measured = measure_utf8(data[bom.length :])
    return measured.is_valid or measured.is_damaged or measured.good + measured.bad == 0


def _find_damage(data: bytes, codec: str, parts: tuple[Part, ...]) -> list[int]:
    if parts:
        return [
            part.byte_start + place
            for part in parts
            for place in _find_damage(data[part.byte_start : part.byte_end], part.encoding, ())
        ]
    if codec not in {"hz", EUC_TW}:
        try:
            data.decode(codec)
        except UnicodeError:
            return find_damage(data, codec)
        return []
    return find_damage(data, codec)


def _decide(data: bytes, claim: Declared | None) -> tuple[tuple[Candidate, ...], tuple[Part, ...]]:
    if structural := _from_structure(data):
        return (structural,), ()
    measured = measure_utf8(data)
    if measured.is_valid:
        return (Candidate("utf-8", _PATTERN),), ()
    from cleaner.detect.statistics.rank import rank

    if measured.may_be_mixed:
        from cleaner.detect.mixed import find_parts

        if parts := find_parts(data):
            return _weigh_parts(parts), parts
    if measured.is_damaged:
        return (Candidate("utf-8", _DAMAGED),), ()
    codec = codec_of(claim.label) if claim else None
    ranked = rank(data, superset_of(codec) if codec else None, may_be_utf8=measured.may_be_utf8)
    best = ranked[0]
    if best.encoding == "utf-8" and best.score > _DAMAGED:
        ranked = (Candidate("utf-8", _DAMAGED), *ranked[1:])
    return ranked, ()


def _from_structure(data: bytes) -> Candidate | None:
    if data.isascii():
        return _from_ascii(data)
    if b"\0" not in data and is_strict_utf8(data):
        return Candidate("utf-8", _SURE)
    codec = find_wide(data) or find_escapes(data) or find_ebcdic(data)
    return Candidate(codec, _PATTERN) if codec else None


def _from_ascii(data: bytes) -> Candidate:
    codec = (find_wide(data) if b"\0" in data else None) or find_escapes(data) or find_ebcdic(data)
    return Candidate(codec, _PATTERN) if codec else Candidate("ascii", _SURE)


def _weigh_parts(parts: tuple[Part, ...]) -> tuple[Candidate, ...]:
    """The encodings of the parts, that of most bytes first."""
    sizes: dict[str, int] = {}
    scores: dict[str, float] = {}
    for part in parts:
        sizes[part.encoding] = sizes.get(part.encoding, 0) + part.byte_end - part.byte_start
        scores[part.encoding] = min(scores.get(part.encoding, 1.0), part.confidence)
    order = sorted(sizes, key=lambda name: -sizes[name])
    return tuple(Candidate(name, scores[name]) for name in order)
