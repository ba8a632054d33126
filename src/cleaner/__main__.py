"""The command `cleaner`: typer is imported only for help, errors and what is no plain line."""

import os
import sys

from cleaner.cli.streams import open_streams


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    open_streams()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from cleaner import __version__

        sys.stdout.write(f"cleaner {__version__}\n")
        return
    if "_CLEANER_COMPLETE" in os.environ:
        from cleaner.cli.completion import answer_and_exit

        answer_and_exit()
    from cleaner.cli.commands import NAMES

    # on Windows typer also writes out the wildcards of a line
    if len(sys.argv) > 1 and sys.argv[1] in NAMES and os.name != "nt":
        _run_plain(sys.argv[1], sys.argv[2:])
    from cleaner.cli.app import app

    app(prog_name="cleaner")


def _run_plain(name: str, words: list[str]) -> None:
    """Run a command and end the process, if its line can be read without typer."""
    from cleaner.cli.commands import load_command
    from cleaner.cli.words import read_words

    command = load_command(name)
    flags = read_words(command.flags, words)
    if flags is not None:
        raise SystemExit(command.run(flags))


if __name__ == "__main__":
    main()
