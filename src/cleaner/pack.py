"""Packs: words, phrases and patterns by language, as data with a reason and a sample to keep.

A pack is a TOML file `packs/<language>/<name>.toml`; the folders of `packs/` are the languages, and
what an entry may say is a struct for each name (`pack_types`)::

    id = "zh/furniture"
    summary = "Lines that Chinese news sites put around an article."

    [[entry]]
    id = "share-widget"            # cited as zh/furniture/share-widget
    kind = "share"                 # the label of what it matches
    match = "line"                 # line | start | end | inside
    text = ["分享到", "分享至"]     # literals, or:  pattern = '''分享[到至]...'''
    reason = "Share buttons of nearly every news site."
    keep = "他把照片分享到了朋友圈。"

A user's own packs stand before the built-in ones of their name while a stage runs (`packs_in_use`);
what is made of packs is kept apart for each set of them (`pack_cache`).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, update_wrapper
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

import msgspec

from cleaner.config import Config
from cleaner.errors import PackError
from cleaner.pack_types import TYPES
from cleaner.toml_table import Table, read_toml

F = TypeVar("F", bound=Callable[..., Any])

_IN_USE: ContextVar[tuple[str, ...]] = ContextVar("packs_in_use", default=())
"""Paths of the user's packs, of this thread or task: a stage sets them from its configuration."""

_KEPT = 512
"""Results kept for the user's packs of each function made of packs: sets of languages, kinds."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to look for: literals in `text` or a regular expression in `pattern`.

    `keep` is a sentence that looks alike and must come through; `match` says how much of a block
    it has to cover (`line`: all of it, surrounding blanks and punctuation aside). `trigger` holds
    literals one of which a match of `pattern` must contain: other blocks are not searched.
    """

    id: str
    reason: str
    keep: str
    kind: str = "other"
    match: Literal["line", "start", "end", "inside"] = "line"
    text: tuple[str, ...] = ()
    pattern: str = ""
    trigger: tuple[str, ...] = ()
    field: str = ""
    weight: float = 1.0


class Pack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of entries for one language (`any` for all)."""

    id: str
    summary: str
    source: str = ""
    entry: tuple[Entry, ...] = ()

    @property
    def language(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


def parse_pack(data: str, *, where: str) -> Pack:
    """Read a pack from TOML text and try its patterns; raises `PackError` naming `where` and line."""
    import tomllib

    try:
        table = tomllib.loads(data)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: {error}") from error
    _check_types(table, data, where)
    try:
        pack = _pack_of(table, where)
    except PackError as error:
        raise PackError(
            f"{where}:{_line_of(data, str(error), 0)}{str(error)[len(where) :]}"
        ) from error
    for entry in pack.entry:
        _compile(entry, where)
    return pack


def _pack_of(table: Table, where: str) -> Pack:
    """A table as a pack, its patterns not tried: those of the package are by the tests."""
    try:
        pack = msgspec.convert(table, Pack)
    except msgspec.ValidationError as error:
        raise PackError(f"{where}: {error}") from error
    for entry in pack.entry:
        if bool(entry.text) == bool(entry.pattern):
            raise PackError(f"{where}: entry {entry.id!r} needs either text or pattern")
    return pack


def _check_types(table: Table, data: str, where: str) -> None:
    """Raise `PackError` with the line for an entry that its pack name does not know like this."""
    name = str(table.get("id", "")).partition("/")[2]
    if name not in TYPES:
        raise PackError(
            f"{where}:{_line_of(data, '`$.id`', 0)}: no pack is named {name!r}; known: {', '.join(TYPES)}"
        )
    entries = table.get("entry", ())
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        try:
            msgspec.convert(entry, TYPES[name])
        except msgspec.ValidationError as error:
            line = _line_of(data, str(error), number + 1)
            raise PackError(f"{where}:{line}: {_called(entry)}: {error}") from error


def _called(entry: object) -> str:
    return f"entry {entry.get('id')!r}" if isinstance(entry, dict) else "an entry"


def _line_of(data: str, message: str, nth: int) -> int:
    """The line that a message of msgspec is about: the key it names in the `nth` entry, 0 the head."""
    heads = [found.start() for found in re.finditer(_ENTRY, data, re.MULTILINE)]
    places = [0, *heads, len(data)]
    start, end = places[min(nth, len(heads))], places[min(nth, len(heads)) + 1]
    named = re.search(_UNKNOWN, message) or re.search(_NAMED, message)
    if named:
        key = re.compile(rf"^[ \t]*[\"']?{re.escape(named[1])}[\"']?[ \t]*=", re.MULTILINE)
        if found := key.search(data, start, end):
            start = found.start()
    return data.count("\n", 0, start) + 1


_ENTRY = r"^[ \t]*\[\[entry\]\]"
_UNKNOWN = r"field `([^`]+)`"
_NAMED = r"`\$\.(\w+)`"
"""How msgspec names a key: one that is unknown or wanting, and one of a wrong value."""


def _compile(entry: Entry, where: str) -> None:
    try:
        re.compile(entry.pattern, re.VERBOSE)
    except re.error as error:
        raise PackError(f"{where}: entry {entry.id!r}: {error}") from error


PACKS = Path(__file__).parent / "packs"
"""A folder a language, and `any`."""


def packs_of(config: Config) -> tuple[str, ...]:
    """The paths of a configuration's own packs, and of those in the packages of its plugins."""
    return config.packs + tuple(path for name in config.plugins for path in _plugin_packs(name))


