"""Texts reduced to their letters, to compare them."""

from functools import lru_cache

from cleaner.text.lazy_pattern import lazy_pattern

_INVISIBLE = lazy_pattern("[\u200b\u2060\ufeff\u00ad]")


_KEY = lazy_pattern(r"[\W_]+")


def visible(text: str) -> str:
    """A text without the characters that nobody sees and that no script needs.

    >>> visible("Deutsch\\u00adland")
    'Deutschland'
    """
    return _INVISIBLE.sub("", text)


def key_of(text: str) -> str:
    """Letters and digits alone, case-folded: what two spellings of a title have in common."""
    return _KEY.sub("", text).casefold()


WORDS = lazy_pattern(r"[^\W_]+")


NO_WORD = bytes(code for code in range(0x80) if not chr(code).isalnum())
"""ASCII that is no letter or digit."""


@lru_cache(maxsize=2000)
def key(text: str) -> str:
    """The letters and digits of a folded text, by which titles are compared."""
    if text.isascii():
        return text.encode().translate(None, NO_WORD).decode()
    return "".join(WORDS.findall(text))
