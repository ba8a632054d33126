"""The rim of every command: errors become one line on stderr and the right exit status."""

import os
import sys
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from cleaner.cli.parameter import Flags
from cleaner.errors import CleanerError
from cleaner.text.visible import say

Given = TypeVar("Given", bound=Flags)

INTERRUPTED = 130
BROKEN_PIPE = 141


def examples(*lines: str) -> str:
    """The end of a command's help: one example a line."""
    return "\n\n".join(("Examples:", *lines))


class Command(NamedTuple):
    """A command: what it takes, and the function that does it and returns an exit status."""

    flags: type[Flags]
    function: Callable[[Any], int]

    def run(self, flags: Flags) -> int:
        """Do it; returns the exit status."""
        return _guarded(lambda: self.function(flags))


def takes(flags: type[Given]) -> Callable[[Callable[[Given], int]], Command]:
    """Make a command of a function that takes one object of options and returns an exit status.

    The fields of `flags` become the command's parameters, so that commands share options without
    repeating them.
    """
    return lambda function: Command(flags, function)


def _guarded(call: Callable[[], int]) -> int:
    try:
        status = call()
        sys.stdout.flush()
    except CleanerError as error:
        say(f"cleaner: {error}")
        return error.exit_status
    except BrokenPipeError:
        # whoever read us has closed; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        say("cleaner: interrupted")
        return INTERRUPTED
    return status
