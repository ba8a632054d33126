"""The commands by name, in the order of a document's way; each is a file of this folder."""

from importlib import import_module
from types import ModuleType

from cleaner.cli.guard import Command

NAMES = (
    "run", "check", "detect", "repair", "strip", "split", "emit", "diff", "explain", "view",
    "report", "dedup", "restore", "rule",
)  # fmt: skip


def load_module(name: str) -> ModuleType:
    """The file of a command: its `HELP`, its `EXAMPLES`, and the command under its own name."""
    return import_module(f"cleaner.cli.{name}")


def load_command(name: str) -> Command:
    """One of `NAMES`; only its own file is imported."""
    command: Command = getattr(load_module(name), name)
    return command
