"""What a result depends on besides the document: program, libraries, packs, settings."""

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from cleaner.config import Config
from cleaner.pack import packs_of

LIBRARIES = (
    "beautifulsoup4", "ftfy", "msgspec", "opencc", "pathspec", "pyyaml",
    "selectolax", "pyarrow",
)  # fmt: skip
"""Distributions whose version may change what is found; one that is not installed counts as that."""


def state_key(config: Config, what: bytes, *, by_content: bool = False) -> str:
    """A hash of everything a result depends on besides the document; `what` is what is done.

    Files of the program are known by size and time, or by their content: slower, and the same for
    two installations.
    """
    state = hashlib.blake2b(what, digest_size=16)
    for part in (sys.version, unicodedata.unidata_version, *_versions()):
        state.update(part.encode() + b"\0")
    for part in _program(by_content=by_content):
        state.update(part.encode("utf-8", "surrogateescape") + b"\0")
    for path in (*packs_of(config), *config.sites):
        for file in _files(Path(path)):
            state.update(os.fsencode(file) + b"\0" + _content(file))
    for name in config.plugins:
        for file in _plugin_files(name):
            state.update(os.fsencode(file) + b"\0" + _content(file))
    return state.hexdigest()


def _versions() -> Iterator[str]:
    from importlib import metadata

    for name in LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name} -"


def _program(*, by_content: bool) -> Iterator[str]:
    """Every file of the program, data of packs included whatever its suffix."""
    package = Path(__file__).resolve().parents[1]
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        for name in sorted(names):
            file = os.path.join(folder, name)  # noqa: PTH118 - speed
            if by_content:
                known = _content(Path(file)).hex()
            else:
                status = os.stat(file)  # noqa: PTH116 - likewise
                known = f"{status.st_size} {status.st_mtime_ns}"
            yield f"{folder[len(str(package)) :]}/{name} {known}"


def _files(path: Path) -> Iterator[Path]:
    """A file, or all files below a folder, in order."""
    if path.is_dir():
        yield from sorted(found for found in path.rglob("*") if found.is_file())
    else:
        yield path


def _content(file: Path) -> bytes:
    """A hash of a file's content; of none if it cannot be read."""
    try:
        data = file.read_bytes()
    except OSError:
        data = b""
    return hashlib.blake2b(data, digest_size=16).digest()


def _plugin_files(name: str) -> Iterator[Path]:
    """The files of a module or package that brings rules."""
    from importlib.util import find_spec

    spec = find_spec(name)
    if spec is None:
        return
    if spec.submodule_search_locations:
        for place in spec.submodule_search_locations:
            yield from (f for f in _files(Path(place)) if f.suffix != ".pyc")
    elif spec.origin:
        yield Path(spec.origin)
