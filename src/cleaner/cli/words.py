"""Reads a plain command line without typer, whose import costs as much as cleaning a page.

Only what needs no judgement is read here: names written out, each value a word of its own or behind
`=`. Anything else (help, a typing mistake, a missing value, short options run together, a number
out of its bounds) is left to typer, which reads the same descriptions and says what is wrong.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cleaner.cli.parameter import Argument, Flags, Option, Parameter, parameters


class Unclear(Exception):  # noqa: N818 - it is no error: typer reads the line instead
    """The line is not plain."""


def read_words(flags: type[Flags], words: Sequence[str]) -> Flags | None:
    """The flags a command line gives; `None` if typer has to read it.

    >>> from cleaner.cli.options import StageFlags
    >>> read_words(StageFlags, ["a.txt", "-q", "--to=md"]).to
    'md'
    >>> read_words(StageFlags, ["a.txt", "--tp", "md"]) is None
    True
    """
    known = parameters(flags)
    options = {name: parameter for parameter in known for name in parameter.names()}
    given: dict[str, list[str]] = {}
    free: list[str] = []
    rest = iter(words)
    try:
        for word in rest:
            if word == "-" or not word.startswith("-"):
                free.append(word)
                continue
            parameter, value = _option(word, options, rest)
            given.setdefault(parameter.name, []).append(value)
        by_name = {parameter.name: parameter for parameter in known}
        values = {name: _value(by_name[name], found) for name, found in given.items()}
        return flags(**values, **_argument(known, free))
    except Unclear:
        return None


def _option(word: str, options: dict[str, Parameter], rest: Iterator[str]) -> tuple[Parameter, str]:
    """The option a word names, and its value: behind `=`, the next word, none for a switch."""
    name, equals, value = word.partition("=")
    parameter = options.get(name)
    if parameter is None or (equals and not name.startswith("--")):
        raise Unclear
    if _is_switch(parameter):
        if equals:
            raise Unclear
        return parameter, ""
    value = value if equals else next(rest, "")
    if not value or (value.startswith("-") and value != "-"):
        raise Unclear
    return parameter, value


def _is_switch(parameter: Parameter) -> bool:
    return parameter.type in {bool, bool | None}


def _value(parameter: Parameter, found: list[str]) -> object:
    """The words an option was given as its type; of an option that takes one, the last counts."""
    kind = parameter.type
    if _is_switch(parameter):
        return True
    if kind == list[str] | None:
        return found
    if kind in {int, int | None}:
        return _number(found[-1], parameter.about)
    return Path(found[-1]) if kind == Path | None else found[-1]


def _number(word: str, about: Option | Argument) -> int:
    if not (word.isascii() and word.isdigit() and isinstance(about, Option)):
        raise Unclear
    number = int(word)
    below = about.least is not None and number < about.least
    if below or (about.most is not None and number > about.most):
        raise Unclear
    return number


def _argument(known: Sequence[Parameter], free: list[str]) -> dict[str, object]:
    """What stood without a name, under the name of the argument that takes it."""
    taker = next((p for p in known if isinstance(p.about, Argument)), None)
    if not free:
        return {}
    if taker is None or "" in free:
        raise Unclear
    if taker.type == list[str] | None:
        return {taker.name: free}
    if len(free) > 1:
        raise Unclear
    return {taker.name: free[0]}
