"""The configuration: one frozen struct, read from `cleaner.toml`, `[tool.cleaner]` or flags.

Keys are written `like-this` in TOML and on the command line, `like_this` in Python. An unknown key
is an error, so that a typing mistake never silently does nothing.
"""

from pathlib import Path
from typing import Annotated, Any, Literal

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
    traditional text is turned back). `ledger` says how much of the ledger is written.
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
    packs: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    exclude: tuple[str, ...] = ()
    corpus: Corpus = Corpus()


DEFAULT = Config()
CONFIG_NAMES = ("cleaner.toml", "pyproject.toml")


def parse_config(table: dict[str, Any], *, where: str) -> Config:
    """Turn a TOML table into a `Config`; raises `ConfigError` naming the key and `where`."""
    try:
        return msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        known = ", ".join(f.encode_name for f in msgspec.structs.fields(Config))
        raise ConfigError(f"{where}: {error}. Known keys: {known}") from error


def load_config(path: Path) -> Config:
    """Read one configuration file; raises `ConfigError` if it cannot be read or is wrong."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML: {error}") from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("cleaner", {})
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
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text) if "cleaner" in text else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False  # somebody else's broken file is no business of ours
    return "cleaner" in table.get("tool", {})
