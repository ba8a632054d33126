"""The command `cleaner`: the version is said before anything heavy is imported."""

import sys


def main() -> None:
    """Run the command line; ends the process with its exit status."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from cleaner import __version__

        sys.stdout.write(f"cleaner {__version__}\n")
        return
    from cleaner.cli.app import app

    app(prog_name="cleaner")


if __name__ == "__main__":
    main()
