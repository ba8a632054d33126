"""The files `check` looks at: .gitignore, .cleanerignore and `exclude` are respected.

Ignore files count from the root of the git repository (or the folder given) down to the file; a file
named on the command line is checked all the same, unless `force` is asked for.
"""

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cleaner.errors import ReadError, UsageError
from cleaner.read.compressed import open_regular
from cleaner.read.find import Input, find_inputs, is_article
from cleaner.read.reader import is_container
from cleaner.text.visible import as_text, say

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".cleanerignore")


def discover(
    paths: Iterable[str], *, exclude: tuple[str, ...], force: bool, listed: Iterable[str] = ()
) -> list[Input]:
    """The inputs below `paths` and those `listed` in a file, in order.

    Raises `UsageError` for one of `paths` that does not exist; one of `listed`, and a folder that
    cannot be listed, become inputs with a problem.
    """
    found: list[Input] = []
    ignores = Ignores(exclude)
    given = list(paths)
    for number, path in enumerate([*given, *listed]):
        if os.path.isdir(path):  # noqa: PTH112 - Path() refuses some hostile names
            found += _walk(path, ignores)
            continue
        named = find_inputs([path]) if number < len(given) else find_inputs([], listed=[path])
        called = as_text(os.path.normpath(path)) if path != "-" else "-"
        if not (force and ignores.match(path)):
            found += (Input(path, called, entry.problem) for entry in named)
    return list(dict.fromkeys(found))


def _walk(root: str, ignores: "Ignores") -> list[Input]:
    found = []
    broken: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=broken.append):
        folders[:] = sorted(
            d
            for d in folders
            if not d.startswith(".") and not ignores.match(os.path.join(folder, d) + "/")  # noqa: PTH118
        )
        for name in sorted(files):
            file = os.path.join(folder, name)  # noqa: PTH118 - ten times as fast over a corpus
            wanted = is_article(name) or is_container(name)
            if wanted and not name.startswith(".") and not ignores.match(file):
                found.append(Input(file, as_text(os.path.normpath(file))))
    for error in broken:
        name = as_text(os.path.normpath(error.filename)) + "/"
        found.append(Input(error.filename, name, f"folder cannot be listed: {error.strerror}"))
    return found


class Ignores:
    """Patterns of the ignore files of all folders above a file, and of the configuration."""

    def __init__(self, exclude: tuple[str, ...]) -> None:
        """`exclude` holds patterns like those of .gitignore, from the working directory."""
        from pathspec import GitIgnoreSpec

        self._parse = GitIgnoreSpec.from_lines
        self._exclude = self._patterns(exclude, "exclude") if exclude else None
        self._here = working_directory()
        self._chains: dict[str, list[tuple[str, GitIgnoreSpec]]] = {}

    def match(self, path: str) -> bool:
        """Whether a path (a folder's ends with a slash) is ignored."""
        full = os.path.abspath(path) + ("/" if path.endswith("/") else "")  # noqa: PTH100
        if self._exclude and self._exclude.match_file(os.path.relpath(full, self._here)):
            return True
        folder = os.path.dirname(full.rstrip("/"))  # noqa: PTH120
        return any(spec.match_file(full[len(base) + 1 :]) for base, spec in self._chain(folder))

    def _chain(self, folder: str) -> list[tuple[str, "GitIgnoreSpec"]]:
        """The specs that apply in a folder, those of the folders above it first."""
        if folder in self._chains:
            return self._chains[folder]
        above = os.path.dirname(folder)  # noqa: PTH120
        is_top = above == folder or os.path.isdir(os.path.join(folder, ".git"))  # noqa: PTH112, PTH118
        chain = [] if is_top else list(self._chain(above))
        for name in IGNORE_FILES:
            lines = _lines(os.path.join(folder, name))  # noqa: PTH118
            if lines:
                chain.append((folder.rstrip("/"), self._patterns(lines, f"{folder}/{name}")))
        self._chains[folder] = chain
        return chain

    def _patterns(self, lines: Iterable[str], where: str) -> "GitIgnoreSpec":
        """The patterns of some lines; git passes over one it cannot read, and so do we, aloud."""
        good = []
        for line in lines:
            try:
                self._parse([line])
            except (ValueError, re.error) as error:
                say(f"cleaner: {where}: pattern passed over: {error}")
            else:
                good.append(line)
        return self._parse(good)


def working_directory() -> str:
    """The folder a command was called in; raises `UsageError` if it is gone."""
    try:
        return os.getcwd()  # noqa: PTH109
    except OSError as error:
        raise UsageError("the working directory does not exist any more") from error


def _lines(file: str) -> list[str]:
    """The lines of an ignore file; a FIFO or a folder of that name is none."""
    try:
        with open_regular(file) as stream:
            return stream.read().decode("utf-8", "replace").splitlines()
    except (OSError, ReadError, ValueError):
        return []
