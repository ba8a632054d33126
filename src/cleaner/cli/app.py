"""The application: commands in the order of a document's way."""

import typer

from cleaner.cli import (
    check,
    detect,
    diff,
    emit,
    explain,
    repair,
    restore,
    rule,
    run,
    split,
    strip,
    view,
)
from cleaner.cli.guard import examples

app = typer.Typer(
    name="cleaner",
    help=(
        "Clean scraped articles: name the encoding, undo damage, drop page furniture and spam, "
        "find sections, and write clean text with metadata and a ledger of every change."
    ),
    epilog=examples(
        "cleaner run page.html",
        "cleaner run pages/ -o cleaned",
        "cleaner check corpus/",
        "cleaner COMMAND --help",
    ),
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _root(
    version: bool = typer.Option(
        False,
        "--version",
        "-V",
        help="Say the version and exit.",
        callback=lambda v: _version(asked=v),
    ),
) -> None:
    pass


def _version(*, asked: bool) -> None:
    if asked:
        from cleaner import __version__

        typer.echo(f"cleaner {__version__}")
        raise typer.Exit


for module in (run, check, detect, repair, strip, split, emit, diff, explain, view, restore, rule):
    module.register(app)
