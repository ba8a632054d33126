"""`cleaner check`: report faults of a corpus, mend them on request."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import Backup, ConfigFlags, NoJournal, Paths, keeping
from cleaner.cli.output import list_paths, progress
from cleaner.cli.parameter import Option
from cleaner.config import Config
from cleaner.errors import ConfigError, UsageError
from cleaner.text.visible import say, shown

if TYPE_CHECKING:
    from cleaner.run.rewrite import Keeping

HELP = (
    "Report faults in the files of a corpus, by the same rules that cleaning uses. [*] marks what "
    "--fix mends, [!] what only --fix --unsafe-fixes takes out; the rest is for a person. Exit "
    "status 0: none, 1: some, 2: wrong usage or records without a text, 3: a file could not be read."
)
EXAMPLES = examples(
    "cleaner check corpus/",
    "cleaner check --select ENC,REP --fix corpus/",
    "cleaner check --output-format sarif -o findings.sarif corpus/",
    "cleaner check --write-baseline --baseline known.json corpus/",
)


class CheckFlags(ConfigFlags, frozen=True, kw_only=True):
    """The options of `check`."""

    paths: Paths = None
    fix: Annotated[bool, Option(names=("--fix",), help="Mend what can be mended safely.")] = False
    unsafe_fixes: Annotated[
        bool, Option(names=("--unsafe-fixes",), help="With --fix or --diff: words may go too.")
    ] = False
    backup: Backup = ""
    no_journal: NoJournal = False
    diff: Annotated[bool, Option(names=("--diff",), help="Show what --fix would do.")] = False
    output_format: Annotated[
        str,
        Option(
            help="concise, full, grouped, json, json-lines, sarif, github, gitlab, junit, rdjson.",
            metavar="FORMAT",
        ),
    ] = "concise"
    output: Annotated[
        Path | None,
        Option(names=("--output", "-o"), help="Write findings to this file.", metavar="FILE"),
    ] = None
    statistics: Annotated[
        bool, Option(names=("--statistics",), help="Counts by rule instead of findings.")
    ] = False
    per_file_ignores: Annotated[
        list[str] | None,
        Option(help="PATTERN:CODES to ignore in some files.", metavar="PATTERN:CODES"),
    ] = None
    exclude: Annotated[
        list[str] | None,
        Option(help="Leave out what matches, as in .gitignore.", metavar="PATTERN"),
    ] = None
    force_exclude: Annotated[
        bool, Option(names=("--force-exclude",), help="Leave it out even when named.")
    ] = False
    baseline: Annotated[
        Path | None, Option(help="Known findings, not reported.", metavar="FILE")
    ] = None
    write_baseline: Annotated[
        bool, Option(names=("--write-baseline",), help="Write the findings to the baseline.")
    ] = False
    field: Annotated[
        list[str] | None,
        Option(help="Fields of records that hold text (default: the usual ones)."),
    ] = None
    exit_zero: Annotated[
        bool, Option(names=("--exit-zero",), help="Exit 0 even with findings.")
    ] = False
    fail_on: Annotated[
        str,
        Option(
            help="Which findings make the exit status 1: any, fixable ([*] and [!]), safe ([*]).",
            metavar="WHICH",
        ),
    ] = "any"
    exit_non_zero_on_fix: Annotated[
        bool, Option(names=("--exit-non-zero-on-fix",), help="Exit 1 if something was mended.")
    ] = False
    stdin_filename: Annotated[str, Option(help="What to call stdin.", metavar="NAME")] = "stdin.txt"
    files_from: Annotated[
        str | None, Option(help="Read the list of files from here.", metavar="FILE")
    ] = None
    null: Annotated[bool, Option(names=("--null", "-0"), help="The list is separated by NUL.")] = (
        False
    )
    jobs: Annotated[
        int, Option(names=("--jobs", "-j"), help="Processes; 0: all cores.", least=0, metavar="N")
    ] = 0
    no_cache: Annotated[
        bool, Option(names=("--no-cache",), help="Neither read nor write the cache.")
    ] = False
    show_files: Annotated[
        bool, Option(names=("--show-files",), help="List the files that would be checked.")
    ] = False
    show_settings: Annotated[
        bool, Option(names=("--show-settings",), help="Show the configuration in force.")
    ] = False
    quiet: Annotated[bool, Option(names=("--quiet", "-q"), help="Only findings and errors.")] = (
        False
    )

    @property
    def mode(self) -> str:
        """What is done with a file: `check`, `fix`, `unsafe`, `diff`, `diff-unsafe`."""
        if self.diff:
            return "diff-unsafe" if self.unsafe_fixes else "diff"
        if self.fix:
            return "unsafe" if self.unsafe_fixes else "fix"
        return "check"

    def keeping(self) -> "Keeping":
        """What is kept of files that are written over; raises `UsageError`."""
        return keeping(self.backup, no_journal=self.no_journal)


@takes(CheckFlags)
def check(flags: CheckFlags) -> int:
    """Find the files, check them, print what was found."""
    from cleaner.check.report import COUNTING, Report, check_inputs
    from cleaner.read.ignore import discover

    if flags.fail_on not in COUNTING:
        raise UsageError(f"--fail-on is one of {', '.join(COUNTING)}, not {flags.fail_on!r}")
    config = settings(flags)
    if flags.show_settings:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(config), indent=1) + b"\n")
        return 0
    paths = list_paths(flags.paths, flags.files_from, null=flags.null)
    inputs = discover(
        paths.named, exclude=config.exclude, force=flags.force_exclude, listed=paths.listed
    )
    if flags.show_files:
        sys.stdout.write("".join(f"{shown(entry.path)}\n" for entry in inputs))
        return 0
    if not inputs and not flags.quiet:
        say("cleaner: no file to check")
    with progress(len(inputs), "checking", quiet=flags.quiet) as step:
        results = check_inputs(flags, config, inputs, step)
    report = Report(flags, results)
    report.write()
    return report.status()


def settings(flags: "CheckFlags") -> Config:
    """The configuration of file and flags; raises `ConfigError`."""
    from cleaner.rule import code_for

    config = flags.settings()
    ignores = dict(config.per_file_ignores)
    for given in flags.per_file_ignores or []:
        pattern, colon, codes = given.rpartition(":")
        if not colon or not pattern:
            raise ConfigError(f"--per-file-ignores takes PATTERN:CODES, not {given!r}")
        ignores[pattern] = (*ignores.get(pattern, ()), *codes.split(","))
    corpus = config.corpus
    selected = (*config.select, *config.extend_select)
    asked = any(code_for("check", "today").startswith(prefix) for prefix in selected)
    if asked and not corpus.today:
        today = datetime.now().astimezone().date().isoformat()
        corpus = msgspec.structs.replace(corpus, today=today)
    return msgspec.structs.replace(
        config,
        per_file_ignores=ignores,
        corpus=corpus,
        exclude=(*config.exclude, *(flags.exclude or ())),
    )
