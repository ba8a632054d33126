"""The command `cleaner`: version and completion are answered before typer is imported."""

import os
import sys


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from cleaner import __version__

        sys.stdout.write(f"cleaner {__version__}\n")
        return
    if "_CLEANER_COMPLETE" in os.environ:
        from cleaner.cli.completion import answer_and_exit

        answer_and_exit()
    from cleaner.cli.app import app

    app(prog_name="cleaner")


if __name__ == "__main__":
    main()
