"""What a clone site puts before punctuation: control characters, commas, or the blanks they became.

Single places prove nothing; the share of a document's marks that carry the noise does.
"""

from collections.abc import Iterator

from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f"
_MARKS = "，。、！？；：”’）》,!?;:)"

CONTROL_NOISE = lazy_pattern(rf"[{CONTROLS}]+ ?(?=[{_MARKS}])|(?<=[{HAN}])[{CONTROLS}]+(?=[{HAN}])")
_PAIR = lazy_pattern(r"[,，][,，、。；：！？;:!?]")
_TWO_COMMAS = lazy_pattern("[,，]{2}")
_BLANK = lazy_pattern(rf"[ \u3000\xa0](?=[，。、！？；：])(?<=[{HAN}”’）》].)")
_FEW = 3
"""Doubled commas that show noise."""
_DOUBLED_SHARE = 0.3
"""Share of the commas that are doubled in a text with noise."""
_BLANK_SHARE = 0.05
"""Share of the stops with a blank before them in one."""


def control_noise(text: str) -> Iterator[tuple[int, str]]:
    """Places and text of control characters before a mark or between two Han characters."""
    for match in CONTROL_NOISE.finditer(text):
        yield match.start(), match.group()


def has_doubled_commas(text: str) -> bool:
    """Whether a comma stands before so many of the stops that a program put it there.

    No writer puts a comma before 。 or 、, so a third of them is proof; doubled commas alone
    (`,,`, as in opera catalogues and CSV) are none.
    """
    total = sum(map(text.count, "。、"))
    doubled = sum(map(text.count, (",。", "，。", ",、", "，、")))
    if doubled >= _FEW and doubled > _DOUBLED_SHARE * total:
        return True
    return 0 < doubled == total and _all_commas_doubled(text)


def _all_commas_doubled(text: str) -> bool:
    """Whether no comma stands alone: in a short text the other witness beside its few stops."""
    pairs = len(_TWO_COMMAS.findall(text))
    commas = text.count(",") + text.count("，")
    stops = sum(map(text.count, (",。", "，。", ",、", "，、")))
    return pairs > 1 and commas - stops == 2 * pairs


def doubled_commas(text: str) -> Iterator[tuple[int, str]]:
    """Places of the commas that stand before another mark, one of each pair."""
    if has_doubled_commas(text):
        for match in _PAIR.finditer(text):
            yield match.start(), match.group()[0]


def blanks_before_marks(text: str) -> Iterator[tuple[int, str]]:
    """Places of blanks between a Han character and a full-width mark, where they are many."""
    found = list(_BLANK.finditer(text))
    if len(found) < _FEW:
        return
    stops = sum(text.count(stop) for stop in "，。、！？；：")
    if len(found) > _BLANK_SHARE * stops:
        for match in found:
            yield match.start(), match.group()
