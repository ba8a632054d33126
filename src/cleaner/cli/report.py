"""`cleaner report`: the figures of a run as a page of pictures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import list_inputs, plan, progress, write_page
from cleaner.cli.output import report as tell
from cleaner.cli.parameter import Option
from cleaner.emit.formats.facts import Facts
from cleaner.errors import InputError, UsageError
from cleaner.read.find import Input
from cleaner.run.job import Outcome

HELP = (
    "Write the figures of a run as a page of pictures: encodings, languages, verdicts, what each "
    "rule did with examples, kept shares, lengths, dates, sites, documents with the same body. Takes "
    "what run takes, and what it wrote: records and JSON Lines are read as they are."
)
EXAMPLES = examples(
    "cleaner report pages/ -o report.html",
    "cleaner report corpus.jsonl -o report.html --views views",
    "cleaner report corpus.jsonl --output-format json | jq .languages",
    "cleaner report pages/ --output-format csv -o documents.csv",
)
FORMATS = ("html", "json", "csv")


class ReportFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `report`."""

    output_format: Annotated[
        str | None,
        Option(
            help="html, json (the figures) or csv (a row a document); else what the ending of -o "
            "says, or html.",
            metavar="FORMAT",
        ),
    ] = None
    views: Annotated[
        Path | None,
        Option(
            help="Write a view of every document that serves as an example into this folder, and "
            "link to it.",
            metavar="FOLDER",
        ),
    ] = None
    times: Annotated[
        bool, Option(names=("--times",), help="List the slowest documents (html only).")
    ] = False


@takes(ReportFlags)
def report(flags: ReportFlags) -> int:
    """Add the documents up and write the report."""
    from cleaner.run.tally import Tally
    from cleaner.see.report import render_report, to_csv, to_json
    from cleaner.see.totals import Totals

    name = _format_of(flags)
    tally = Tally()
    totals = Totals()
    rows: list[Facts] = []
    for facts, outcome in _facts(flags):
        tally.add(outcome)
        if facts is not None:
            totals.add(facts, outcome.seconds if flags.times else 0.0)
            if name == "csv":
                rows.append(facts)
    if name == "csv":
        write_page(flags.output, to_csv(rows))
    elif name == "json":
        write_page(flags.output, to_json(totals.report()))
    else:
        found = totals.report()
        links = _views(flags, {p for rule in found.rules.values() for p, _ in rule.examples})
        write_page(flags.output, render_report(found, links))
    return tally.exit_status


def _format_of(flags: ReportFlags) -> str:
    """The format asked for; raises `UsageError` for one that is not, and for no place for views."""
    ending = flags.output.suffix.lower().lstrip(".") if flags.output else ""
    name = flags.output_format or (ending if ending in FORMATS else "html")
    if name not in FORMATS:
        raise UsageError(f"--output-format is one of {', '.join(FORMATS)}, not {name!r}")
    if flags.views is not None and (flags.output is None or name != "html"):
        raise UsageError("--views is for a page: name its place with -o report.html")
    return name


def _facts(flags: ReportFlags) -> Iterator[tuple[Facts | None, Outcome]]:
    """The figures of every document, with what became of it."""
    import msgspec

    from cleaner.see.past import is_output

    inputs = list_inputs(flags)
    past = [entry for entry in inputs if entry.file != "-" and is_output(entry)]
    for entry in past:
        yield from _past(entry)
    left = [entry for entry in inputs if entry not in past]
    if not left:
        return
    work = plan("emit", msgspec.structs.replace(flags, output=None, to=None), "facts", left)
    decode = msgspec.json.Decoder(Facts).decode
    with progress(work.total, "adding up", quiet=flags.quiet) as step:
        for outcome in work.outcomes:
            step()
            tell(outcome, quiet=flags.quiet or outcome.status == "rejected")
            light = msgspec.structs.replace(outcome, data=b"")
            yield (decode(outcome.data) if outcome.data else None), light


def _past(entry: Input) -> Iterator[tuple[Facts | None, Outcome]]:
    """The figures of the documents in a file that an earlier run wrote."""
    from cleaner.run.job import failed
    from cleaner.see.past import read_output

    for found in read_output(entry):
        if isinstance(found, InputError):
            outcome = failed(entry.path, found)
            tell(outcome, quiet=False)
            yield None, outcome
        else:
            yield found, Outcome(path=found.path, status=found.status)


def _views(flags: ReportFlags, wanted: set[str]) -> dict[str, str]:
    """Write the views of these documents; the links to them by path, as the report has them."""
    if flags.views is None or flags.output is None:
        return {}
    import os

    from cleaner.errors import CleanerError
    from cleaner.run.each import read_documents
    from cleaner.see.view import render_view

    config = flags.settings()
    inputs = list_inputs(flags)
    if any(entry.file == "-" for entry in inputs):
        raise UsageError("--views reads the documents twice, and standard input is read once only")
    links: dict[str, str] = {}
    for path, given in read_documents(flags.reading(config), inputs, flags.container):
        if path not in wanted or path in links or isinstance(given, CleanerError):
            continue
        target = flags.views / f"{len(links) + 1:05}.html"
        write_page(target, render_view(given, config)[1])
        links[path] = Path(os.path.relpath(target, flags.output.parent)).as_posix()
    return links
