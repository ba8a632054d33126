"""Characters nobody sees: zero-width ones, byte order marks, control codes.

Each is taken out only where it means nothing: joiners stay in the scripts that are shaped by them
and in emoji, direction marks stay in documents with right-to-left letters.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from cleaner.text.lazy_pattern import lazy_pattern

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
"""What `invisible_runs` looks for (byte order marks have a rule of their own)."""

_RUN = lazy_pattern(f"[{ZERO_WIDTH}\u2066-\u2069\u206a-\u206f]+")

# Arabic to Myanmar, Ethiopic to Mongolian, the Brahmic blocks further up, Arabic presentation
# forms (not the noncharacters among them, which stand for markup: `mask`): joiners shape letters
# there, and U+200B parts words in Thai, Lao, Khmer and Burmese.
_SHAPED = lazy_pattern(
    "[\u0590-\u109f\u1200-\u139f\u1700-\u18af\u1900-\u1cff\ua800-\ua8ff\ua980-\uabff"
    "\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00011fff\U0001e900-\U0001e95f]"
)
# Thai to Tibetan, Burmese, Khmer, Tai and Javanese: words stand without blanks, U+200B parts them.
_WITHOUT_BLANKS = lazy_pattern(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f"
    "\ua980-\ua9ff\uaa60-\uaadf]"
)
_RIGHT_TO_LEFT = lazy_pattern(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)
_EMOJI = lazy_pattern("[\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\u20e3\U0001f000-\U0001faff]")
# A soft hyphen at the end of a line is where a word was broken: the line end goes with it.
_BROKEN_LINE = lazy_pattern("\r?\n(?=[a-z\u00df-\u024f\u0430-\u045f])")
_MOJIBAKE_LEAD = lazy_pattern("[\u00c2-\u00df]")
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


_REFERENCE = lazy_pattern(r"&(?:#(?:\d{3,5}|[xX][0-9a-fA-F]{2,6})|[A-Za-z]{3,14});")


def invisible_runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield start and text of every run of zero-width characters that means nothing where it is."""
    judge = _Judge(text)
    for found in _RUN.finditer(text):
        run = found[0]
        if judge.has_meaning(run, *found.span()):
            continue
        if run[-1] == "\u00ad":
            broken = _BROKEN_LINE.match(text, found.end())
            run += broken[0] if broken else ""
        yield found.start(), run


def invisible_references(text: str) -> Iterator[tuple[int, str]]:
    """Yield start and text of every reference of a page to such a character, for nothing."""
    from html import unescape

    judge = _Judge(text)
    for found in _REFERENCE.finditer(text):
        run = unescape(found[0])
        if _RUN.fullmatch(run) and not judge.has_meaning(run, *found.span()):
            yield found.start(), found[0]


class _Judge:
    """Tells by what stands around whether zero-width characters of a text mean something."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def right_to_left(self) -> bool:
        """Whether the text has letters written from right to left."""
        return _RIGHT_TO_LEFT.search(self.text) is not None

    def has_meaning(self, run: str, start: int, end: int) -> bool:
        """Whether `run`, which stands at `start:end`, is part of what is written there."""
        left, right = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        shaped = bool(_SHAPED.match(left)), bool(_SHAPED.match(right))
        if any(shaped) and (set(run) != {"\u200b"} or all(shaped) or _parts_words(left, right)):
            return True
        if _is_part_of(run, left, right):
            return True
        return not _BIDI.isdisjoint(run) and self.right_to_left


def _parts_words(left: str, right: str) -> bool:
    """Whether U+200B between these may end a word of a script without blanks."""
    return bool(_WITHOUT_BLANKS.match(left) or _WITHOUT_BLANKS.match(right))


def _is_part_of(run: str, left: str, right: str) -> bool:
    """Whether the run belongs to an emoji sequence, or is a byte of text not decoded yet."""
    if run == "\u200d":
        return bool(_EMOJI.match(left) and _EMOJI.match(right))
    if run[0] != "\u00ad":
        return False
    return bool(_MOJIBAKE_LEAD.match(left)) or (left == "?" and right == "?")


CONTROL = lazy_pattern(
    "\x1b\\[[0-9;?]*[A-Za-z]"  # colours of a terminal log
    "|[\x00-\x08\x0e-\x1f\x7f]+"
    "|[\x0b\x0c\u2028\u2029]"
    "|[\x80-\x9f]+"
)
_ANY_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_LINE_ENDS = frozenset("\x0b\x0c\u2028\u2029")
_ISO_2022 = lazy_pattern("\x1b[$(]")
_WINDOWS = {code: bytes((code,)).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_LEAD_OF_TWO = lazy_pattern("[\u00c2-\u00df]")
_LEAD_OF_MORE = lazy_pattern("[\u00e0-\u00f4]")


def control_runs(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield start, text and replacement of control characters (None: what it was is not known).

    A C1 control on its own is a Windows-1252 character in text read as Latin-1 (browsers take it
    so); two in a row, or one behind an accented letter, are the bytes of something else.
    """
    first = _ANY_CONTROL.search(text)
    if not first:
        return
    undecoded = _ISO_2022.search(text) is not None
    for found in CONTROL.finditer(text, first.start()):
        run = found[0]
        if run in _LINE_ENDS:
            yield found.start(), run, "\n"
        elif run[0] >= "\x80":
            yield found.start(), run, _windows(text, found)
        else:
            yield found.start(), run, None if undecoded else ""


def _windows(text: str, found: re.Match[str]) -> str | None:
    """The Windows-1252 character a lone C1 control stands for."""
    run = found[0]
    left = text[max(0, found.start() - 1) : found.start()]
    right = text[found.end() : found.end() + 1]
    if len(run) > 1 or _LEAD_OF_TWO.match(left):
        return None
    if _LEAD_OF_MORE.match(left) and "\x80" <= right <= "\xbf":
        return None
    return _WINDOWS[ord(run)] or None
