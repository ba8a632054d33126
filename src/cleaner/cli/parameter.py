"""How a command describes what it takes: fields of a struct, each with a word of help.

The description names no library, so that a plain command line is read without building an
application (`cleaner.cli.words`); typer is told the same for help, completion and errors.
"""

from inspect import get_annotations
from typing import NamedTuple

import msgspec


class Option(NamedTuple):
    """An option; without `names` it is called as its field, with dashes.

    `least` and `most` are bounds of a number; `metavar` is what help calls the value.
    """

    help: str
    names: tuple[str, ...] = ()
    metavar: str | None = None
    least: int | None = None
    most: int | None = None


class Argument(NamedTuple):
    """What stands without an option's name."""

    help: str
    metavar: str | None = None


class Flags(msgspec.Struct, frozen=True, kw_only=True):
    """What one command takes: each field is annotated with an `Option` or an `Argument`."""


class Parameter(NamedTuple):
    """A field of flags: its type (`str`, `int | None`, `list[str] | None` ...) and description."""

    name: str
    type: object
    about: Option | Argument

    def names(self) -> tuple[str, ...]:
        """The words that name the option; none for an argument."""
        if isinstance(self.about, Argument):
            return ()
        return self.about.names or (f"--{self.name.replace('_', '-')}",)


def parameters(flags: type[Flags]) -> tuple[Parameter, ...]:
    """The fields of flags, those of the classes they are built on first."""
    found: dict[str, Parameter] = {}
    for owner in reversed(flags.__mro__):
        for name, hint in get_annotations(owner).items():
            about = next(iter(getattr(hint, "__metadata__", ())), None)
            if isinstance(about, Option | Argument):
                found[name] = Parameter(name, hint.__origin__, about)
    return tuple(found.values())
