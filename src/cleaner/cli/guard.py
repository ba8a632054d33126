"""The rim of every command: errors become one line on stderr and the right exit status."""

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import MISSING, fields
from inspect import Parameter, Signature
from typing import Any, TypeVar, get_type_hints

import typer

from cleaner.errors import CleanerError
from cleaner.text.visible import say

Flags = TypeVar("Flags")

INTERRUPTED = 130
BROKEN_PIPE = 141


def examples(*lines: str) -> str:
    """The end of a command's help: one example a line."""
    return "\n\n".join(("Examples:", *lines))


def takes(flags: type[Flags]) -> Callable[[Callable[[Flags], int]], Callable[..., None]]:
    """Make a command of a function that takes one object of options and returns an exit status.

    The fields of the dataclass `flags` become the command's parameters, so that commands share
    options without repeating them.
    """

    def decorate(function: Callable[[Flags], int]) -> Callable[..., None]:
        @functools.wraps(function)
        def command(**values: Any) -> None:
            raise typer.Exit(_guarded(lambda: function(flags(**values))))

        hints = get_type_hints(flags, include_extras=True)
        parameters = [
            Parameter(
                f.name,
                Parameter.KEYWORD_ONLY,
                default=f.default if f.default is not MISSING else Parameter.empty,
                annotation=hints[f.name],
            )
            for f in fields(flags)  # type: ignore[arg-type]  # a dataclass by convention
        ]
        command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # for typer
        command.__annotations__ = hints
        del command.__wrapped__  # or typer reads the inner signature
        return command

    return decorate


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
