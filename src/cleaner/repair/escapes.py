"""Escapes left in text: \\uXXXX, %XX, %uXXXX and character references.

A run of them is undone where it decodes to words and does not stand in code or in an address. The
references of HTML pages are none of this: there they are the way to write a character.
"""

import re
from collections.abc import Callable, Iterator

from cleaner.text.lazy_pattern import lazy_pattern

_QUOTES = frozenset("\"'`“”‘’「」")

# Each begins with a literal: the search skips to it, and pages are long.
_UNICODE = lazy_pattern(r"\\u[0-9A-Fa-f]{4}(?:\\u[0-9A-Fa-f]{4})+")
_UNICODE_IN_WORD = lazy_pattern(
    r"\\u(?<=[A-Za-z]\\u)(?:00[c-fC-F][0-9A-Fa-f]|01[0-7][0-9A-Fa-f]|2019)(?=[A-Za-z])"
)
_PERCENT = lazy_pattern(r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2}){2,}")
_PERCENT_UNICODE = lazy_pattern(r"%u[0-9A-Fa-f]{4}(?:%u[0-9A-Fa-f]{4})+")
_IN_ADDRESS = frozenset("/=&?#:@\\<>{}$+_")
_FEW = 3
"""Escapes inside words from which on a text is escaped."""


def escape_runs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, run and what it stands for, for \\uXXXX and percent escapes."""
    if "\\u" in text:
        yield from _decoded(text, _UNICODE, _from_utf16)
        in_words = list(_UNICODE_IN_WORD.finditer(text))
        if len(in_words) >= _FEW:
            for found in in_words:
                yield found.start(), found[0], _from_utf16(found[0])
    if "%" in text:
        yield from _decoded(text, _PERCENT_UNICODE, _from_utf16)
        yield from _decoded(text, _PERCENT, _from_percent)


def may_show_escapes(page: str) -> bool:
    """Whether the source of a page may show escapes that `escape_runs` would undo.

    Most stand in scripts and addresses, which their neighbours tell, so that the markup of most
    pages need not be told from their text. What stands at a tag or a reference may be shown.
    """
    if "\\u" in page and (
        _may_decode(page, _UNICODE, _from_utf16)
        or sum(1 for _ in _UNICODE_IN_WORD.finditer(page)) >= _FEW
    ):
        return True
    return "%" in page and (
        _may_decode(page, _PERCENT_UNICODE, _from_utf16)
        or _may_decode(page, _PERCENT, _from_percent)
    )


def _may_decode(page: str, pattern: re.Pattern[str], decode: Callable[[str], str]) -> bool:
    for found in pattern.finditer(page):
        left = page[max(0, found.start() - 1) : found.start()]
        right = page[found.end() : found.end() + 1]
        is_string = left in _QUOTES and right in _QUOTES
        parted = left == ">" or left not in _IN_ADDRESS
        if not is_string and parted and (right in {"<", "&"} or right not in _IN_ADDRESS):
            after = decode(found[0])
            if after and _is_wordy(after):
                return True
    return False


def _decoded(
    text: str, pattern: re.Pattern[str], decode: Callable[[str], str]
) -> Iterator[tuple[int, str, str]]:
    for found in pattern.finditer(text):
        left = text[max(0, found.start() - 1) : found.start()]
        right = text[found.end() : found.end() + 1]
        if left in _QUOTES and right in _QUOTES:
            continue  # a string of a program, or somebody citing one
        if not (_IN_ADDRESS.isdisjoint(left) and _IN_ADDRESS.isdisjoint(right)):
            continue
        if found[0][0] == "%" and _is_in_address(text, found.start()):
            continue
        after = decode(found[0])
        if after and _is_wordy(after):
            yield found.start(), found[0], after


_ADDRESS = lazy_pattern(r"(?:[a-z]{2,6}://|www\.)[^\s\"'<>]*\Z|[?&/=#][^\s\"'<>]*\Z", re.IGNORECASE)
_LONGEST_ADDRESS = 300
"""Code points of an address whose escapes are meant."""


def _is_in_address(text: str, place: int) -> bool:
    """Whether the characters before a place, up to the last blank, begin an address or path."""
    return _ADDRESS.search(text[max(0, place - _LONGEST_ADDRESS) : place]) is not None


def _from_utf16(run: str) -> str:
    codes = [int(code, 16) for code in re.split(r"\\u|%u", run)[1:]]
    return _whole_utf16(b"".join(code.to_bytes(2, "little") for code in codes))


def _whole_utf16(data: bytes) -> str:
    """The text of UTF-16 bytes; nothing if a half of a character is missing."""
    try:
        return data.decode("utf-16-le")
    except UnicodeDecodeError:
        return ""


def _from_percent(run: str) -> str:
    data = bytes.fromhex(run.replace("%", ""))
    for codec in ("utf-8", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return ""


_LETTER_SHARE = 0.7
"""Share of letters in what a sequence of escapes must give."""


def _is_wordy(text: str) -> bool:
    """Whether a decoded run is mostly letters, some of them beyond ASCII, and none private."""
    letters = sum(char.isalpha() for char in text)
    beyond = any(char > "\x7f" and char.isalpha() for char in text)
    return beyond and letters >= _LETTER_SHARE * len(text)


_REFERENCE = r"&(?:\#\d{2,7}|\#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,8}\d{0,2});"
_REFERENCES = lazy_pattern(f"(?:{_REFERENCE})(?:(?:{_REFERENCE})|[^&<\n]{{0,3}}(?:{_REFERENCE}))*+")
_ONE_REFERENCE = lazy_pattern(_REFERENCE)
_MARKUP = frozenset({"&lt;", "&gt;", "&#60;", "&#62;", "&#x3c;", "&#x3e;", "&#x3C;", "&#x3E;"})


def reference_runs(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, run and decoded run of character references in plain text.

    A text that cites a reference or two in quotes or between blanks keeps them, and so do those
    that would become markup.
    """
    places = [found.start() for found in _ONE_REFERENCE.finditer(text)]
    if not places:
        return
    many = len(places) >= _FEW
    for found in _REFERENCES.finditer(text):
        left = text[max(0, found.start() - 1) : found.start()]
        right = text[found.end() : found.end() + 1]
        if left in _QUOTES or right in _QUOTES or _is_in_literal(text, found.start()):
            continue
        if not many and not (_is_text(left) or _is_text(right)):
            continue
        after = _ONE_REFERENCE.sub(_dereferenced, _pairs_joined(found[0]))
        if after != found[0]:
            yield found.start(), found[0], after


