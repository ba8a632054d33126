"""What the source of a page claims its text to be, and which runs bear that out.

JSON-LD gives the body of an article (`articleBody`), of posts, answers and steps (`text`) or the
description of a product; meta elements give a description that often is how the body begins. A
claim is no more than a hint: some hold a part of the body, some another page's.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

SCRIPT_LIMIT = 1_000_000
"""Code points of a page's JSON-LD that are searched."""
CLAIM_LIMIT = 400_000
LEAST = 80
"""Characters from which a string is a claim."""
_SCRIPT = re.compile(
    r"<script[^>]{0,300}ld\+json[^>]{0,300}>(.*?)</script", re.DOTALL | re.IGNORECASE
)
_BODY = re.compile(r'"(articleBody|text|reviewBody|description)"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"')
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]{0,300}>")
_OTHER = re.compile(r"[\W_]+")
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})


def fold(text: str) -> str:
    """Only the letters and digits of a text, lower case.

    >>> fold("It’s 5 o'clock.")
    'its5oclock'
    """
    return _OTHER.sub("", text).lower()


def claimed_texts(parser: Any, source: str) -> tuple[str, str]:
    """The claimed bodies and the claimed descriptions of a page; empty if there are none."""
    bodies: dict[str, None] = {}
    descriptions = dict.fromkeys(_meta_descriptions(parser))
    for name, text in _pairs(source):
        (descriptions if name == "description" else bodies)[text] = None
    return "\n".join(bodies)[:CLAIM_LIMIT], "\n".join(descriptions)[:CLAIM_LIMIT]


def _pairs(source: str) -> Iterator[tuple[str, str]]:
    """The long strings of JSON-LD that stand under a name for text, markup taken off."""
    if "ld+json" not in source:
        return
    left = SCRIPT_LIMIT
    for script in _SCRIPT.findall(source):
        for name, raw in _BODY.findall(script[:left]):
            if len(raw) >= LEAST:
                yield name, _MARKUP.sub(" ", unescape(_ESCAPE.sub(_unescaped, raw)))
        left -= len(script)
        if left <= 0:
            return


def _unescaped(match: re.Match[str]) -> str:
    code, plain = match.groups()
    if code:
        return chr(int(code, 16))
    return plain if plain in '"\\/' else " "


def _meta_descriptions(parser: Any) -> Iterator[str]:
    node = parser.head.child if parser.head is not None else None
    while node is not None:
        if node.tag == "meta":
            attributes = node.attributes
            name = attributes.get("property") or attributes.get("name") or ""
            if name.lower() in _DESCRIPTIONS and (content := attributes.get("content")):
                yield content
        node = node.next
