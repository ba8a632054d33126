"""Commands that show something of every document: the same inputs, outputs and errors as `run`."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from cleaner.cli import place
from cleaner.cli.options import StageFlags
from cleaner.cli.output import list_inputs
from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.errors import CleanerError, UsageError
from cleaner.read.find import Input
from cleaner.text.visible import say, shown

Show = Callable[[Source | Document, Config], tuple[str, int]]
"""What is shown of a document, and the exit status that means."""


def show_each(flags: StageFlags, ways: Mapping[str, Show], *, past: bool = False) -> int:
    """Show every document in the way `--to` (or the ending of `-o`) names; the first is usual.

    With `past` the documents in JSON that an earlier run wrote are shown as that run left them.
    """
    way = ways[_way(flags, list(ways))]
    inputs = list_inputs(flags)
    config = flags.settings()
    if flags.output is not None and flags.output.is_dir():
        raise UsageError(f"-o {shown(str(flags.output))} is a folder; name a file")
    place.refuse_output(flags.output, inputs)
    status = 0
    for entry in inputs:
        if entry.skip and not flags.quiet:
            say(f"cleaner: {shown(entry.path)}: skipped: {entry.skip}")
    with place.sink(flags.output) as stream:
        for path, given in _documents(flags, inputs, config, past=past):
            try:
                if isinstance(given, CleanerError):
                    raise given
                text, found = way(_addressed(flags, given), config)
            except CleanerError as error:
                say(f"cleaner: {shown(path)}: {error}")
                status = max(status, error.exit_status)
                continue
            stream.write(text.encode("utf-8", "replace"))
            status = max(status, found)
    return status


def _documents(
    flags: StageFlags, inputs: Sequence[Input], config: Config, *, past: bool
) -> Iterator[tuple[str, Document | Source | CleanerError]]:
    from cleaner.run.each import read_documents
    from cleaner.see.past import is_output, read_past

    job = flags.reading(config)
    for entry in inputs:
        if past and entry.file != "-" and not entry.skip and is_output(entry):
            yield from ((getattr(given, "path", entry.path), given) for given in read_past(entry))
        else:
            yield from read_documents(job, [entry], flags.container)


def _way(flags: StageFlags, ways: list[str]) -> str:
    ending = flags.output.suffix.lower() if flags.output is not None else ""
    way = flags.to or ("jsonl" if ending == ".jsonl" else ways[0])
    if way not in ways:
        raise UsageError(f"--to is one of {', '.join(ways)}, not {way!r}")
    return way


def _addressed(flags: StageFlags, given: Source | Document) -> Source | Document:
    if not isinstance(given, Source):
        return given
    return msgspec.structs.replace(
        given, declared=flags.declared or given.declared, url=flags.url or given.url
    )
