"""The files `check` looks at: .gitignore, .cleanerignore and `exclude` are respected.

Ignore files count from the root of the git repository (or the folder given) down to the file; a file
named on the command line is checked all the same, unless `force` is asked for.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.read.find import Input, find_inputs, is_article
from cleaner.read.reader import is_container

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".cleanerignore")


def discover(paths: Iterable[str], *, exclude: tuple[str, ...], force: bool) -> list[Input]:
    """The inputs below `paths`, in order; raises `UsageError` for a path that does not exist."""
    found: list[Input] = []
    ignores = Ignores(exclude)
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - Path() refuses some hostile names
            found += _walk(path, ignores)
        else:
            named = Input(path, os.path.normpath(path) if path != "-" else "-")
            find_inputs([path])
            if not (force and ignores.match(path)):
                found.append(named)
    return list(dict.fromkeys(found))


def _walk(root: str, ignores: "Ignores") -> list[Input]:
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            d
            for d in folders
            if not d.startswith(".") and not ignores.match(os.path.join(folder, d) + "/")  # noqa: PTH118
        )
        for name in sorted(files):
            file = os.path.join(folder, name)  # noqa: PTH118 - ten times as fast over a corpus
            wanted = is_article(name) or is_container(name)
            if wanted and not name.startswith(".") and not ignores.match(file):
                found.append(Input(file, os.path.normpath(file)))
    return found


class Ignores:
    """Patterns of the ignore files of all folders above a file, and of the configuration."""

    def __init__(self, exclude: tuple[str, ...]) -> None:
        """`exclude` holds patterns like those of .gitignore, from the working directory."""
        from pathspec import GitIgnoreSpec

        self._parse = GitIgnoreSpec.from_lines
        self._exclude = self._parse(exclude) if exclude else None
        self._here = os.getcwd()  # noqa: PTH109
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
            file = Path(folder, name)
            try:
                lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                continue
            chain.append((folder.rstrip("/"), self._parse(lines)))
        self._chains[folder] = chain
        return chain