_LONGEST_LITERAL = 300
"""Code points of a literal in code whose escapes are meant."""


def _is_in_literal(text: str, place: int) -> bool:
    """Whether the line is a string of a program that holds markup."""
    start = text.rfind("\n", max(0, place - _LONGEST_LITERAL), place) + 1
    end = text.find("\n", place, place + _LONGEST_LITERAL)
    line = text[start or max(0, place - _LONGEST_LITERAL) : end if end >= 0 else None]
    line = line[: 2 * _LONGEST_LITERAL].strip().rstrip(",;)")
    return len(line) > 1 and line[0] == line[-1] and line[0] in "\"'" and "<" in line


def _is_text(char: str) -> bool:
    return char.isalnum() or char > "\x7f"


def _dereferenced(found: re.Match[str]) -> str:
    if found[0] in _MARKUP:
        return found[0]
    from html import unescape

    char = unescape(found[0])
    return found[0] if char == "\ufffd" or char < " " else char


_PAIR = lazy_pattern(
    r"&#(?P<high>5[56]\d{3}|[xX][dD][89abAB][0-9A-Fa-f]{2});"
    r"&#(?P<low>5[67]\d{3}|[xX][dD][c-fC-F][0-9A-Fa-f]{2});"
)


def surrogate_references(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, pair and character of references to the two halves of one character."""
    for found in _PAIR.finditer(text):
        char = _paired(found)
        if char != found[0]:
            yield found.start(), found[0], char


def _pairs_joined(run: str) -> str:
    return _PAIR.sub(_paired, run)


def _paired(found: re.Match[str]) -> str:
    high, low = (
        int(half[1:], 16) if half[0] in "xX" else int(half) for half in found.group("high", "low")
    )
    char = _whole_utf16(high.to_bytes(2, "little") + low.to_bytes(2, "little"))
    return char if len(char) == 1 else found[0]
