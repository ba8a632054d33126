"""The signs of a byte shift: where a run may begin, what may stand in it and around it."""

import re

from cleaner.repair.pinyin import SYLLABLE, is_common
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

CONTROLS = "\x01-\x08\x0b\x0c\x0e-\x1f"


MARKS = "!！,，。、:：;；?？"
"""Marks before which noise is inserted, and what NFKC makes of them."""


LOST_SIGNS = "?？\ufffd"


QUESTIONS = frozenset("?？")


SPECIAL = f"(（{LOST_SIGNS}"
"""What can be read otherwise than as itself in aligned text, control characters aside."""


NOISE = lazy_pattern(rf"[{LOST_SIGNS}][{CONTROLS}]*[ \xa0]?(?=[{MARKS}])")


ORPHAN = lazy_pattern(rf"[{LOST_SIGNS}][(（]?({SYLLABLE}) ?[)）]")


TAG_REST = lazy_pattern(r"/?[a-zA-Z][a-zA-Z0-9]{0,15}(?: [^<>\n]{0,200})?>")


UNMATCHED = lazy_pattern(r"[^()\n]{0,60}\)")


CONTROL_RUN = lazy_pattern(rf"[{CONTROLS}]+")


SOLID = r"[^\x00-\x7f\u2010-\u2027\u3000-\u303f\uff00-\uff65]"
"""What is neither ASCII nor a mark."""


_AFTER_LOST = (
    rf"(?:[(（]?{SYLLABLE} ?[)）]"
    rf"|[{CONTROLS}]*[ \xa0]?[{MARKS}](?:(?=[^\n]{{0,8}}{SOLID})|[^\n]{{0,3}}\?/))"
)


STARTS = (
    rf"\?{_AFTER_LOST}",
    f"？{_AFTER_LOST}",
    rf"\ufffd(?:{_AFTER_LOST}|(?=[^\n\x00-\x7f])|(?=[@-~][{HAN}]))",
)
"""Where a run may begin. A mark must soon be followed by something that is neither ASCII nor a mark,
or every `?!` would be looked at. Three expressions, since the search skips to a first literal."""


CONTROL_MARK = lazy_pattern(rf"[{CONTROLS}][{MARKS}]")


START_PATTERNS = tuple(map(lazy_pattern, STARTS))


HAN_BEFORE = lazy_pattern(rf"[{HAN}][^{HAN}\n]{{0,2}}$")


SUBSTANCE = lazy_pattern(SOLID)


WIDE_MARKS = frozenset("！，。、：；")
"""Marks as wide as the wide question mark before them."""


BEHIND = 12
"""Characters behind two marks that are looked at."""


EVERYDAY = 5
"""So many Han characters of those, all among the 2,500 commonest, were not read from shifted bytes:
of these at least every second is rare."""


def is_written(match: re.Match[str]) -> bool:
    """Whether somebody wrote two marks, ？！ or ?!, and goes on as people write.

    A decoder that swallowed a byte leaves a mark of another width than that behind it.
    """
    marks = match.group()
    if marks != "?!" and not (marks[0] == "？" and marks[1:] in WIDE_MARKS):
        return False
    line = match.string[match.end() : match.end() + BEHIND].partition("\n")[0]
    han = [character for character in line if "\u3400" <= character <= "\u9fff"]
    return len(han) >= EVERYDAY and all(map(is_common, han))
