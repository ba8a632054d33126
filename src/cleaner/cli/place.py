"""Where the output of a command goes: stdout, a file, a tree of files; and what is refused."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from cleaner.cli.options import RunFlags, StageFlags
from cleaner.emit.formats.format import find_format, format_names
from cleaner.errors import NeedsExtraError, UsageError
from cleaner.read.compressed import bare_name
from cleaner.text.visible import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.read.find import Input
    from cleaner.run.job import Job

ENDINGS = {
    ".json": "json", ".jsonl": "jsonl", ".md": "md", ".parquet": "parquet",
    ".txt": "txt", ".view": "view",
}  # fmt: skip
"""The format that the ending of an output file means; a stage before emit writes records."""


def format_of(stage: str, output: Path | None) -> str | None:
    """The format that the name of the output says, `None` if it says none."""
    if output is None or output.is_dir():
        return None
    found = ENDINGS.get(ending_of(output)[0])
    return "record" if found == "jsonl" and stage != "emit" else found


def ending_of(output: Path) -> tuple[str, str]:
    """The ending of a file's name that says its format, and that of its compression.

    >>> ending_of(Path("corpus.JSONL.gz")), ending_of(Path("corpus"))
    (('.jsonl', '.gz'), ('', ''))
    """
    name, packed = bare_name(output.name)
    return Path(name).suffix.lower(), packed


def places(flags: StageFlags, to: str, *, several: bool) -> dict[str, Any]:
    """Where a job writes by itself: the mirrored tree and the rejects.

    Raises `UsageError` for an output that cannot hold what would go into it.
    """
    found: dict[str, Any] = {}
    output = flags.output
    format_ = find_format(to)
    if format_.table is not None and (output is None or not _is_file(output, to)):
        raise UsageError(f"{to} is one file: name it with -o corpus{format_.suffix}")
    if output is not None and not _is_file(output, to):
        found["out"] = str(output)
    elif output is not None and several and not format_.is_stream:
        raise UsageError(
            f"{shown(str(output))} is one file and would have to hold several documents; "
            "name a folder, or a .jsonl file"
        )
    rejects = flags.rejects if isinstance(flags, RunFlags) else "keep"
    if rejects in {"keep", "drop"}:
        found["rejects"] = rejects
        if rejects == "keep" and "out" in found and not format_.holds_rejects:
            found["rejected"] = str(Path(found["out"]) / "rejects")
    elif ending_of(Path(rejects))[0] == ".parquet":
        raise UsageError("--rejects writes records: name a .jsonl file, or a folder")
    elif ending_of(Path(rejects))[0] and not Path(rejects).is_dir():
        found["rejects"] = "file"
    else:
        found |= {"rejects": "folder", "rejected": rejects}
    return found


def _is_file(output: Path, to: str) -> bool:
    """Whether an output is one file of this format; raises `UsageError` for one of another."""
    if output.is_dir():
        return False
    format_ = find_format(to)
    ending, packed = ending_of(output)
    if packed and find_format(to).table is not None:
        raise UsageError(f"-o {shown(str(output))}: {to} is compressed inside; leave {packed} away")
    if packed and ending not in ENDINGS:
        raise UsageError(
            f"-o {shown(str(output))} does not say what is compressed; name it corpus.jsonl{packed}"
        )
    if format_.suffix and ending == format_.suffix:
        return True
    if format_.folder is None and ending in ENDINGS and format_.suffix:
        raise UsageError(
            f"-o {shown(str(output))} is a name for {ENDINGS[ending]}, not for {to}; name a folder "
            f"or a {format_.suffix} file, or leave --to away (formats: {', '.join(format_names())})"
        )
    if output.exists():
        raise UsageError(f"-o {shown(str(output))} is a file; {to} goes to a folder of files")
    return False


def refuse_inputs(
    flags: StageFlags, job: "Job", inputs: "Sequence[Input]", names: "Mapping[int, str]"
) -> None:
    """Raise `UsageError` if something that would be written is one of the inputs."""
    from cleaner.run.job import endings

    outputs: list[str | Path] = []
    rejects = flags.rejects if isinstance(flags, RunFlags) else "keep"
    if flags.output is not None and job.out is None:
        outputs.append(flags.output)
    if job.rejects == "file":
        outputs.append(Path(rejects))
    for folder in (job.out, job.rejected):
        if folder is not None and Path(folder).is_dir():
            outputs += (
                os.path.join(folder, f"{name}{ending}")  # noqa: PTH118 - many
                for name in names.values()
                if name
                for ending in endings(job.to)
            )
    _refuse(outputs, inputs)


def refuse_output(output: Path | None, inputs: "Sequence[Input]") -> None:
    """Raise `UsageError` if an output file is one of the inputs."""
    _refuse([output] if output is not None else [], inputs)


def _refuse(outputs: "Sequence[str | Path]", inputs: "Sequence[Input]") -> None:
    there = {found for output in outputs if (found := _identity(output)) is not None}
    if not there:
        return
    for entry in inputs:
        if entry.file != "-" and _identity(entry.file) in there:
            raise UsageError(
                f"{shown(entry.file)} is an input and would be written over; name another output"
            )


def _identity(path: str | Path) -> tuple[int, int] | None:
    """What makes a file itself whatever it is called; links count as what they lead to."""
    try:
        found = os.stat(path)  # noqa: PTH116 - many
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


@contextmanager
def sink(output: Path | None) -> Iterator[IO[bytes]]:
    """Where a stream goes: stdout, or a file that appears when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from cleaner.run.compress import compressing

    packed = _packed(output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        target = output.resolve() if output.is_symlink() else output
        temporary = target.with_name(f".cleaner-{os.getpid()}-{target.name}"[:200])
    except OSError as error:
        raise UsageError(f"{shown(str(output))}: cannot be written: {error.strerror}") from error
    if output.exists() and not output.is_file():
        with output.open("wb") as device, compressing(device, packed) as writer:
            yield writer  # a device, a FIFO: written as it is
        return
    try:
        with _create(temporary, output) as stream:
            with compressing(stream, packed) as writer:
                yield writer
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _packed(output: Path) -> str:
    """How a file is compressed; raises `UsageError` if the library for it is missing."""
    from cleaner.run.compress import compressing

    packed = ending_of(output)[1]
    try:
        with compressing(io.BytesIO(), packed):
            return packed
    except NeedsExtraError as error:
        raise UsageError(f"{shown(str(output))}: {error}") from error


def _create(temporary: Path, output: Path) -> IO[bytes]:
    try:
        return temporary.open("wb")
    except OSError as error:
        raise UsageError(f"{shown(str(output))}: cannot be written: {error.strerror}") from error


@contextmanager
def reject_sink(flags: StageFlags, job: "Job") -> Iterator[IO[bytes]]:
    """Where the records of rejected documents go, if that is one file."""
    if job.rejects == "file" and isinstance(flags, RunFlags):
        with sink(Path(flags.rejects)) as stream:
            yield stream
    else:
        with open(os.devnull, "wb") as stream:  # noqa: PTH123 - nothing is written
            yield stream
