"""TOML tables of the package as JSON, kept beside its byte code: reading TOML costs ten times that.

The place and the manners are those of `.pyc` files: a `__pycache__` folder, or the one that
`PYTHONPYCACHEPREFIX` names; nothing is written under `PYTHONDONTWRITEBYTECODE` or where the folder
cannot be written; a table made of another text is made anew.
"""

import os
import sys
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from typing import Any

import msgspec

Table = dict[str, Any]

_HASH = 8
"""Bytes of the hash of the TOML text before the JSON."""


def read_toml(file: Path) -> Table:
    """The table of a TOML file of the package; raises `tomllib.TOMLDecodeError` or `OSError`."""
    data = file.read_bytes()
    mark = source_hash(data)
    kept = _kept_path(file)
    try:
        held = kept.read_bytes() if kept else b""
        if held[:_HASH] == mark:
            return msgspec.json.decode(held[_HASH:], type=Table)
    except (OSError, msgspec.DecodeError):
        pass
    import tomllib

    table = tomllib.loads(data.decode("utf-8"))
    if kept and not sys.dont_write_bytecode:
        encoded = msgspec.json.encode(table)
        if msgspec.json.decode(encoded) == table:  # JSON has no dates
            _keep(kept, mark + encoded)
    return table


def _kept_path(file: Path) -> Path | None:
    """Where the table of a file is kept; `None` where no byte code is."""
    try:
        return Path(cache_from_source(str(file))).with_suffix(".table")
    except NotImplementedError:
        return None


def _keep(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
