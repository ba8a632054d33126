"""What a Chinese name is: a known surname and one or two characters more."""

from functools import cache

from cleaner.strip.credits.page_words import entries, words
from cleaner.text.lazy_pattern import lazy_pattern

_HAN_ONLY = lazy_pattern(r"[\u3400-\u4dbf\u4e00-\u9fff]+")


@cache
def surnames() -> frozenset[str]:
    """Surnames of one character."""
    return frozenset("".join(w for e in entries("surname") for w in e.text))


@cache
def common_surnames() -> frozenset[str]:
    """The most frequent of them: two names glued together are parted only before these."""
    return frozenset("".join(w for e in entries("surname-common") for w in e.text))


def is_han_name(token: str) -> bool:
    """Whether a token is shaped like a Chinese name and is no organisation's.

    >>> is_han_name("张三"), is_han_name("欧阳修文"), is_han_name("新华社"), is_han_name("了解")
    (True, True, False, False)
    """
    if not _HAN_ONLY.fullmatch(token) or token in words("no-name"):
        return False
    if token[:2] in words("surname-double"):
        return 3 <= len(token) <= 4  # noqa: PLR2004 - surname of two, name of one or two
    if token[0] not in surnames() or not 2 <= len(token) <= 3:  # noqa: PLR2004 - surname and name
        return False
    return token[1:] not in words("organisation", "end") and token[-1] not in words("office-end")
