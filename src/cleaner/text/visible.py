"""Names and texts as they may be printed: nothing of a document reaches a terminal unescaped."""

import os
import sys


def as_text(name: str) -> str:
    """A file name as valid text: bytes that are no UTF-8 become `\\\\xff`, lone surrogates likewise.

    >>> as_text("caf\\udce9.txt")
    'caf\\\\xe9.txt'
    """
    if name.isascii() or not any("\ud800" <= c <= "\udfff" for c in name):
        return name
    return "".join(_name_byte(c) if "\ud800" <= c <= "\udfff" else c for c in name)


def visible(text: str) -> str:
    """The text on one line, everything that does not print escaped.

    >>> visible("a\\x1b[31m\\n")
    'a\\\\x1b[31m\\\\n'
    """
    return text if text.isprintable() else "".join(map(_escape, text))


def shown(name: str) -> str:
    """A file name as it may be printed: bytes that are no UTF-8 and control characters escaped."""
    return visible(as_text(name))


def escaped(text: str) -> str:
    """A text in backquotes with characters that do not print written as escapes."""
    return f"`{visible(text)}`"


def say(message: str) -> None:
    """Write a message to stderr, control characters escaped; a stderr that is gone hears nothing."""
    try:
        sys.stderr.write("\n".join(shown(line) for line in message.split("\n")) + "\n")
    except (OSError, AttributeError):  # full, closed, or never open
        _mute()


def _name_byte(char: str) -> str:
    """A lone surrogate escaped: as the byte it stands for in a file name, if it stands for one."""
    code = ord(char)
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"  # noqa: PLR2004 - PEP 383


def _escape(char: str) -> str:
    return char if char.isprintable() else repr(char)[1:-1]


def _mute() -> None:
    """Nothing more can be said; what is still buffered must not fail when the process ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    except OSError:
        return


_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))}
"""Control characters but tab and line feed: what a terminal would obey."""


def tame(text: str) -> str:
    """The text with what a terminal would obey escaped, all else as it is: for patches.

    >>> tame("a\x1b[31m\u200bb")
    'a\\\\x1b[31m\u200bb'
    """
    return text.translate(_CONTROLS)
