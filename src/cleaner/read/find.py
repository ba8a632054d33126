"""Finding the inputs below the paths somebody gave.

A directory gives its texts, pages and containers in sorted order; a named file always counts. What
cannot be read or is passed over is an input too, with the reason, so that every command tells it.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from cleaner.errors import UsageError
from cleaner.read.compressed import bare_name, suffix_of
from cleaner.read.reader import reader_of
from cleaner.text.visible import as_text, shown

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".markdown"})
"""What a directory gives, besides containers; a named file may have any name."""


class Input(msgspec.Struct, frozen=True):
    """A file to read (`file`, or `-` for standard input) and what it is called in outputs (`path`).

    `problem` says why it cannot be read, `skip` why it is passed over. `name` is what its output is
    named after, where that is not `path`.
    """

    file: str
    path: str
    problem: str = ""
    skip: str = ""
    name: str = ""


def find_inputs(
    paths: Iterable[str], *, skip: Iterable[Path] = (), listed: Iterable[str] = ()
) -> list[Input]:
    """List the inputs below `paths`, each path sorted, in the order given.

    `skip` holds folders and files that are passed over (the outputs of the run), `listed` further
    paths that stand in a list. Raises `UsageError` for one of `paths` that does not exist; one of
    `listed` becomes an input with a problem.
    """
    given = list(paths)
    also = list(listed)
    found: list[Input] = []
    skipped = {i: os.path.realpath(p) for p in skip if (i := _identity(p)) is not None}
    several = len(given) + len(also) > 1
    for number, path in enumerate([*given, *also]):
        if path == "-":
            found.append(Input("-", "stdin"))
        elif os.path.isdir(path):  # noqa: PTH112 - Path() refuses some hostile names
            prefix = _prefix(path) if several else ""
            found += _below(path, prefix, skipped)
        elif os.path.lexists(path):
            name = PurePosixPath(Path(path).as_posix()).name
            found.append(Input(path, as_text(Path(path).as_posix()), name=name))
        elif number < len(given):
            raise UsageError(f"{shown(path)}: no such file or directory")
        else:
            found.append(Input(path, as_text(path), problem="no such file or directory"))
    return _distinct(found)


def _prefix(path: str) -> str:
    name = Path(path).resolve().name
    return f"{name}/" if name else ""


def _distinct(inputs: list[Input]) -> list[Input]:
    """Give inputs of the same path their whole path instead; drop files named twice."""
    unique = list(dict.fromkeys(inputs))
    paths: dict[str, int] = {}
    for entry in unique:
        paths[entry.path] = paths.get(entry.path, 0) + 1
    return [e if paths[e.path] == 1 else _whole(e) for e in unique]


def _whole(entry: Input) -> Input:
    parts = [p for p in PurePosixPath(Path(entry.file).as_posix()).parts if p not in {"/", "."}]
    path = "/".join(parts)
    return msgspec.structs.replace(entry, path=as_text(path), name=path)


def _below(root: str, prefix: str, skipped: Mapping[tuple[int, int], str]) -> Iterator[Input]:
    for file, name, problem in walk(root, skipped):
        path = prefix + name
        skip = "a link to a folder is not followed" if problem == LINK else ""
        yield Input(file, as_text(path), "" if skip else problem, skip, path)


LINK = "link"


def walk(root: str, skipped: Mapping[tuple[int, int], str]) -> Iterator[tuple[str, str, str]]:
    """Yield the files below a folder: file, POSIX path relative to it, what is wrong; sorted.

    Hidden files and folders are passed over. A folder that cannot be listed and a link to a folder
    are yielded as such.
    """
    broken: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=broken.append):
        here = os.path.relpath(folder, root)
        below = "" if here == "." else here.replace(os.sep, "/") + "/"
        inner = _here(folder, folders, skipped)
        links = {name for name, full in inner if os.path.islink(full)}  # noqa: PTH114
        yield from ((full, below + name, LINK) for name, full in inner if name in links)
        folders[:] = [name for name, _ in inner if name not in links]
        documents = (name for name in files if is_document(name))
        yield from ((full, below + name, "") for name, full in _here(folder, documents, skipped))
    for error in broken:
        name = os.path.relpath(error.filename, root).replace(os.sep, "/")
        yield error.filename, f"{name}/", f"folder cannot be listed: {error.strerror}"


def _here(
    folder: str, names: Iterable[str], skipped: Mapping[tuple[int, int], str]
) -> list[tuple[str, str]]:
    """Name and path of what is in a folder, sorted, without the hidden and the outputs."""
    shown_names = sorted(name for name in names if not name.startswith("."))
    found = [(name, os.path.join(folder, name)) for name in shown_names]  # noqa: PTH118 - speed
    return [pair for pair in found if not (skipped and _is_skipped(pair[1], skipped))]


def _is_skipped(path: str, skipped: Mapping[tuple[int, int], str]) -> bool:
    """Whether a path is one of the outputs; another name for one (a hard link) is an input."""
    identity = _identity(path)
    return identity is not None and skipped.get(identity) == os.path.realpath(path)


def _identity(place: Path | str) -> tuple[int, int] | None:
    """What makes a file or folder itself, whatever it is called; `None` if it is not there."""
    try:
        found = os.stat(place)  # noqa: PTH116 - Path() refuses some hostile names
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def is_article(name: str) -> bool:
    """Whether a file of this name is a text or a page, one compression suffix aside."""
    return suffix_of(bare_name(name)[0]).lower() in SUFFIXES


def is_document(name: str) -> bool:
    """Whether a directory gives this file: a text, a page, or a container of them.

    A `.json` beside pages is mostly about them, so it has to be named.
    """
    reader = reader_of(name)
    return is_article(name) or (reader is not None and reader.walked)
