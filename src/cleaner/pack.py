"""Packs: words, phrases and patterns by language, as data with a reason and a sample to keep.

A pack is a TOML file `packs/<language>/<name>.toml`::

    id = "zh/furniture"
    summary = "Lines that Chinese news sites put around an article."

    [[entry]]
    id = "share-widget"            # cited as zh/furniture/share-widget
    kind = "share"                 # the label of what it matches
    match = "line"                 # line | start | end | inside
    text = ["分享到", "分享至"]     # literals, or:  pattern = '''分享[到至]...'''
    reason = "Share buttons of nearly every news site."
    keep = "他把照片分享到了朋友圈。"
"""

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from cleaner.errors import PackError
from cleaner.toml_table import Table, read_toml


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
    """Read a pack from TOML text and try its patterns; raises `PackError` naming `where`."""
    import tomllib

    try:
        table = tomllib.loads(data)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: {error}") from error
    pack = _pack_of(table, where)
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


def _compile(entry: Entry, where: str) -> None:
    try:
        re.compile(entry.pattern, re.VERBOSE)
    except re.error as error:
        raise PackError(f"{where}: entry {entry.id!r}: {error}") from error


PACKS = Path(__file__).parent / "packs"
"""A folder a language, and `any`."""


@cache
def load_packs(name: str, languages: tuple[str, ...] = ()) -> tuple[Pack, ...]:
    """The built-in packs `packs/*/<name>.toml` of these languages (of all), sorted by id."""
    if not languages:
        folders = sorted(PACKS.iterdir(), key=lambda f: f.name)
        return load_packs(name, tuple(f.name for f in folders if f.is_dir()))
    found = (_load_pack(name, language) for language in sorted(set(languages)))
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
