"""Seven-bit encodings that switch character sets with escapes: HZ and the ISO 2022 family.

They look like ASCII until one looks for the escapes. A damaged byte may have its high bit set, so
a few such bytes are no argument against them.
"""

from cleaner.text.lazy_pattern import lazy_pattern

_HZ_RUN = lazy_pattern(rb"~\{((?:[\x21-\x77][\x21-\x7e])+)~\}")
_HZ_TOKEN = lazy_pattern(rb"~\{|~\}|~~|~\n")
_HZ_OPEN = lazy_pattern(rb"~\{((?:[\x21-\x77][\x21-\x7d]){4,})")
_EVERYDAY = 9 * 16
"""Sixteenths of a nat a character: Chinese costs about seven, chance pairs twelve and more."""
_ISO_2022 = (
    (b"\x1b$)C", "iso2022_kr"),
    (b"\x1b$B", "iso2022_jp_2"),
    (b"\x1b$@", "iso2022_jp_2"),
    (b"\x1b(J", "iso2022_jp_2"),
    (b"\x1b(I", "iso2022_jp_ext"),
)
_FEW = 0.02
"""Share of high bytes a file in an encoding of escapes may have by damage."""


def find_escapes(data: bytes) -> str | None:
    """The seven-bit codec whose escapes the bytes hold, or None.

    >>> find_escapes(b"~{VPND~}")
    'hz'
    """
    if b"\x1b" in data and (codec := _find_iso_2022(data)):
        return codec
    return "hz" if b"~{" in data and _is_hz(data) else None


def _find_iso_2022(data: bytes) -> str | None:
    if not _is_seven_bit(data):
        return None
    for escape, codec in _ISO_2022:
        if escape in data:
            return codec
    return None


def _is_seven_bit(data: bytes) -> bool:
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    return high <= 1 + len(data) * _FEW


def _is_hz(data: bytes) -> bool:
    if not _is_seven_bit(data):
        return False
    return _HZ_RUN.search(data) is not None or _has_open_run(data)


def _has_open_run(data: bytes) -> bool:
    """Whether a run whose end was cut off or damaged reads as everyday Chinese."""
    from cleaner.detect.statistics.multi_byte import load_characters

    costs = load_characters("Hans")
    for run in _HZ_OPEN.finditer(data):
        text = bytes(byte | 0x80 for byte in run.group(1)).decode("gb18030", "replace")
        if sum(costs[char] for char in text) <= _EVERYDAY * len(text):
            return True
    return False


def decode_hz(data: bytes) -> tuple[str, list[int]]:
    """Decode HZ pair by pair, so that one damaged byte costs one character; with the bad offsets.

    >>> decode_hz(b"~{VPND~}.")
    ('\\u4e2d\\u6587.', [])
    """
    out: list[str] = []
    bad: list[int] = []
    at, wide = 0, False
    size = len(data)
    while at < size:
        pair = data[at : at + 2]
        if pair in {b"~{", b"~}", b"~~", b"~\n"}:
            wide = pair == b"~{" or (wide and pair in {b"~~", b"~\n"})
            out.append("~" if pair == b"~~" else "")
            at += 2
        elif not wide or pair[:1] in b"\r\n":
            wide = False  # a line end closes the run (RFC 1843)
            at = _copy_ascii(data, at, out, bad)
        else:
            _decode_pair(pair, at, out, bad)
            at += 2
    return "".join(out), bad


_ASCII_RUN = lazy_pattern(rb"[\x00-\x7d\x7f]+")


def _copy_ascii(data: bytes, at: int, out: list[str], bad: list[int]) -> int:
    run = _ASCII_RUN.match(data, at)
    if run:
        out.append(run.group().decode("ascii"))
        return run.end()
    if data[at] == ord("~"):
        out.append("~")
    else:
        out.append("\ufffd")
        bad.append(at)
    return at + 1


def _decode_pair(pair: bytes, at: int, out: list[str], bad: list[int]) -> None:
    try:
        out.append(bytes(b | 0x80 for b in pair).decode("gb18030"))
    except UnicodeDecodeError:
        out.append("\ufffd" * len(pair))
        bad.extend(range(at, at + len(pair)))
