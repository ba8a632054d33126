"""`cleaner rule`: what a rule does, why, and what it leaves alone."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.parameter import Argument, Flags, Option
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.rule import Rule

HELP = (
    "Explain a rule: what it does, why, examples, what it leaves alone, whether its fix is safe. "
    "With --site, try the site rules of a file on pages: what each selector matches, what text it "
    "gives, what stays empty (exit status 1 if something does)."
)
EXAMPLES = examples(
    "cleaner rule REP050",
    "cleaner rule --all",
    "cleaner rule --all --output-format json",
    "cleaner rule --site my-sites/heron.toml page1.html page2.html",
)


class RuleFlags(Flags, frozen=True, kw_only=True):
    """The options of `rule`."""

    names: Annotated[
        list[str] | None,
        Argument(help="A rule code, such as REP015; with --site, pages.", metavar="CODE|PAGE"),
    ] = None
    all: Annotated[bool, Option(names=("--all",), help="All rules.")] = False
    site: Annotated[
        Path | None,
        Option(help="Try the site rules of this file on the pages named.", metavar="FILE"),
    ] = None
    output_format: Annotated[str, Option(help="text or json.")] = "text"


@takes(RuleFlags)
def rule(flags: RuleFlags) -> int:
    """Print the descriptions, or what a site rule does."""
    if flags.output_format not in {"text", "json"}:
        raise UsageError(f"--output-format is text or json, not {flags.output_format!r}")
    as_json = flags.output_format == "json"
    if flags.site is not None:
        return _try_site(flags.site, flags.names or [], as_json=as_json)
    from cleaner.rule import all_rules
    from cleaner.see.rules import describe, list_rules, rules_json

    rules = [active.rule for active in all_rules()]
    if not flags.all:
        rules = [_chosen(rules, code.upper()) for code in flags.names or [""]]
    if as_json:
        sys.stdout.buffer.write(rules_json(rules))
    else:
        text = list_rules(rules) if flags.all else "\n".join(map(describe, rules))
        sys.stdout.buffer.write(text.encode())
    return 0


def _chosen(rules: "Sequence[Rule]", code: str) -> "Rule":
    for described in rules:
        if described.code == code:
            return described
    raise UsageError(f"no rule {code or '(none named)'}; see: cleaner rule --all")


def _try_site(file: Path, pages: list[str], *, as_json: bool) -> int:
    from cleaner.cli.output import list_paths
    from cleaner.read.find import find_inputs
    from cleaner.see.sites import read_trials, show_trials, trials_json

    inputs = find_inputs(list_paths(pages, None, null=False).named)
    trials = read_trials(file, inputs)
    show = trials_json if as_json else show_trials
    sys.stdout.buffer.write(show(trials).encode("utf-8", "replace"))
    return int(any(trial.empty for trial in trials))
