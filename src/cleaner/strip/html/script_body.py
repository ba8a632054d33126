"""Bodies that a page carries in its scripts: JSON-LD articleBody, escaped HTML in data islands.

Looked for only when a page shows hardly any text of its own, and the labeller kept hardly any of
that. The strings are read as HTML and
become runs under a container `script`; nothing in them is run.
"""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner.strip.html.tree import Tree, weigh
from cleaner.strip.html.walk import append_tree
from cleaner.text.lazy_pattern import lazy_pattern

POOR = 300
"""Weight (UTF-8 bytes) of unlinked runs under which a page is searched for islands."""
KEPT = 150
"""Weight of the runs kept, likewise."""
MIN_RUN = 24
TIMES = 3
"""An island has to hold so many times what the page shows."""
LEAST = 400
"""Weight of a body that counts."""
MAX_SCRIPT = 5_000_000
"""Characters of a script that are searched."""
MAX_ISLAND = 2_000_000
_PAIR = lazy_pattern(r'"(\w{1,40})"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"')
_PROSE = lazy_pattern(
    r"[,\u3001\uff0c][^\"]*[.\u3002\uff01\uff1f!?]|<(?:p|br|div)\b|&lt;(?:p|br|div)\b"
)
_SENTENCE = lazy_pattern(
    r"[.\u3002\uff01\uff1f!?](?:\s|<|\\|$)|[\u3002\uff01\uff1f]|<p|&lt;p|u003cp"
)
_TAG = lazy_pattern(r"<(?:p|br|div|span|h[1-6]|ul|strong)\b", re.IGNORECASE)
_ESCAPED_TAG = lazy_pattern(r"&lt;(?:p|br|div|span|h[1-6]|ul|strong)\b", re.IGNORECASE)
MIN_STRING = 60


def is_bare(tree: Tree, keep: Sequence[bool]) -> bool:
    """Whether a page shows so little, and so little of it is kept, that scripts are searched."""
    kept = sum(weigh(text) for text, kept in zip(tree.texts, keep, strict=True) if kept)
    return kept < KEPT and _shown(tree) < POOR


def _shown(tree: Tree) -> int:
    """The weight of the runs a page shows outside links."""
    sizes = [
        weigh(text)
        for text, linked in zip(tree.texts, tree.linked, strict=True)
        if linked * 2 < len(text)
    ]
    return sum(size for size in sizes if size >= MIN_RUN)


def add_island(parser: Any, tree: Tree) -> bool:
    """Append the runs of the largest body found in scripts, if there is one."""
    best = max((_body(s.text()[:MAX_SCRIPT]) for s in parser.css("script")), key=len, default="")
    if weigh(best) <= max(LEAST, TIMES * _shown(tree)):
        return False
    _append(tree, best)
    return True


def _body(script: str) -> str:
    """The most prose that strings under one key of a script hold, one paragraph a line."""
    if '"' not in script or len(script) < LEAST // 3:
        return ""
    found: dict[str, list[str]] = {}
    for match in _PAIR.finditer(script):
        key, value = match[1], match[2]
        if len(value) >= MIN_STRING // 2 and _SENTENCE.search(value):
            found.setdefault(key, []).append(value)
    prose = [group for group in found.values() if any(map(_PROSE.search, group))]
    values = max(prose, key=lambda group: sum(map(len, group)), default=[])
    return "\n\n".join(dict.fromkeys(_decode(value) for value in values))


def _decode(value: str) -> str:
    try:
        return msgspec.json.decode(f'"{value}"'.encode("utf-8", "replace"), type=str)
    except msgspec.DecodeError:
        return value.replace("\\n", "\n").replace('\\"', '"').replace("\\/", "/")


def _append(tree: Tree, body: str) -> None:
    from html import unescape

    from selectolax.lexbor import LexborHTMLParser

    body = body[:MAX_ISLAND]
    if not _TAG.search(body) and _ESCAPED_TAG.search(body):
        body = unescape(body)
    if not _TAG.search(body):
        body = "<p>" + re.sub(r"\s*\n\s*", "<p>", body)
    append_tree(tree, LexborHTMLParser(body).body, "script")
