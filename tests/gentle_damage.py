"""Damage of single characters, widths, scripts and line ends: clean text to damaged text.

The byte-level kit of clone sites is in `damage.py`; these are the classes that rules REP050 to
REP099 undo. Each function names its rule. All are pure; randomness comes in as a `Random`.
"""

import textwrap
from collections.abc import Callable
from functools import cache
from random import Random

FLAT = str.maketrans("，：；？！（）", ",:;?!()")
LEFT_BY_TABLES = frozenset("后里余范愿制干斗于采系征么松志云谷并只几")
_CLOSING = "，。、；：？！”’）》"


def flatten_punctuation(text: str) -> str:
    """REP060: what a compatibility normalization does to Chinese marks."""
    return text.translate(FLAT)


def table_traditional(text: str) -> str:
    """REP070: convert by a table of single characters that leaves the ambiguous ones."""
    convert = _converter("s2t")
    return "".join(char if char in LEFT_BY_TABLES else convert(char) for char in text)


def phrase_traditional(text: str, standard: str = "s2tw") -> str:
    """What people in Taiwan or Hong Kong would have written: no damage."""
    return _converter(standard)(text)


@cache
def _converter(name: str) -> Callable[[str], str]:
    import opencc

    return opencc.OpenCC(name).convert


def space_characters(text: str, gap: str = " ") -> str:
    """REP080: a blank between all characters of each line."""
    return "\n".join(gap.join(line) for line in text.split("\n"))


def sprinkle(text: str, chars: str, random: Random, share: float = 0.05) -> str:
    """REP050, REP051, REP056: put characters nobody sees between others."""
    return "".join(
        char + (random.choice(chars) if random.random() < share else "") for char in text
    )


def wrap_chinese(paragraph: str, width: int) -> str:
    """REP082: break a paragraph every `width` characters; no line begins with a closing mark."""
    lines, at = [], 0
    while at < len(paragraph):
        end = at + width
        while end < len(paragraph) and paragraph[end] in _CLOSING:
            end += 1
        lines.append(paragraph[at:end])
        at = end
    return "\n".join(lines)


def wrap_english(paragraph: str, width: int) -> str:
    """REP082: break a paragraph between words, as mail programs do."""
    return textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False)


def escape_unicode(text: str) -> str:
    """REP085: JavaScript escapes for everything beyond ASCII."""
    return "".join(char if char < "\x80" else f"\\u{ord(char):04x}" for char in text)


def escape_references(text: str) -> str:
    """REP086: character references for everything beyond ASCII."""
    return "".join(char if char < "\x80" else f"&#x{ord(char):X};" for char in text)
