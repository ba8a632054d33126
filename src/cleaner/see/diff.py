"""Unified diffs between a document and what cleaning or repairing makes of it."""

import difflib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.emit.formats.format import to_json
from cleaner.pipeline import until
from cleaner.see.selection import select
from cleaner.text.visible import shown, tame, visible

CONTEXT = 3
"""Unchanged lines around a change, as `diff -u` and `patch` have them."""
NO_END = "\\ No newline at end of file\n"


class Mended(NamedTuple):
    """A source before and after repair, and the bytes to write.

    `refusal` says why they must not be written over the source, `kept` whether it is text at all.
    """

    before: str
    after: str
    data: bytes
    refusal: str
    kept: bool


def repair_file(source: Source, config: Config) -> Mended:
    """Repair a file's text."""
    from cleaner.check.fixable import refusal
    from cleaner.emit.formats.source import encode as encode_source

    decoded = until("detect", config).run(source)
    repaired = until("repair", config).run(decoded)
    return Mended(
        decoded.text, repaired.text, encode_source(repaired), refusal(decoded),
        decoded.verdict.kept,
    )  # fmt: skip


def diff_document(
    given: Source | Document, config: Config, rules: Sequence[str] = ()
) -> tuple[str, int]:
    """The diff of a document as text, and 1 if there is one."""
    text = _diff(given, config, rules)
    return text, int(bool(text))


def diff_json(
    given: Source | Document, config: Config, rules: Sequence[str] = ()
) -> tuple[str, int]:
    """The diff of a document as a JSON line, and 1 if there is one."""
    text = _diff(given, config, rules)
    return to_json({"path": given.path, "changed": bool(text), "diff": text}).decode(), int(
        bool(text)
    )


def _diff(given: Source | Document, config: Config, rules: Sequence[str]) -> str:
    name = given.path or "document"
    parts = (
        diff_texts(chosen.before(), chosen.after(), name) for chosen in select(given, config, rules)
    )
    return "".join(line for part in parts for line in part)


def diff_texts(before: str, after: str, name: str, *, signs: bool = False) -> list[str]:
    """The diff of two texts as `patch` takes it; what a terminal would obey is escaped.

    `signs` writes out all that does not print, for people: a space of no width, too.

    >>> diff_texts("one\\ntwo", "one\\n", "a")[3:]
    [' one\\n', '-two\\n', '\\\\ No newline at end of file\\n']
    """
    name = shown(name)
    found = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}", n=CONTEXT)
    escape = visible if signs else tame
    return [part for line in found for part in _ended(line, escape)]


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them: a line feed alone ends one."""
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]


def _ended(line: str, escape: Callable[[str], str]) -> tuple[str, ...]:
    body, end, _ = line.partition("\n")
    carriage = "\r" if body.endswith("\r") else ""
    safe = escape(body.removesuffix("\r")) + carriage + "\n"
    return (safe,) if end else (safe, NO_END)
