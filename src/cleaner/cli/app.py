"""The application in typer: for help, for errors, and for whatever is no plain command line."""

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from cleaner.cli.commands import NAMES, load_command, load_module
from cleaner.cli.guard import Command, examples
from cleaner.cli.parameter import Argument, parameters
from cleaner.cli.parameter import Parameter as Field

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


def _for_typer(command: Command) -> Callable[..., None]:
    """A function with the command's parameters in its signature, as typer reads them."""

    def call(**values: Any) -> None:
        raise typer.Exit(command.run(command.flags(**values)))

    defaults = command.flags()
    signature = [
        Parameter(
            field.name, Parameter.KEYWORD_ONLY, default=getattr(defaults, field.name),
            annotation=_annotation(field),
        )
        for field in parameters(command.flags)
    ]  # fmt: skip
    call.__signature__ = Signature(signature)  # type: ignore[attr-defined]  # for typer
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in signature}
    return call


def _annotation(field: Field) -> Any:
    about = field.about
    if isinstance(about, Argument):
        return Annotated[field.type, typer.Argument(help=about.help, metavar=about.metavar)]
    option = typer.Option(
        *about.names, help=about.help, metavar=about.metavar, min=about.least, max=about.most
    )
    return Annotated[field.type, option]


for _name in NAMES:
    _module = load_module(_name)
    app.command(
        _name, help=_module.HELP, short_help=_module.HELP.partition(". ")[0],
        epilog=_module.EXAMPLES,
    )(_for_typer(load_command(_name)))  # fmt: skip
