"""Full and half width: Chinese punctuation that was made ASCII, and the reverse.

Nothing is changed on account of one mark. A text counts as flattened when nearly all of its commas,
colons and question marks between Han characters are ASCII and it still has the marks normalization
leaves alone (。、《》“”): people who type ASCII commas type ASCII full stops and blanks as well.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cleaner.repair.markup_mask import BREAK, MASK
from cleaner.text.characters import ANY_HAN
from cleaner.text.lazy_pattern import lazy_pattern

_HAN = f"{ANY_HAN}\u3007"
_MARKS = "，。、；：？！…—～·「」『』（）《》〈〉【】〔〕“”‘’％"
_FULL = dict(zip(",:;?!()~", "，：；？！（）～", strict=True))
_NARROW = dict(zip("，；：？！．（）。", ",;:?!.().", strict=True))

# An ASCII mark where Chinese has a full-width one: Han before it, no blank after it.
# The mark comes first in the expression: there are few of them to look behind.
_TIGHT = lazy_pattern(f'[,;:?!](?<=[{_HAN}”’"》】].)(?=[{_HAN}“‘"《【\n{BREAK}]|\\Z)')
_SPACED = lazy_pattern(f"[,;:?!](?<=[{_HAN}].) +(?=[{_HAN}])")
_FLAT_MARKS = ",:;?!"
_FULL_MARKS = "，；：？！（）"
_CHINESE_STOP = lazy_pattern("[。、《》]")
_TYPED_STOP = lazy_pattern(f"\\.(?<=[{_HAN}].)(?=[\\s{_HAN}{BREAK}]|\\Z)")

_FEWEST = 3
"""Marks of the wrong width that are no slip."""
_SHARE = 0.9
"""Share of ASCII among the marks that come in two widths; see docs/repair-characters.md."""


def is_flattened(text: str) -> bool:
    """Whether the punctuation of a Chinese text went through a compatibility normalization."""
    if text.isascii():
        return False
    full = sum(map(text.count, _FULL_MARKS))
    if sum(map(text.count, _FLAT_MARKS)) < max(_FEWEST, _SHARE * full):
        return False  # the usual case, without looking at neighbours
    flat = _count(_TIGHT, text)
    if flat < _FEWEST or flat < _SHARE * (flat + full):
        return False
    stops = _count(_CHINESE_STOP, text)
    return stops > 0 and _count(_TYPED_STOP, text) <= stops and _count(_SPACED, text) <= flat / 4


def _count(pattern: re.Pattern[str], text: str) -> int:
    return len(pattern.findall(text))


_BESIDE = f"[{_HAN}{_MARKS}]"
_SIDE = lazy_pattern(_BESIDE)
# The first group holds what stands between Chinese on both sides: no need to look further.
_MARK = lazy_pattern(f"([,:;?!](?<={_BESIDE}.)(?={_BESIDE}))|[,:;~（）]|[?!]+")
_HAN_ONE = lazy_pattern(f"[{_HAN}]")


def flattened_marks(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, mark and full-width form for every mark that stands in Chinese context."""
    seen = _with_chinese_brackets(text)
    for found in _MARK.finditer(seen):
        mark = found[0]
        if found[1]:
            yield found.start(), mark, _FULL[mark]
        elif mark in "（）":
            yield found.start(), text[found.start()], mark
        elif _is_chinese_place(seen, found):
            yield found.start(), mark, "".join(_FULL[char] for char in mark)


def _is_chinese_place(text: str, found: re.Match[str]) -> bool:
    """Whether a mark between these neighbours would be full width in a Chinese text."""
    mark = found[0]
    left, right = _beside(text, found.start(), -1), _beside(text, found.end(), 1)
    left_side, right_side = _is_side(left), _is_side(right)
    if mark == "~":
        return left_side and right_side
    if mark[0] in "?!":
        # After Latin ("Yahoo!") only where the Chinese sentence goes on without a blank.
        return left_side or (left.isdigit() and (right_side or right == "\n"))
    if right and right in "()-/\\" and mark in ":;":
        return False  # a face, an address
    if left_side:
        return right != " "
    if right == "\n":
        return left.isdigit() and mark in ",;"
    return right_side and not left.isspace() and left not in "([{<"


@lru_cache(maxsize=8192)
def _is_side(char: str) -> bool:
    return _SIDE.match(char) is not None


def _beside(text: str, place: int, step: int) -> str:
    """The neighbour of a place, looking through inline markup; a line end for the text's ends."""
    at = place if step > 0 else place - 1
    while 0 <= at < len(text) and text[at] == MASK:
        at += step
    if not 0 <= at < len(text) or text[at] in f"\r{BREAK}":
        return "\n"
    return text[at]


_BRACKET = lazy_pattern(f"[()\n{BREAK}]")


