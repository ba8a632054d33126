"""The configuration: one frozen struct, read from `cleaner.toml`, `[tool.cleaner]` or flags.

Keys are written `like-this` in TOML and on the command line, `like_this` in Python. An unknown key
is an error, so that a typing mistake never silently does nothing.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeGuard, get_args, get_origin

import msgspec

from cleaner.errors import ConfigError

Keepable = Literal["links", "tables", "captions", "comments", "images", "emphasis", "furniture"]


class Corpus(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A corpus' own wishes, for `cleaner check`; nothing is asked that is not set here.

    `today` (ISO 8601) is what dates are compared with; the command fills it in.
    """

    language: str = ""
    min_length: Annotated[int, msgspec.Meta(ge=0)] = 0
    required: tuple[str, ...] = ()
    unique: bool = False
    today: str = ""


class Config(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """All options that change what a stage does; every stage takes the same one.

    `select`, `ignore` and `extend_select` hold rule codes or prefixes of them (`REP`, `FUR9`).
    `fixes` limits edits to the safe ones (`safe`: no visible word is removed). `keep` names what
    is kept though it is no running text. `kind` says what a page is (`auto` lets the labeller
    decide). `packs` and `sites` name files of the user's own (in a configuration file: relative to
    it), `sites` also folders of them. `plugins` are
    importable modules with rules and packs of others (docs/configuration.md). `script` says what becomes of Chinese characters (`auto`: only machine-made
    traditional text of clones is turned back). `ledger` says how much of the ledger is written. At
    most `max_bytes` of a document are read, of a compressed input `max_ratio` times its size.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preview: bool = False
    fixes: Literal["all", "safe"] = "all"
    keep: tuple[Keepable, ...] = ()
    kind: Literal["auto", "article", "list", "thread"] = "auto"
    script: Literal["keep", "auto", "simplified", "traditional"] = "auto"
    ledger: Literal["full", "counts", "none"] = "full"
    min_level: Annotated[int, msgspec.Meta(ge=1, le=6)] = 1
    max_bytes: Annotated[int, msgspec.Meta(ge=1)] = 100_000_000
    max_ratio: Annotated[int, msgspec.Meta(ge=1)] = 200
    packs: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    exclude: tuple[str, ...] = ()
    corpus: Corpus = Corpus()

    def __post_init__(self) -> None:
        """Check the values, also of a configuration made in Python; raises `ConfigError`."""
        for name, kind in _kinds().items():
            check_value(name, getattr(self, name), kind)
        if "" in self.per_file_ignores:
            raise ConfigError("per-file-ignores: a pattern is empty")
        if any("\0" in path for path in (*self.packs, *self.sites)):
            raise ConfigError("packs, sites: no name of a file holds a NUL")


@cache
def _kinds() -> dict[str, Any]:
    return {f.name: f.type for f in msgspec.structs.fields(Config)}


def check_value(name: str, value: object, kind: Any) -> None:
    """Raise `ConfigError` unless a value is of its kind, naming the values there are."""
    try:
        msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError as error:
        key = name.replace("_", "-")
        there = allowed(kind)
        said = str(error).partition(" - at")[0]
        if there:
            given = (
                [value] if isinstance(value, str) else list(value) if _listed(value) else [value]
            )
            wrong = ", ".join(repr(v) for v in given if v not in there)
            said = f"{wrong} is not one of {', '.join(there)}"
        raise ConfigError(f"{key}: {said}") from error


def _listed(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, tuple | list)


def allowed(kind: Any) -> tuple[str, ...]:
    """The values a kind of option may have, empty if it may have any.

    >>> allowed(Literal["on", "off"]), allowed(tuple[Literal["on"], ...]), allowed(bool)
    (('on', 'off'), ('on',), ())
    """
    if get_origin(kind) is Literal:
        return get_args(kind)
    return next((allowed(inner) for inner in get_args(kind) if get_origin(inner) is Literal), ())


DEFAULT = Config()
CONFIG_NAMES = ("cleaner.toml", "pyproject.toml")


def parse_config(table: dict[str, Any], *, where: str) -> Config:
    """Turn a TOML table into a `Config`; raises `ConfigError` naming the key and `where`."""
    known = {f.encode_name: f for f in msgspec.structs.fields(Config)}
    try:
        for key, value in table.items():
            if key in known:
                check_value(key, value, known[key].type)
        return msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{where}: {error}. Known keys: {', '.join(known)}") from error
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from error


def load_config(path: Path) -> Config:
    """Read one configuration file; raises `ConfigError` if it cannot be read or is wrong."""
    try:
        table = _read_table(path)
    except TABLE_ERRORS as error:
        raise ConfigError(f"{path}: cannot be read as TOML: {error}") from error
    if path.name == "pyproject.toml":
        table = _section(table)
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: tool.cleaner is a table, not {table!r}")
    return parse_config(_anchored(table, path.parent), where=str(path))


def _anchored(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The table with the files it names relative to its own folder, wherever cleaner is called."""
    named = {
        key: [str(folder / item) if isinstance(item, str) else item for item in table[key]]
        for key in ("packs", "sites")
        if isinstance(table.get(key), list)
    }
    return table | named


def find_config(start: Path) -> Path | None:
    """Find the nearest `cleaner.toml`, or `pyproject.toml` with `[tool.cleaner]`, upward."""
    for folder in (start, *start.parents):
        if (own := folder / "cleaner.toml").is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and _has_section(project):
            return project
    return None


def _has_section(path: Path) -> bool:
    try:
        return _section(_read_table(path, naming="cleaner")) is not None
    except TABLE_ERRORS:
        return False  # somebody else's broken file is no business of ours


def _section(table: dict[str, Any]) -> Any:
    tools = table.get("tool")
    return tools.get("cleaner") if isinstance(tools, dict) else None


MOST_BYTES = 10_000_000
"""Bytes of a configuration file; a device would never end."""

TABLE_ERRORS = (OSError, ValueError, RecursionError)
"""What reading TOML raises: for its syntax, for integers of thousands of digits, for nesting."""


def _read_table(path: Path, *, naming: str = "") -> dict[str, Any]:
    """The table of a file; nothing of it if the file does not hold the word `naming`."""
    import tomllib

    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"larger than {MOST_BYTES:,} bytes")
    return tomllib.loads(data.decode("utf-8")) if naming.encode() in data else {}
