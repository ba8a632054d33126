"""`cleaner rule`: what a rule does, why, and what it leaves alone."""

import sys
from dataclasses import dataclass
from typing import Annotated

import typer

from cleaner.cli.guard import examples, takes
from cleaner.errors import UsageError

HELP = "Explain a rule: what it does, why, examples, what it leaves alone, whether its fix is safe."
EXAMPLES = examples(
    "cleaner rule REP050",
    "cleaner rule --all",
    "cleaner rule --all --output-format json",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("rule", help=HELP, short_help=HELP.partition(". ")[0], epilog=EXAMPLES)(rule)


@dataclass(frozen=True, kw_only=True)
class RuleFlags:
    """The options of `rule`."""

    code: Annotated[str | None, typer.Argument(help="A rule code, such as REP015.")] = None
    all: Annotated[bool, typer.Option("--all", help="All rules.")] = False
    output_format: Annotated[str, typer.Option(help="text or json.")] = "text"


@takes(RuleFlags)
def rule(flags: RuleFlags) -> int:
    """Print the descriptions."""
    from cleaner.rule import all_rules
    from cleaner.see.rules import describe, list_rules, rules_json

    if flags.output_format not in {"text", "json"}:
        raise UsageError(f"--output-format is text or json, not {flags.output_format!r}")
    rules = [active.rule for active in all_rules()]
    if not flags.all:
        code = (flags.code or "").upper()
        rules = [r for r in rules if r.code == code]
        if not rules:
            raise UsageError(f"no rule {code or '(none named)'}; see: cleaner rule --all")
    if flags.output_format == "json":
        sys.stdout.buffer.write(rules_json(rules))
    else:
        sys.stdout.buffer.write((list_rules(rules) if flags.all else describe(rules[0])).encode())
    return 0
