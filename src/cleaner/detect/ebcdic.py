"""EBCDIC, the encoding of mainframes: nothing in it stands where ASCII has it.

A blank is 0x40, the letters lie above 0x80. It is taken for that only if blanks are as frequent as
in text, ASCII's blank is not there, and nearly everything reads as letters, figures and marks.
"""

from cleaner.text.lazy_pattern import lazy_pattern

_CODECS = ("cp037", "cp500", "cp273", "cp1026", "cp1140")
_BLANK = 0x40
"""The blank of every EBCDIC code page."""
_SAMPLE = 4096
"""Bytes looked at."""
_MIN = 24
"""Bytes under which nothing is said."""
_MIN_BLANKS = 0.06
"""Prose has a blank in six to eight characters; 0x40 is "@" elsewhere and as good as absent."""
_MIN_PLAIN = 0.95
"""Share of characters that are letters, digits and marks in the right code page."""
_MIN_LETTERS = 0.5
"""Share of letters in what was decoded: tables of numbers are left to a person."""
_PLAIN = lazy_pattern(r"[A-Za-z0-9 \n\r\t\x85.,;:'\"()<>/=!?&#%*+_-]")
_LETTER = lazy_pattern(r"[a-z]")


def find_ebcdic(data: bytes) -> str | None:
    """The EBCDIC code page of the bytes, or None.

    >>> find_ebcdic("The quick brown fox jumps over the lazy dog.".encode("cp500"))
    'cp037'
    """
    sample = data[:_SAMPLE]
    size = len(sample)
    if size < _MIN or sample.count(_BLANK) < size * _MIN_BLANKS or sample.count(0x20) > size / 100:
        return None
    shares = {codec: _share(sample, codec) for codec in _CODECS}
    best = max(_CODECS, key=shares.__getitem__)  # the first of equals
    return best if shares[best] > _MIN_PLAIN else None


def _share(sample: bytes, codec: str) -> float:
    """How much of the sample reads as everyday characters; 0 if too little of it is letters."""
    text = sample.decode(codec, "replace")
    if len(_LETTER.findall(text)) < _MIN_LETTERS * len(text):
        return 0.0
    return len(_PLAIN.findall(text)) / len(text)