def _with_chinese_brackets(text: str) -> str:
    """The text with ASCII brackets around Chinese made full width: neighbours see them so."""
    parts: list[str] = []
    at = 0
    for place in sorted(_chinese_brackets(text)):
        parts += (text[at:place], _FULL[text[place]])
        at = place + 1
    return "".join([*parts, text[at:]])


def _chinese_brackets(text: str) -> set[int]:
    """Places of the brackets of pairs that hold Chinese, within a line; one pass."""
    chosen: set[int] = set()
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "(":
            opened.append(found.start())
        elif found[0] != ")":
            opened.clear()
        elif opened:
            start = opened.pop()
            if _HAN_ONE.search(text, start, found.start()):
                chosen |= {start, found.start()}
    return chosen


_FLAT_QUOTE = lazy_pattern(f'["\n{BREAK}]')


def flattened_quotes(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, quote and curly form for pairs of straight quotes that hold Chinese in a line."""
    line: list[int] = []
    for found in _FLAT_QUOTE.finditer(text + "\n"):
        if found[0] == '"':
            line.append(found.start())
            continue
        if len(line) % 2 == 0:
            for start, end in zip(line[::2], line[1::2], strict=True):
                if _HAN_ONE.search(text, start, end):
                    yield start, '"', "“"
                    yield end, '"', "”"
        line = []


_LETTER = lazy_pattern("[A-Za-z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]")
_EAST_ASIAN = lazy_pattern(f"[{_HAN}\u3041-\u30ff\uac00-\ud7a3]")
_EAST_ASIAN_RUN = lazy_pattern(f"[{_HAN}\u3041-\u30ff\uac00-\ud7a3]+")
_WIDE_IN_LATIN = lazy_pattern(
    "(?<=[A-Za-z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff0-9\"')”’])[，；：？！．。]+(?=[ \n\"')”’A-Za-z\u00c0-\u04ff]|\\Z)"
    "|（(?=[A-Za-z0-9])|(?<=[A-Za-z0-9.])）"
)
_LATIN_SHARE = 0.02
"""Share of East Asian letters in a text in Latin letters."""
_HEAD, _HEAD_SHARE = 300, 0.2
"""Code points at the start that are looked at, and the share of East Asian ones there."""


def is_latin(text: str) -> bool:
    """Whether a text is written in letters, with hardly an East Asian character in it."""
    if text.isascii():
        return True
    if sum(map(len, _EAST_ASIAN_RUN.findall(text[:_HEAD]))) > _HEAD_SHARE * min(len(text), _HEAD):
        return False  # the usual case, without counting through the text
    east_asian = _count(_EAST_ASIAN, text)
    return east_asian <= _LATIN_SHARE * _count(_LETTER, text)


def wide_marks_in_latin(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, marks and ASCII form for full-width punctuation between Latin letters.

    A Chinese full stop counts only in a text with other such marks: alone it may be what is spoken of.
    """
    others = any(mark in text for mark in "，；：？！．（）")
    for found in _WIDE_IN_LATIN.finditer(text):
        if "。" in found[0] and not others:
            continue
        after = "".join(_NARROW[char] for char in found[0])
        right = text[found.end() : found.end() + 1]
        if after[-1] in ",;:?!." and _LETTER.match(right):
            after += " "
        elif after == "(" and _LETTER.match(text[max(0, found.start() - 1) : found.start()]):
            after = " ("
        yield found.start(), found[0], after


# A single wide letter is often part of a name (京东方Ａ); a number keeps its wide point and commas.
_WIDE = lazy_pattern("[０-９]+(?:[．，][０-９]+)*|[Ａ-Ｚａ-ｚ]{2,}")
_WIDE_DIGIT = lazy_pattern("[０-９]")
_WIDE_LETTER = lazy_pattern("[Ａ-Ｚａ-ｚ]")
_DIGIT = lazy_pattern("[0-9]")
_ASCII_LETTER = lazy_pattern("[A-Za-z]")
_MINORITY = 0.5
"""Share of the wide forms under which they are the odd ones."""
_OFFSET = ord("０") - ord("0")
"""From a wide form to its ASCII character."""


def wide_characters(text: str, *, letters: bool, digits: bool) -> Iterator[tuple[int, str, str]]:
    """Yield start, run and ASCII form of full-width letters and digits."""
    for found in _WIDE.finditer(text):
        if digits if found[0][0] <= "９" else letters:
            yield found.start(), found[0], "".join(chr(ord(char) - _OFFSET) for char in found[0])


def mixed_widths(text: str) -> tuple[bool, bool]:
    """Whether full-width letters, and digits, are the exception in a text that has both widths.

    Where wide digits are the rule, wide letters are part of the same style.
    """
    wide_digits, wide_letters = _count(_WIDE_DIGIT, text), _count(_WIDE_LETTER, text)
    digits = wide_digits <= _MINORITY * _count(_DIGIT, text)
    letters = digits and wide_letters <= _MINORITY * _count(_ASCII_LETTER, text)
    return letters and wide_letters > 0, digits and wide_digits > 0
