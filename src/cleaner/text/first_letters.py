"""Which characters a match of a regular expression can begin with, read off without compiling it.

Most expressions of a pack begin with a few letters, so a line's first character tells which of them
need be tried on it, or compiled at all.
"""

import re
from collections.abc import Iterator
from functools import cache

from cleaner.text.lazy_pattern import lazy_pattern

_TOKEN = lazy_pattern(
    r"""(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    |   (?P<escape>\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.))
    |   (?P<aside>\(\?<?[=!])
    |   (?P<open>\((?:\?:|\?P<\w+>|(?!\?)))
    |   (?P<close>\)) | (?P<bar>\|) | (?P<blank>\s+)
    |   (?P<times>(?:[*+?]|\{\d*,?\d*\})[+?]?)
    |   (?P<place>[$^])
    |   (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_PLACES = frozenset("AbBZ")
"""Escapes that stand for a place between characters."""
_NAMED = {"d": "0123456789", "n": "\n", "r": "\r", "t": "\t", "s": " \t\n\r\f\v\xa0\u3000"}
WIDEST = 300
"""Characters of a range that are spelled out; a class with a wider one may begin with anything."""


class _AnythingError(Exception):
    """Anything may stand here, or something that this does not read."""


@cache
def first_letters(expression: str) -> frozenset[str] | None:
    """The characters a match can begin with; None if it may be any, or the match may be empty.

    `expression` is read as under `re.VERBOSE`. A digit of any script counts as those of ASCII where
    the expression says "digit", white space as a blank.

    >>> sorted(first_letters(r"(?:see|read)[ ]more|[.]?also"))
    ['.', 'a', 'r', 's']
    >>> first_letters(".+[ ]ago") is first_letters("a*") is None
    True
    """
    tokens = [(m.lastgroup or "", m[0]) for m in _TOKEN.finditer(expression)]
    tokens = [token for token in tokens if token[0] != "blank"]
    try:
        letters, may_be_empty = _Reader(tokens).alternatives()
    except _AnythingError:
        return None
    if any(letter.isspace() for letter in letters):
        letters.add(" ")
    return None if may_be_empty else frozenset(letters)


def letter_at(text: str, at: int = 0) -> str:
    """The character at a place as `first_letters` counts it; empty at the end of the text."""
    first = text[at : at + 1]
    if first.isspace():
        return " "
    return first if first.isascii() or not first.isdecimal() else "0"


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = [*tokens, ("close", ")")]
        self.at = 0

    def alternatives(self) -> tuple[set[str], bool]:
        """The first characters of the alternatives of a group, and whether it may be empty.

        The closing bracket is passed.
        """
        letters: set[str] = set()
        may_be_empty = False
        while True:
            first, empty = self._sequence()
            letters |= first
            may_be_empty |= empty
            kind, _ = self.tokens[self.at]
            self.at += 1
            if kind == "close":
                return letters, may_be_empty

    def _sequence(self) -> tuple[set[str], bool]:
        """The same of one alternative; ends before its bar or bracket."""
        letters: set[str] = set()
        while self.tokens[self.at][0] not in {"bar", "close"}:
            first, empty = self._atom()
            letters |= first
            if not (self._may_be_missing() or empty):
                self._pass_rest()
                return letters, False
        return letters, True

    def _atom(self) -> tuple[set[str], bool]:
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "open":
            return self.alternatives()
        if kind == "aside":
            self._pass_group()
        if kind in {"aside", "place"} or (kind == "escape" and text[1] in _PLACES):
            return set(), True
        if kind == "set":
            return _members(text), False
        if kind == "escape":
            return set(_escaped(text)), False
        if kind != "other" or text in ".(":
            raise _AnythingError
        return {text}, False

    def _may_be_missing(self) -> bool:
        """Whether the atom just read may stand there no times at all; its quantifier is passed."""
        kind, text = self.tokens[self.at]
        if kind != "times":
            return False
        self.at += 1
        return text[0] in "*?" or text.startswith(("{0", "{,"))

    def _pass_rest(self) -> None:
        while self.tokens[self.at][0] not in {"bar", "close"}:
            self.at += 1
            if self.tokens[self.at - 1][0] in {"open", "aside"}:
                self._pass_group()

    def _pass_group(self) -> None:
        """Go behind the closing bracket of a group whose opening was passed."""
        while True:
            self._pass_rest()
            self.at += 1
            if self.tokens[self.at - 1][0] == "close":
                return


def _escaped(text: str) -> str:
    """The characters an escape stands for."""
    name = text[1]
    if name in "ux" and len(text) > 2:  # noqa: PLR2004 - a code point follows
        return text.encode().decode("unicode_escape")
    if name in _NAMED:
        return _NAMED[name]
    if name.isalnum():
        raise _AnythingError
    return name


def _members(text: str) -> set[str]:
    """The characters of a class in brackets."""
    if text[1] == "^":
        raise _AnythingError
    return set().union(
        *_ranges(re.findall(r"\\u[0-9A-Fa-f]{4}|\\x..|\\.|.", text[1:-1], re.DOTALL))
    )


def _ranges(parts: list[str]) -> Iterator[set[str]]:
    at = 0
    while at < len(parts):
        first = _escaped(parts[at]) if parts[at][0] == "\\" else parts[at]
        if parts[at + 1 : at + 2] == ["-"] and at + 2 < len(parts):
            last = _escaped(parts[at + 2]) if parts[at + 2][0] == "\\" else parts[at + 2]
            if ord(last) - ord(first) > WIDEST:
                raise _AnythingError
            yield set(map(chr, range(ord(first), ord(last) + 1)))
            at += 3
        else:
            yield set(first)
            at += 1
