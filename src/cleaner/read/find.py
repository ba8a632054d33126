"""Finding the inputs below the paths somebody gave.

A directory gives its text and page files in sorted order; a named file always counts.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from cleaner.errors import UsageError
from cleaner.read.compressed import COMPRESSED
from cleaner.text.visible import shown

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".markdown"})
"""What a directory gives; a named file may have any name."""


class Input(msgspec.Struct, frozen=True):
    """A file to read (`file`, or `-` for standard input) and its name in the output (`path`)."""

    file: str
    path: str


def find_inputs(paths: Iterable[str], *, skip: Path | None = None) -> list[Input]:
    """List the inputs below `paths`, each path sorted, in the order given.

    `skip` is a folder that is not entered (the output folder of the run). Raises `UsageError` for
    a path that does not exist. Two inputs never get the same output name.
    """
    given = list(paths)
    found: list[Input] = []
    for path in given:
        if path == "-":
            found.append(Input("-", "stdin"))
        elif os.path.isdir(path):  # noqa: PTH112 - Path() refuses some hostile names
            prefix = _prefix(path) if len(given) > 1 else ""
            found += (Input(str(f), prefix + name) for f, name in walk(Path(path), skip=skip))
        elif os.path.lexists(path):
            found.append(Input(path, PurePosixPath(Path(path).as_posix()).name))
        else:
            raise UsageError(f"{shown(path)}: no such file or directory")
    return _distinct(found)


def _prefix(path: str) -> str:
    name = Path(path).resolve().name
    return f"{name}/" if name else ""


def _distinct(inputs: list[Input]) -> list[Input]:
    """Give inputs of the same output name their whole path instead; drop files named twice."""
    unique = list(dict.fromkeys(inputs))
    names: dict[str, int] = {}
    for entry in unique:
        names[entry.path] = names.get(entry.path, 0) + 1
    return [e if names[e.path] == 1 else Input(e.file, _whole(e.file)) for e in unique]


def _whole(file: str) -> str:
    parts = [p for p in PurePosixPath(Path(file).as_posix()).parts if p not in {"/", "..", "."}]
    return "/".join(parts)


def walk(root: Path, *, skip: Path | None = None) -> Iterator[tuple[Path, str]]:
    """Yield the files of a folder with their POSIX path relative to it, sorted.

    Hidden files and folders are passed over; links to folders are not followed.
    """
    skipped = skip.resolve() if skip else None
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(
            d for d in folders if not d.startswith(".") and (here / d).resolve() != skipped
        )
        for name in sorted(files):
            if not name.startswith(".") and is_article(name):
                file = here / name
                yield file, file.relative_to(root).as_posix()


def is_article(name: str) -> bool:
    """Whether a directory gives this file: by its suffix, one compression suffix aside."""
    path = PurePosixPath(name)
    if path.suffix.lower() in COMPRESSED:
        path = path.with_suffix("")
    return path.suffix.lower() in SUFFIXES
