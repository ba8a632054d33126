"""Options that commands share, each worded once."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cleaner.cli.parameter import Argument, Flags, Option
from cleaner.config import Config, find_config, load_config, parse_config
from cleaner.errors import UsageError
from cleaner.read.ignore import working_directory

if TYPE_CHECKING:
    from cleaner.run.job import Job
    from cleaner.run.rewrite import Keeping

RULES = "Which rules"
INPUT = "Input"
OUTPUT = "Output"

Paths = Annotated[
    list[str] | None,
    Argument(help="Files or directories; - is stdin (also when nothing is named)."),
]


Quiet = Annotated[bool, Option(names=("--quiet", "-q"), help="Say nothing but errors.")]
Backup = Annotated[
    str,
    Option(
        names=("--backup",),
        help="Keep a copy of each file written over, under its name with this suffix.",
        metavar="SUFFIX",
    ),
]
NoJournal = Annotated[
    bool,
    Option(
        names=("--no-journal",),
        help="Keep no journal in .cleaner-fixes; cleaner restore --fixes cannot undo it then.",
    ),
]


def keeping(backup: str, *, no_journal: bool) -> "Keeping":
    """What a command that writes over files keeps of them; raises `UsageError` for a bad suffix."""
    from cleaner.run.journal import begin
    from cleaner.run.rewrite import Keeping

    if "/" in backup or "\0" in backup or os.sep in backup:
        raise UsageError(f"--backup takes the end of a name, such as .bak, not {backup!r}")
    return Keeping(
        journal="" if no_journal else str(begin(Path(working_directory()))), backup=backup
    )


class ConfigFlags(Flags, frozen=True, kw_only=True):
    """What changes the configuration; a flag wins over the file."""

    config: Annotated[
        Path | None,
        Option(help="Configuration file instead of the nearest cleaner.toml.", metavar="FILE"),
    ] = None
    select: Annotated[
        list[str] | None,
        Option(
            help="Only rules whose codes begin so (REP, FUR9; ALL); may be repeated.",
            metavar="CODE",
        ),
    ] = None
    ignore: Annotated[
        list[str] | None, Option(help="Not the rules whose codes begin so.", metavar="CODE")
    ] = None
    extend_select: Annotated[
        list[str] | None,
        Option(help="These rules as well as the default ones.", metavar="CODE"),
    ] = None
    preview: Annotated[bool | None, Option(names=("--preview",), help="Preview rules too.")] = None
    script: Annotated[
        str | None,
        Option(
            help="Chinese characters: keep, auto (undo machine-made traditional), simplified, "
            "traditional.",
            metavar="WHAT",
        ),
    ] = None
    keep: Annotated[
        list[str] | None,
        Option(
            help="Keep also: links, tables, captions, comments, images, emphasis, furniture.",
            metavar="WHAT",
        ),
    ] = None
    kind: Annotated[
        str | None,
        Option(help="What pages are: auto, article, list, thread.", metavar="KIND"),
    ] = None
    ledger: Annotated[
        str | None,
        Option(help="How much of the ledger to write: full, counts, none.", metavar="HOW"),
    ] = None
    max_ratio: Annotated[
        int | None,
        Option(
            help="How many times its size a compressed input may be (default: 200).",
            least=1,
            metavar="N",
        ),
    ] = None

    def settings(self) -> Config:
        """The configuration of file and flags; raises `ConfigError`."""
        import msgspec

        from cleaner.rule import check_codes

        path = self.config or find_config(Path(working_directory()))
        base = load_config(path) if path else Config()
        table = msgspec.to_builtins(base)
        given = self.overrides()
        table.update({key: value for key, value in given.items() if value is not None})
        merged = parse_config(table, where="options")
        if any((*_named_codes(merged), merged.plugins)):
            check_codes(merged)
        if merged.packs or merged.plugins:
            from cleaner.pack import load_user_packs, packs_of

            load_user_packs(packs_of(merged))  # the like for an entry of a pack
        if merged.sites or merged.packs:
            from cleaner.strip.site.rule import load_sites

            load_sites((*merged.sites, *merged.packs))  # a fault in a file is named at once
        return merged

    def overrides(self) -> dict[str, Any]:
        """Configuration keys and the values flags gave them, `None` where none was given."""
        return {
            "select": _codes(self.select),
            "ignore": _codes(self.ignore),
            "extend-select": _codes(self.extend_select),
            "preview": self.preview,
            "script": self.script,
            "keep": _codes(self.keep),
            "kind": self.kind,
            "ledger": self.ledger,
            "max-ratio": self.max_ratio,
        }


def _named_codes(config: "Config") -> tuple[object, ...]:
    """What in a configuration names rules."""
    return config.select, config.ignore, config.extend_select, config.per_file_ignores


def _codes(values: list[str] | None) -> list[str] | None:
    """Options that may be repeated or given with commas."""
    if values is None:
        return None
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


class StageFlags(ConfigFlags, frozen=True, kw_only=True):
    """What every stage command takes."""

    paths: Paths = None
    to: Annotated[
        str | None,
        Option(
            help="Output format: md, txt, json, jsonl, parquet, record, view, source, tree, sections, "
            "facts (default: what the ending of -o says).",
            metavar="FORMAT",
        ),
    ] = None
    output: Annotated[
        Path | None,
        Option(
            names=("--output", "-o"),
            help="Write here: a folder, or a file for one stream (all.jsonl, all.jsonl.gz, all.parquet).",
            metavar="PLACE",
        ),
    ] = None
    files_from: Annotated[
        str | None,
        Option(help="Read the list of inputs from this file (- is stdin).", metavar="FILE"),
    ] = None
    null: Annotated[
        bool, Option(names=("--null", "-0"), help="The list is separated by NUL, not line ends.")
    ] = False
    jobs: Annotated[
        int,
        Option(
            names=("--jobs", "-j"),
            help="Worker processes; 0: one for each core.",
            least=0,
            metavar="N",
        ),
    ] = 1
    declared: Annotated[
        str,
        Option(
            help="Charset a transport header gave, believed if the bytes agree.", metavar="LABEL"
        ),
    ] = ""
    url: Annotated[str, Option(help="Address the page came from.", metavar="URL")] = ""
    from_: Annotated[
        str | None,
        Option(
            names=("--from",),
            help="What the inputs are, if their names do not say it: text (no container), jsonl, "
            "json, csv, tsv, parquet, warc, wet, zip, tar.",
            metavar="KIND",
        ),
    ] = None
    text_field: Annotated[
        str,
        Option(
            help="Field of records with the text (default: text, content, body, markdown or html); "
            "a.b is a field inside another.",
            metavar="NAME",
        ),
    ] = ""
    html_field: Annotated[str, Option(help="Field of records with the page.", metavar="NAME")] = ""
    url_field: Annotated[
        str,
        Option(help="Field of records with the address (default: url).", metavar="NAME"),
    ] = ""
    id_field: Annotated[
        str, Option(help="Field of records with the name (default: id).", metavar="NAME")
    ] = ""
    quiet: Quiet = False

    @property
    def container(self) -> str:
        """The kind of container all inputs are; empty if their names say it, or they are none."""
        return "" if self.from_ in {None, "text"} else str(self.from_)

    def reading(self, config: Config) -> "Job":
        """How inputs are read: limits, the fields of records, what was said of all of them."""
        from cleaner.read.reader import Wanted
        from cleaner.run.job import Job

        return Job(
            config=config,
            declared=self.declared,
            url=self.url,
            wanted=Wanted(self.text_field, self.html_field, self.url_field, self.id_field),
            as_text=self.from_ == "text",
        )


class RunFlags(StageFlags, frozen=True, kw_only=True):
    """What `run` and `emit` take besides."""

    rejects: Annotated[
        str,
        Option(
            help="Rejected documents: keep (with their verdict in json, jsonl and record; for other "
            "formats in rejects/ of the output folder), drop, or a file (.jsonl) or folder for "
            "their records.",
            metavar="WHERE",
        ),
    ] = "keep"
    shard: Annotated[
        str,
        Option(
            help="Only the I-th of N parts of the inputs, their documents dealt in turn (3/16): for "
            "array jobs, each with its own -o file or all with one folder.",
            metavar="I/N",
        ),
    ] = ""
    stats: Annotated[
        Path | None,
        Option(
            help="Write the figures of the run here: .json, or .html for the page of cleaner report.",
            metavar="FILE",
        ),
    ] = None

    fresh: Annotated[
        bool,
        Option(
            names=("--fresh",),
            help="Do again what an earlier run into this folder did (.cleaner-manifest tells).",
        ),
    ] = False

    def part(self) -> tuple[int, int]:
        """The part of the inputs that is done, counted from 0, and of how many; raises `UsageError`."""
        if not self.shard:
            return 0, 1
        first, _, whole = self.shard.partition("/")
        if not (first.isascii() and first.isdigit() and whole.isascii() and whole.isdigit()):
            raise UsageError(f"--shard takes two numbers such as 3/16, not {self.shard!r}")
        if not 1 <= int(first) <= int(whole):
            raise UsageError(f"--shard {self.shard}: the first number is from 1 to the second")
        return int(first) - 1, int(whole)
