"""YAML front matter: metadata as the head of a Markdown file, and the way back.

The reader takes all of YAML that such heads use (`yaml_tree`); a head of which a line is no YAML for
want of quotes (`title: Rain: a study`) is read with the quotes. The writer is small, and what it
writes for a string every YAML reader takes for that string.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from cleaner.markdown.yaml_tree import Node, Scalar, is_null, is_timestamp, read_tree, value_of
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
    (?! (?:null|true|false|yes|no|on|off|y|n|\.inf|\.nan) \Z )
    (?! [-+.]?[0-9] )                           # numbers, dates, times
    (?: (?! :(?:\s|\Z) | \s\# ) [^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff] )+ (?<!\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNSAFE = lazy_pattern(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ODD = lazy_pattern(r"[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that JSON leaves alone and YAML does not take, or that nobody would see."""
_HEAD = lazy_pattern(r"\ufeff?---[ \t]*\r?\n")
_PAIR = lazy_pattern(r"((?:[ \t]*-[ \t]+)?(?:[A-Za-z_][\w-]*[ \t]*:[ \t]+)?)(\S.*)")
"""A line as `(key)(value)`, `(- )(item)` or both."""
_PARTS = frozenset("[{&*!|>#")
"""What a value that may go on over further lines, or is no scalar, begins with."""

Others = Mapping[str, Any]
"""Keys of a head that are no fields of the metadata, with their values (see `yaml_tree.Value`)."""


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
        field = _field_of(name)
        if field not in _FIELDS or not getattr(metadata, field):
            lines += _written(name, value, "")
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


def _written(name: str, value: Any, indent: str) -> list[str]:
    """The lines of a key nobody knows here, of whatever value."""
    start = f"{indent}{quote(name)}:"
    if isinstance(value, Mapping) and value:
        return [start, *(x for k, v in value.items() for x in _written(k, v, indent + "  "))]
    if isinstance(value, Sequence) and value and not isinstance(value, str):
        return [start, *(line for item in value for line in _item(item, indent + "  "))]
    return [f"{start} {_scalar(value)}"]


def _item(value: Any, indent: str) -> list[str]:
    """The lines of one item of a list."""
    if isinstance(value, Mapping) and value:
        inner = [x for k, v in value.items() for x in _written(k, v, indent + "  ")]
        return [f"{indent}- {inner[0].lstrip(' ')}", *inner[1:]]
    if isinstance(value, Sequence) and value and not isinstance(value, str):
        return [f"{indent}-", *(line for item in value for line in _item(item, indent + "  "))]
    return [f"{indent}- {_scalar(value)}"]


def _scalar(value: Any) -> str:
    """A scalar, or an empty list or mapping, of the YAML type it came with."""
    if isinstance(value, str):
        return value if is_timestamp(value) else quote(value)
    if isinstance(value, float) and "." not in repr(value):
        return repr(value).replace("e", ".0e")  # YAML 1.1 takes no number without a point for one
    if isinstance(value, tuple):
        return "[]"
    import json

    return json.dumps(value)


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
    import json

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
    others: dict[str, Any] = {}
    for key, node in pairs.items():
        name = _field_of(key)
        if name not in _FIELDS:
            others.setdefault(key, value_of(node))
        elif texts := _texts(node):
            known.setdefault(name, texts)
        elif not is_null(node):
            others.setdefault(key, value_of(node))  # of a form that no field has
    if not known:
        return Parsed(None, 0, "no key of the front matter is a field of the metadata")
    fields = {n: tuple(v) if _FIELDS[n] else ", ".join(v) for n, v in known.items()}
    return Parsed(msgspec.convert(fields, Metadata), length, others=others)


def _pairs(lines: list[str]) -> dict[str, Node]:
    """Keys with their values; raises `ValueError` naming the first line that is at fault.

    The line `---` stays with the head, so that lines are counted as the file has them.
    """
    try:
        tree = read_tree("\n".join((FENCE, *lines)))
    except ValueError:
        tree = read_tree("\n".join((FENCE, *map(_quoted, lines))))
    if isinstance(tree, dict):
        return tree
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None or is_null(tree):
        return {}
    raise ValueError(f"line {first + 2} of the front matter is no key: {lines[first]!r:.60}")


def _quoted(line: str) -> str:
    """The line with quotes around a value that is none without them, else the line itself."""
    pair = _PAIR.fullmatch(line.rstrip())
    if not pair or not pair[1] or pair[2][0] in _PARTS:
        return line
    try:
        if isinstance(read_tree(pair[2]), Scalar):
            return line
    except ValueError:
        pass
    return pair[1] + quote(pair[2])


def _texts(node: Node) -> list[str]:
    """What a field of the metadata can hold of a value: texts, the names of persons."""
    if is_null(node):
        return []
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, list):
        return [text for item in node for text in _texts(item)]
    if "name" in node:
        return _texts(node["name"])
    parts = [text for key in ("given", "family") for text in _texts(node.get(key, _NOTHING))]
    return [" ".join(parts)] if parts else []


_NOTHING = Scalar("", plain=True)