@cache
def _plugin_packs(name: str) -> tuple[str, ...]:
    try:
        spec = find_spec(name)
    except ImportError:
        spec = None
    folders = (spec.submodule_search_locations if spec else None) or ()
    return tuple(str(path) for folder in folders for path in sorted(Path(folder).glob("*.toml")))


@contextmanager
def packs_in_use(paths: tuple[str, ...]) -> Iterator[None]:
    """While this lasts, the user's packs at `paths` stand before the built-in ones."""
    token = _IN_USE.set(paths)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def pack_cache(function: F) -> F:
    """A cache for what is made of packs: results for the user's packs are kept apart."""
    return _cached(function, None)


def pack_lru(maxsize: int) -> Callable[[F], F]:
    """The like for what a text holds of packs: the last `maxsize` results are kept."""
    return lambda function: _cached(function, maxsize)


def _cached(function: F, maxsize: int | None) -> F:
    plain = lru_cache(maxsize)(function)
    own = lru_cache(maxsize or _KEPT)(lambda _paths, *args: function(*args))

    def asked(*args: Any) -> Any:
        paths = _IN_USE.get()
        return own(paths, *args) if paths else plain(*args)

    return cast("F", update_wrapper(asked, function))


def languages() -> tuple[str, ...]:
    """The languages packs are for: the folders that hold packs of words, `any` among them."""
    return tuple(
        folder.name
        for folder in sorted(PACKS.iterdir(), key=lambda each: each.name)
        if folder.is_dir() and any(folder.joinpath(f"{name}.toml").is_file() for name in TYPES)
    )


def load_packs(name: str, languages: tuple[str, ...] = ()) -> tuple[Pack, ...]:
    """The packs of this name: the user's, then the built-in ones of these languages (of all)."""
    mine = load_user_packs(paths) if (paths := _IN_USE.get()) else ()
    own = tuple(pack for pack in mine if pack.id.partition("/")[2] == name)
    return own + _built_in(name, languages)


@cache
def _built_in(name: str, wanted: tuple[str, ...]) -> tuple[Pack, ...]:
    """The built-in packs `packs/*/<name>.toml` of these languages (of all), sorted by id."""
    found = (_load_pack(name, language) for language in sorted(set(wanted or languages())))
    return tuple(pack for pack in found if pack is not None)


@cache
def _load_pack(name: str, language: str) -> Pack | None:
    file = PACKS.joinpath(language, f"{name}.toml")
    if not file.is_file():
        return None
    return _pack_of(read_toml(file), str(file))


@cache
def load_user_packs(paths: tuple[str, ...]) -> tuple[Pack, ...]:
    """The user's packs, by path; raises `PackError` if one cannot be read."""
    packs = []
    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(f"{path}: cannot be read: {error}") from error
        if not is_site_pack(text):
            packs.append(parse_pack(text, where=path))
    return tuple(packs)


def is_site_pack(data: str) -> bool:
    """Whether a TOML text holds site rules (`cleaner.strip.site.rule`) and not phrases."""
    return re.search(r"^\s*\[\[site\]\]", data, re.MULTILINE) is not None


def read_data(name: str) -> bytes:
    """The bytes of a data file (weights, tables) below `packs/`, by relative name."""
    return PACKS.joinpath(name).read_bytes()
