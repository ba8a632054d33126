"""The command `cleaner`: typer is imported only for help, errors and what is no plain line."""

import os
import sys


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


def open_streams() -> None:
    """Put something in the place of standard streams that are closed.

    Else the first file opened gets their number. Reading from or writing to what stands there is an
    error, which is told like any other; stderr just takes what it is given.
    """
    for number, mode in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


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
