"""What a single node of a page is: hidden, an anchor, a line number, code of which language."""

import re
from itertools import pairwise
from typing import Any

from cleaner.strip.html.tree import MAX_DIGITS
from cleaner.text.lazy_pattern import lazy_pattern

_LANGUAGE = lazy_pattern(
    r"(?:^|[\s-])(?:lang(?:uage)?|source|src)[-:]\s*([\w+#.]{1,20})(?=\s|$)|brush:\s*([\w+#]{1,20})|"
    r"sourceCode\s+([\w+#]{1,20})|^highlight-([\w+#]{1,20})(?=\s|$)",
    re.IGNORECASE,
)


_HIDING = lazy_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def code_language(attributes: dict[str, str | None]) -> str:
    """The language of code by the attributes of its element; empty if they name none.

    >>> code_language({"class": "hljs language-python"})
    'python'
    """
    given = attributes.get("data-lang") or attributes.get("data-language")
    found = _LANGUAGE.search(attributes.get("class") or "")
    named = next((part for part in found.groups() if part), "") if found else ""
    language = (given or named).strip().lower()
    return "" if language in _NO_LANGUAGE or not _WORD.fullmatch(language) else language


def tex_of(text: str) -> str:
    """TeX on one line, without the style that encyclopedias put around all of it.

    >>> tex_of("{\\\\displaystyle a^{2}}")
    'a^{2}'
    """
    tex = " ".join(text.split())
    styled = _STYLED.fullmatch(tex)
    return styled[1].strip() if styled else tex


def is_anchor(link: Any) -> bool:
    """Whether a link in a heading leads to a place of the page and has no word: ¶, #, §."""
    target = link.attributes.get("href") or ""
    return target.startswith("#") and not any(c.isalnum() for c in link.text())


def is_edit_link(node: Any) -> bool:
    """Whether an element is links in square brackets and nothing else: [edit], [edit | source]."""
    text = "".join(c for c in node.text() if c.isalnum())
    linked = "".join(c for link in node.css("a") for c in link.text() if c.isalnum())
    return bool(text) and text == linked and node.text().strip().startswith("[")


def is_line_number(node: Any, attributes: dict[str, str | None]) -> bool:
    """Whether an element in a piece of code holds the number of a line and nothing else."""
    named = NUMBERING.search(attributes.get("class") or "")
    return named is not None and node.text().strip().isdecimal()


def is_count(text: str) -> bool:
    """Whether a text is numbers each of which follows the one before."""
    if not text[0].isdecimal() or not text[-1].isdecimal():
        return False
    numbers = text.split()
    if len(numbers) <= 1 or not all(n.isdecimal() and len(n) < MAX_DIGITS for n in numbers):
        return False
    return all(int(b) - int(a) == 1 for a, b in pairwise(numbers))


NUMBERING = lazy_pattern(
    r"(?:^|\s)(?:[\w-]*line[-_]?no(?:s)?|[\w-]*line[-_]?numbers?|[\w-]*gutter|ln|lnt|hljs-ln-n)(?=\s|$)",
    re.IGNORECASE,
)
"""Classes by which highlighters (Pygments, Prism, Chroma, highlight.js) set the numbers of lines."""


_STYLED = lazy_pattern(r"\{\\(?:display|text)style(?![a-zA-Z])(.*)\}")


COUNTED = frozenset({"li", "td", "th"})


_NO_LANGUAGE = frozenset(
    {"", "auto", "default", "none", "plain", "plaintext", "text", "txt", "nohighlight"}
)


_WORD = lazy_pattern(r"[\w+#.-]{1,20}")


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element says that it is not shown."""
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDING.search(style))
