"""Bytes that are no text and have no mark that names them: compressed, encrypted, compiled.

Two signs, weighed together: control characters, which text does not have and every tenth byte of
compressed data is, and readings of which none costs what text costs.
"""

import math
from typing import NamedTuple

from cleaner.detect.statistics.fit import Fit
from cleaner.document import Detection

_PIECE = 4096
"""Bytes looked at from the beginning, the middle and the end."""

_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x08\x1a\x1b") + b"\x7f"
"""Without white space, the overstriking of old manuals, the end mark of DOS, and escapes."""

_STRUCTURED = (
    "utf-16",
    "utf-32",
    "iso2022",
    "iso-2022",
    "hz",
    "cp037",
    "cp273",
    "cp500",
    "cp1026",
    "cp1140",
)
"""Encodings whose text has control characters, or that were told by a pattern that noise has not."""


class _Rates(NamedTuple):
    """Controls a byte in noise and in text at its worst, and how many kinds there must be."""

    noise: float
    text: float
    kinds: int


_LEGACY = _Rates(noise=0.105, text=0.002, kinds=2)
"""27 of 256 bytes; of the labelled legacy files none has one, apart from escapes."""

_UNICODE = _Rates(noise=0.2, text=0.05, kinds=5)
"""26 of 128 bytes; shifted text (REP damage) has up to 3.8 % of three kinds and is to be mended."""

_SURE = 6.0
"""Nats by which noise has to be likelier: one text in 400 would be taken for it at even odds."""

_POOR = 8.0
"""Nats a high byte: with control characters beside it this is no text. Without them it may be text in
an encoding nobody looked for, so it is only not sure (`statistics.fit`)."""

_SOME = 4
"""High bytes from which on the fit says so."""

_STRAY = 0.02
"""Share of control characters above which they did not stray in; noise has five times as many."""


def count_controls(data: bytes) -> tuple[int, int, int]:
    """Bytes looked at, control characters among them, kinds of these."""
    size = len(data)
    if size > 3 * _PIECE:
        middle = size // 2
        data = data[:_PIECE] + data[middle : middle + _PIECE] + data[-_PIECE:]
    rest = data.translate(None, _CONTROLS)
    count = len(data) - len(rest)
    kinds = len(set(data) & set(_CONTROLS)) if count else 0
    return len(data), count, kinds


def is_noise(data: bytes, detection: Detection) -> bool:
    """Whether bytes that were detected as text are none.

    >>> is_noise(b"\\x83\\x01\\xfa\\x9c\\x11\\x02\\x7f\\xd1\\x18\\xc0\\x05\\xb3", Detection(encoding="koi8-u"))
    True
    """
    encoding = detection.encoding
    if detection.bom or detection.parts or encoding.startswith(_STRUCTURED):
        return False
    size, count, kinds = count_controls(data)
    is_unicode = encoding.startswith(("utf-8", "ascii")) and not detection.damaged_count
    rates = _UNICODE if is_unicode else _LEGACY
    if kinds >= rates.kinds and _gain(size, count, rates) > _SURE:
        return True
    if is_unicode or encoding == "utf-8" or count <= _STRAY * size:
        return False
    fit = _fit(data, encoding)
    return fit.high >= _SOME and fit.cost > _POOR


def _gain(size: int, count: int, rates: _Rates) -> float:
    """By how many nats noise explains the control characters better than text does."""
    hit = math.log(rates.noise / rates.text)
    miss = math.log((1 - rates.noise) / (1 - rates.text))
    return count * hit + (size - count) * miss


def _fit(data: bytes, encoding: str) -> Fit:
    from cleaner.detect.statistics.rank import fit_of
    from cleaner.detect.statistics.sample import skip_plain, take_sample

    return fit_of(take_sample(skip_plain(data)), encoding)
