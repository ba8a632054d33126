"""Shell completion answered from a generated table, before typer is imported.

A shell asks at every press of the key, so the answer must not pay for building the application.
The table `completion.json` is made by `docs/generate.py` from the commands; the protocol is that of
the scripts `cleaner --install-completion` writes. Shells not listed here are left to typer.
"""

import json
import os
import sys
from collections.abc import Mapping
from importlib import resources

VARIABLE = "_CLEANER_COMPLETE"

Table = Mapping[str, Mapping[str, str]]


def answer(environ: Mapping[str, str]) -> int | None:
    """Print completions and return the exit status; `None` if typer has to answer."""
    shell = environ.get(VARIABLE, "").removeprefix("complete_")
    if shell not in {"bash", "zsh", "fish"}:
        return None
    words, start = _bash_words(environ) if shell == "bash" else _typed_words(environ)
    found = complete(words, start, load_table())
    if shell == "fish" and environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0 if found else 1
    sys.stdout.write(_format(found, shell))
    return 0


def complete(words: list[str], start: str, table: Table) -> dict[str, str]:
    """What may follow `words` and begins with `start`: name and help; files are the shell's job.

    >>> complete([], "re", {"": {"repair": "r", "run": "x"}, "repair": {}})
    {'repair': 'r'}
    """
    command = next((w for w in words if w in table), "")
    if command and not start.startswith("-"):
        return {}
    return {name: text for name, text in table[command].items() if name.startswith(start)}


def load_table() -> Table:
    """Options and their help by command; the commands themselves stand under the empty name."""
    file = resources.files("cleaner.cli").joinpath("completion.json")
    table: Table = json.loads(file.read_text(encoding="utf-8"))
    return table


def _bash_words(environ: Mapping[str, str]) -> tuple[list[str], str]:
    words = environ.get("COMP_WORDS", "").split()
    at = int(environ.get("COMP_CWORD", "0") or 0)
    return words[1:at], words[at] if at < len(words) else ""


def _typed_words(environ: Mapping[str, str]) -> tuple[list[str], str]:
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = line.split()[1:]
    if words and not line.endswith(" "):
        return words[:-1], words[-1]
    return words, ""


def _format(found: Mapping[str, str], shell: str) -> str:
    if shell == "bash":
        return "".join(f"{name}\n" for name in found)
    if shell == "fish":
        return "".join(f"{name}\t{text}\n" for name, text in found.items())
    if not found:
        return "_files\n"
    items = "\n".join(f'"{_quoted(name)}":"{_quoted(text)}"' for name, text in found.items())
    return f"_arguments '*: :(({items}))'\n"


def _quoted(text: str) -> str:
    """Escaped for the string zsh evaluates."""
    for char, escaped in (
        ('"', '""'), ("'", "''"), ("$", "\\$"), ("`", "\\`"), (":", "\\\\:"),
    ):  # fmt: skip
        text = text.replace(char, escaped)
    return text


def answer_and_exit() -> None:
    """End the process if this is a question of a shell that can be answered here."""
    status = answer(os.environ)
    if status is not None:
        raise SystemExit(status)
