"""YAML front matter: metadata as the head of a Markdown file, and the way back.

A small writer and a reader of just the YAML that such heads use: `key: scalar`, `key: [a, b]`,
lists of `- item`, folded and literal scalars. What it writes every YAML reader takes for strings.
"""

import json
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from cleaner.metadata import Metadata
from cleaner.text.lazy_pattern import lazy_pattern

FENCE = "---"

MAX_LINES = 400
"""A head longer than this is no front matter; ours has at most 15 keys."""

_FIELDS = {f.name: isinstance(f.default, tuple) for f in msgspec.structs.fields(Metadata)}
"""Field name to whether it holds several values, in the order of the output."""

_ALIASES = {
    "author": "authors", "byline": "authors", "category": "categories",
    "date": "published", "editor": "editors", "keywords": "tags", "lang": "language",
    "lastmod": "modified", "updated": "modified",
}  # fmt: skip
"""Keys of static site generators and other extractors that say the same."""

_PLAIN = lazy_pattern(
    r"""
    (?! \s )                                    # it would be lost
    (?! [-?:,\[\]{}#&*!|>'"%@`~=<] )            # indicators of YAML, and two that YAML 1.1 resolves
    (?! (?:null|true|false|yes|no|on|off|y|n) \Z )
    (?! [-+.]?[0-9] )                           # numbers, dates, times
    (?: (?! :(?:\s|\Z) | \s\# ) [^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff] )+ (?<!\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNSAFE = lazy_pattern(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ODD = lazy_pattern(r"[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that JSON leaves alone and YAML does not take, or that nobody would see."""
_HEAD = lazy_pattern(r"\ufeff?---[ \t]*\r?\n")
_KEY = lazy_pattern(r"[A-Za-z_][\w-]*")
_PAIR = lazy_pattern(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = lazy_pattern(r"[ \t]*-(?:[ \t]+(.*))?")
_FLOW = lazy_pattern(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,'"\s\[\]{}][^,]*)\s*(?:,|\Z)""")


Others = Mapping[str, str | Sequence[str]]
"""Keys of a head that are no fields of the metadata, with their values."""


class Parsed(NamedTuple):
    """What was read: the metadata (or none, and the `reason`), and the code points it took.

    `others` are the keys nobody knows here: they are handed on as they are.
    """

    metadata: Metadata | None
    length: int
    reason: str = ""
    others: Others = MappingProxyType({})


def dump_front_matter(metadata: Metadata, others: Others | None = None) -> str:
    """Write the fields that are set, in the order of `Metadata`; nothing set gives `""`.

    Behind them stand `others` that a head can hold. A blank line follows the closing `---`.

    >>> print(dump_front_matter(Metadata(title="Rain: a study", tags=("rain",))), end="")
    ---
    title: "Rain: a study"
    tags:
      - rain
    ---
    <BLANKLINE>
    """
    lines = [line for name in _FIELDS for line in _pair(name, getattr(metadata, name))]
    if not lines:
        return ""
    for name, value in (others or {}).items():
        if _KEY.fullmatch(name) and _field_of(name) not in _FIELDS:
            lines += _pair(name, value[0] if len(value) == 1 else value)
    return "\n".join((FENCE, *lines, FENCE, "\n"))


def is_own(text: str) -> bool:
    """Whether a text begins with front matter as `dump_front_matter` writes it for cleaned text.

    No one else names the script, quotes alike and keeps to the order of the fields: the text below
    was cleaned once, when more was known of it (its page) than it still says.

    >>> is_own("---\\ntitle: Rain\\nscript: Latn\\n---\\n\\nIt rained."), is_own("---\\ntitle: Rain\\n---")
    (True, False)
    """
    found = read_front_matter(text)
    if found.metadata is None or not found.metadata.script:
        return False
    return text.startswith(dump_front_matter(found.metadata, found.others))


def _pair(name: str, value: str | Sequence[str] | None) -> list[str]:
    """The lines of one key, none if it has no value."""
    if not value:
        return []
    if isinstance(value, str):
        return [f"{name}: {quote(value)}"]
    return [f"{name}:", *(f"  - {quote(item)}" for item in value)]


def _field_of(key: str) -> str:
    """The field of the metadata that a key says, or the key itself."""
    name = key.lower().replace("-", "_")
    return _ALIASES.get(name, name)


def quote(value: str) -> str:
    """A string as a YAML scalar: plain where that reads back as this string, else quoted."""
    if _PLAIN.fullmatch(value):
        return value
    if ('"' in value or "\\" in value) and not _UNSAFE.search(value):
        return "'" + value.replace("'", "''") + "'"
    return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def parse_front_matter(text: str) -> tuple[Metadata | None, int]:
    """The metadata at the head of a text (none: there is no head) and the length of that head."""
    read = read_front_matter(text)
    return read.metadata, read.length


def read_front_matter(text: str) -> Parsed:
    """Read the front matter a text begins with; never raises.

    Unknown keys are handed on, but at least one key has to be known: a text may begin with a
    ruled-off note. Line ends may be CRLF.
    """
    opening = _HEAD.match(text)
    if not opening:
        return Parsed(None, 0, "the text does not begin with ---")
    at = opening.end()
    lines: list[str] = []
    while len(lines) < MAX_LINES and at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip("\r")
        at = min(end + 1, len(text))
        if line.rstrip() in {FENCE, "..."}:
            return _assemble(lines, at)
        lines.append(line)
    return Parsed(None, 0, "the line --- that closes the front matter is missing")


def _assemble(lines: list[str], length: int) -> Parsed:
    try:
        pairs = _pairs(lines)
    except ValueError as error:
        return Parsed(None, 0, str(error))
    known: dict[str, list[str]] = {}
    others: dict[str, str | Sequence[str]] = {}
    for key, values in pairs:
        name = _field_of(key)
        if name in _FIELDS and values:
            known.setdefault(name, values)
        elif values:
            others.setdefault(key, values[0] if len(values) == 1 else tuple(values))
    if not known:
        return Parsed(None, 0, "no key of the front matter is a field of the metadata")
    fields = {n: tuple(v) if _FIELDS[n] else ", ".join(v) for n, v in known.items()}
    return Parsed(msgspec.convert(fields, Metadata), length, others=others)


def _pairs(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Keys with their values; raises `ValueError` naming the first line that is neither."""
    pairs: list[tuple[str, list[str]]] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if not line.strip() or line.startswith("#"):
            continue
        pair = _PAIR.fullmatch(line)
        if not pair:
            raise ValueError(f"line {number + 1} of the front matter is no key: {line!r:.60}")
        first = number
        while number < len(lines) and _continues(lines[number]):
            number += 1
        pairs.append((pair[1], _values((pair[2] or "").strip(), lines[first:number])))
    return pairs


def _continues(line: str) -> bool:
    """Whether a line belongs to the key above it."""
    return not line.strip() or line[0] in " \t" or bool(_ITEM.fullmatch(line))


def _values(inline: str, below: list[str]) -> list[str]:
    if inline[:1] in {"|", ">"} and len(inline) <= len(">-2"):
        joint = "\n" if inline[0] == "|" else " "
        return _given([joint.join(line.strip() for line in below).strip()])
    if inline.startswith("[") and inline.endswith("]"):
        return _given([scalar(found) for found in _FLOW.findall(inline[1:-1])])
    if inline:
        return _given([scalar(" ".join((inline, *(line.strip() for line in below))).strip())])
    items = (_ITEM.fullmatch(line) for line in below)
    return _given([scalar(item[1] or "") for item in items if item])


def _given(values: list[str]) -> list[str]:
    return [value for value in values if value]


def scalar(value: str) -> str:
    r"""A YAML scalar as a string; null is the empty string.

    >>> scalar('"a\\"b"'), scalar("'it''s'"), scalar("plain # remark")
    ('a"b', "it's", 'plain')
    """
    value = value.strip()
    if value[:1] == '"' and value.endswith('"') and len(value) > 1:
        try:
            return str(json.loads(value, strict=False))
        except ValueError:
            return value[1:-1]
    if value[:1] == "'" and value.endswith("'") and len(value) > 1:
        return value[1:-1].replace("''", "'")
    value = re.split(r"(?:\A|\s+)#", value, maxsplit=1)[0]
    return "" if value in {"~", "null", "Null", "NULL"} else value
