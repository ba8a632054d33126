"""Bodies that a page carries beside what it shows: in scripts, templates, frames.

JSON-LD has `articleBody`, programs leave their state as JSON (Next.js, Nuxt, Apollo, Redux) or in
pushed chunks (React), pages have parts in `template` and `srcdoc`. They are looked for where a page
shows hardly any text, and where what is kept is the beginning of a fuller version. The strings are
read as HTML and become runs under a container `script`; nothing in them is run.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from cleaner.strip.html.tree import Tree, weigh
from cleaner.strip.html.walk import append_tree
from cleaner.text.lazy_pattern import lazy_pattern

POOR = 300
"""Weight (UTF-8 bytes) of unlinked runs under which a page is searched for islands."""
KEPT = 150
"""Weight of the runs kept, likewise."""
MIN_RUN = 24
"""Letters in a row that are prose in a script."""
TIMES = 3
"""An island has to hold so many times what the page shows."""
LEAST = 400
"""Weight of a body that counts."""
FULLER = 1.6
"""A fuller version has so many times the text that is kept."""
MOST_KEPT = 1000
"""Weight of kept text from which a page is taken for whole: of four English news pages with a longer
version in a script three showed all (1,213 to 3,441), one a teaser (797)."""
FIRST_WORDS = 20
"""Characters of the first kept paragraph by which a fuller version is found."""
NEAR = 1500
"""Characters between the strings of one body in a script: names, addresses of pictures, styles."""
MAX_SCRIPT = 5_000_000
"""Characters of a script that are searched."""
MAX_ISLAND = 2_000_000
"""Characters of a body in a script that are read."""
_STRING = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_PAIR = lazy_pattern(rf'(?:"(\w{{1,40}})"|(?<=[{{,])(\w{{1,40}}))\s*:\s*\[?\s*{_STRING}')
"""A name and its string, or the first of its strings; JavaScript leaves the quotes off names."""
_ITEM = lazy_pattern(rf"(?<=[\[,])\s*{_STRING}(?=\s*[,\]])")
"""A string of an array, as Nuxt 3 keeps its state."""
_PUSHED = lazy_pattern(rf"__next_f\.push\(\[\d+,\s*{_STRING}\]\)")
_PROSE = lazy_pattern(
    r"[,\u3001\uff0c][^\"]*[.\u3002\uff01\uff1f!?]|<(?:p|br|div)\b|&lt;(?:p|br|div)\b|u003c(?:p|br|div)\b"
)
_SENTENCE = lazy_pattern(
    r"[.\u3002\uff01\uff1f!?](?:\s|<|\\|$)|[\u3002\uff01\uff1f]|<p|&lt;p|u003cp"
)
_TAG = lazy_pattern(r"<(?:p|br|div|span|h[1-6]|ul|strong)\b", re.IGNORECASE)
_ESCAPED_TAG = lazy_pattern(r"&lt;(?:p|br|div|span|h[1-6]|ul|strong)\b", re.IGNORECASE)
_HEX = lazy_pattern(r"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")
MIN_STRING = 60
"""Bytes of a paragraph by which two versions of a body are compared."""


class Found(NamedTuple):
    """A string of a script: the name it stands under, where it stands, what it is."""

    name: str
    start: int
    end: int
    text: str


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
    """Append the runs of the largest body found beside what is shown, if there is one."""
    best = max(_bodies(parser), key=len, default="")
    if weigh(best) <= max(LEAST, TIMES * _shown(tree)):
        return False
    _append(tree, best)
    return True


def add_fuller(parser: Any, tree: Tree, keep: list[bool]) -> bool:
    """Append the runs of a fuller version of what is kept, and drop of that what it holds.

    It begins as the first kept paragraph does, so no other article of the page is meant.
    """
    kept = [i for i, wanted in enumerate(keep) if wanted]
    size = sum(weigh(tree.texts[i]) for i in kept)
    paragraphs = (tree.texts[i] for i in kept if weigh(tree.texts[i]) >= MIN_STRING)
    first = next(paragraphs, "")[:FIRST_WORDS].strip("\"'…. ")
    if not first or size > MOST_KEPT:
        return False
    best = max(_versions(parser, first), key=len, default="")
    if weigh(best) < max(LEAST, FULLER * size):
        return False
    plain = _letters(_TAG_OF_ANY_KIND.sub(" ", best))
    held = [i for i in kept if _letters(tree.texts[i].rstrip("…. ")) in plain]
    inside = sum(weigh(tree.texts[i]) for i in held)
    if not held or 2 * inside < size:
        return False
    before = len(tree.texts)
    _append(tree, best)
    if sum(map(weigh, tree.texts[before:])) < FULLER * size:
        _cut(tree, before)
        return False
    for i in held:
        keep[i] = False
    return True


_TAG_OF_ANY_KIND = lazy_pattern(r"<[^<>]{1,500}>")


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _cut(tree: Tree, runs: int) -> None:
    """Leave of the appended container no run, so that nothing is seen of it."""
    for column in (tree.texts, tree.owners, tree.linked, tree.breaks):
        del column[runs:]
    for column in (tree.firsts, tree.lasts):
        column[:] = [min(place, runs) for place in column]


def _bodies(parser: Any) -> Iterator[str]:
    """The most prose of each script, template and frame."""
    yield from map(_body, _sources(parser))
    yield from _parts(parser)


def _parts(parser: Any) -> Iterator[str]:
    """What stands in templates and in frames that are written into their attribute."""
    for fragment in parser.template_fragments():
        yield "".join(node.html or "" for node in _children(fragment))
    for frame in parser.css("iframe[srcdoc]"):
        yield frame.attributes.get("srcdoc") or ""


def _children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _sources(parser: Any) -> Iterator[str]:
    """The texts of the scripts that are searched; the chunks React pushes are one text."""
    pushed: list[str] = []
    for script in parser.css("script"):
        text = script.text()[:MAX_SCRIPT]
        if "__next_f" in text:
            pushed += _PUSHED.findall(text)
        else:
            yield text
    if pushed:
        yield "".join(_decode(chunk) for chunk in pushed)


def _versions(parser: Any, first: str) -> Iterator[str]:
    """The bodies that hold a beginning: strings of scripts with their neighbours, parts of the page."""
    escaped = msgspec.json.encode(first).decode()[1:-1]
    coded = "".join(c if c < "\x80" else f"\\u{ord(c):04x}" for c in escaped)
    forms = (escaped, coded, re.sub(r"(?<=\\u)....", lambda code: code[0].upper(), coded))
    for source in _sources(parser):
        if any(form in source for form in forms):
            yield _version(source, first)
    for part in _parts(parser):
        if first in part or _letters(first) in _letters(_TAG_OF_ANY_KIND.sub("", part)):
            yield part


def _version(source: str, first: str) -> str:
    """The string that holds a beginning; with those of its name that follow, if it is one paragraph."""
    found = list(_strings(source))
    texts = [_decode(one.text) for one in found]
    start = _letters(first)
    holding = [i for i, text in enumerate(texts) if start in _letters(text)]
    if not holding:
        return ""
    best = max(holding, key=lambda i: len(texts[i]))
    run, end = [texts[best]], found[best].end
    for one, text in zip(found[best + 1 :], texts[best + 1 :], strict=True):
        if one.name == found[best].name:
            if one.start - end > NEAR or _leaves_list(source[end : one.start]):
                break
            run.append(text)
            end = one.end
    return "\n\n".join(dict.fromkeys(run))


def _leaves_list(between: str) -> bool:
    """Whether a list ends between two strings and another name follows: what comes is no part of it.

    >>> _leaves_list('}],"more":[{'), _leaves_list('}],["$","p",{'), _leaves_list(',"marks":[],')
    (True, False, False)
    """
    depth = 0
    for found in _BRACKET.finditer(between):
        depth += 1 if found[0] == "[" else -1
        if depth < 0 and found[1]:
            return True
    return False


_BRACKET = lazy_pattern(r'\[|\](\s*,\s*"\w+"\s*:)?')


def _strings(source: str) -> Iterator[Found]:
    """The strings of a script that read like prose, with their names; those of arrays have none."""
    for match in _PAIR.finditer(source):
        if _is_prose(match[3]):
            yield Found(match[1] or match[2], match.start(), match.end(), match[3])
    for match in _ITEM.finditer(source):
        if _is_prose(match[1]):
            yield Found("", match.start(), match.end(), match[1])


def _is_prose(value: str) -> bool:
    return len(value) >= MIN_STRING // 2 and _SENTENCE.search(value) is not None


def _body(script: str) -> str:
    """The most prose that strings under one key of a script hold, one paragraph a line."""
    if '"' not in script or len(script) < LEAST // 3:
        return ""
    found: dict[str, list[str]] = {}
    for one in _strings(script):
        found.setdefault(one.name, []).append(one.text)
    prose = [group for group in found.values() if any(map(_PROSE.search, group))]
    values = max(prose, key=lambda group: sum(map(len, group)), default=[])
    return "\n\n".join(dict.fromkeys(_decode(value) for value in values))


def _decode(value: str) -> str:
    value = _HEX.sub(r"\1\\u00\2", value) if "\\x" in value else value
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
