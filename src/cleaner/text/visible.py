"""Names and texts as they may be printed: nothing of a document reaches a terminal unescaped."""

import sys


def shown(name: str) -> str:
    """A file name as it may be printed: control characters and lone surrogates escaped."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode()
        for c in name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )


def visible(text: str) -> str:
    """The text on one line, everything that does not print escaped.

    >>> visible("a\\x1b[31m\\n")
    'a\\\\x1b[31m\\\\n'
    """
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def escaped(text: str) -> str:
    """A text in backquotes with characters that do not print written as escapes."""
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return f"`{shown}`"


def say(message: str) -> None:
    """Write a message to stderr, control characters escaped."""
    sys.stderr.write("\n".join(shown(line) for line in message.split("\n")) + "\n")
