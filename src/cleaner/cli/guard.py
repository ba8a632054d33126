"""The rim of every command: errors become one line on stderr and the right exit status."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple, NoReturn, TypeVar

from cleaner.cli.parameter import Flags
from cleaner.errors import CleanerError, InputError
from cleaner.text.visible import say

Given = TypeVar("Given", bound=Flags)

INTERRUPTED = 130
"""Exit status of a command that Ctrl-C ended (128 and the signal's number)."""
BROKEN_PIPE = 141
"""Exit status of a command whose reader closed (128 and the signal's number)."""
SIGNALLED = 128
"""What a shell adds to the number of a signal that ended a command."""


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
    """Call a command; whatever happens becomes an exit status and at most one line on stderr."""
    try:
        with _signals():
            status = call()
            sys.stdout.flush()
    except CleanerError as error:
        say(f"cleaner: {error}")
        status = error.exit_status
    except BrokenPipeError:
        status = BROKEN_PIPE  # whoever read us has closed
    except KeyboardInterrupt:
        say("cleaner: interrupted")
        status = INTERRUPTED
    except SignalledError as error:
        say(f"cleaner: ended by {signal.Signals(error.number).name}")
        status = SIGNALLED + error.number
    except OSError as error:
        say(f"cleaner: {f'{error.filename}: ' if error.filename else ''}{_why(error)}")
        status = InputError.exit_status
    except RecursionError:
        say("cleaner: an input is nested too deeply")
        status = InputError.exit_status
    return _flushed(status)


def _why(error: OSError) -> str:
    if error.filename:
        return error.strerror or str(error)
    return f"the output cannot be written: {error.strerror or error}"


def _flushed(status: int) -> int:
    """Flush stdout, or give it up: nothing may fail when the process ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return status or InputError.exit_status
    return status


class SignalledError(BaseException):
    """The process was told to end; no `Exception`, so that only clean-up stands in the way."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end a command like Ctrl-C does: workers ended, half files removed."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {}
    for name in names:
        number = getattr(signal, name)
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup stays nohup
            before[number] = signal.signal(number, _raise)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise(number: int, _frame: object) -> NoReturn:
    raise SignalledError(number)
