"""Code as highlighters set it is made plain before a page is walked: one `pre` a piece.

Highlighters put a line into a `div`, a `span` or the row of a table, numbers beside the lines and
a bar with the language and a button above them. What is left is the text of the code with its
lines and indents, and the language as an attribute.
"""

import re
from collections.abc import Iterator
from typing import Any

from cleaner.strip.html.code_text import (
    around_name,
    code_text,
    is_control,
    is_numbers,
    outer_text,
    short_text,
)
from cleaner.strip.html.nodes import LANGUAGES, code_language, is_inside, outermost
from cleaner.text.lazy_pattern import lazy_pattern

_EDITORS = ".CodeMirror-code, .view-lines, .cm-content, .ace_text-layer, .syntaxhighlighter"
"""Where editors (CodeMirror 5 and 6, Monaco, Ace) and SyntaxHighlighter put the lines of code."""
_HOLDS = f"pre, code, {_EDITORS}, [class*=blob-code], [class*=crayon-]"
"""Without one of these a page has no code; tables of GitHub and Crayon hold it without a `pre`."""
_PAGE = "h1, h2, h3, h4, h5, h6, form, article, section, img, math, p"
"""What no highlighter writes: a `pre` with one of these holds a part of a page."""
_CODE_WORDS = lazy_pattern(
    r"code|highlight|hljs|blob|crayon|line-?n(?:o|um)|gutter|rouge|chroma|prism", re.IGNORECASE
)
_LABEL = lazy_pattern(r"[\w+#.-]{1,20}|[A-Z]\w+ [A-Z]\w+")
_FILE = lazy_pattern(r"\w\.\w{1,5}\Z")
_LINES_OF_CODE = lazy_pattern(r"\n[ \t\xa0]{2,}\S")
MOST_TABLES = 400
"""Tables of a page that are looked at; a page with more is no article with listings."""
MOST_CELLS = 3
"""Cells of a row of numbered code: number, code, a mark."""
BOXES_UP = 4
"""Boxes around a piece of code that may hold its bar, in the deepest known (chat programs)."""
BAR = 60
"""Characters of a bar: a language, a file name, a button."""
SIBLINGS = 6
"""Elements beside code that may be its buttons and labels."""


def settle_code(parser: Any) -> None:
    """Make the pieces of code of a parsed page plain."""
    if parser.css_first(_HOLDS) is None:
        return
    for table in parser.css("table")[:MOST_TABLES]:
        if table.css_first("table table") is None:
            _settle_table(parser, table)
    for box in outermost(parser.css(_EDITORS)):
        if not box.css_first("table, pre pre") and (text := code_text(box)):
            _put(parser, box, text)
    for pre in outermost(parser.css("pre")):
        _settle_pre(parser, pre)
    for code in outermost(parser.css("code")):
        _settle_lone(parser, code)


def _put(parser: Any, node: Any, text: str) -> Any:
    """Put a plain piece of code in the place of `node`; gives it."""
    plain = parser.create_node("pre")
    plain.insert_child("\n" + text)
    for name in ("class", "id"):
        if given := node.attributes.get(name):
            plain.attrs[name] = given
    if language := language_of(node):
        plain.attrs["data-language"] = language
    node.insert_before(plain)
    placed = node.prev  # what is inserted is a copy
    node.decompose()
    return placed


def language_of(node: Any) -> str:
    """The language of a piece of code: by itself, what is in it, what is around it; else empty."""
    inside = node.css("code")[:2] or node.css("pre")[:2]
    for one in (node, *inside):
        if language := code_language(one.attributes, bare=True):
            return language
    around = node.parent
    for _ in range(BOXES_UP):
        if around is None or around.tag in {"body", "html", "main", "article"}:
            return ""
        if language := code_language(around.attributes) or around_name(around):
            return language
        around = around.parent
    return ""


def _settle_pre(parser: Any, pre: Any) -> None:
    """Make one `pre` plain, unless it is so already or holds a part of a page."""
    first = pre.child
    if first is None or pre.css_first(_PAGE):
        return
    if pre.css_first("table") and not _CODE_WORDS.search(pre.css_first("table").html or ""):
        return
    codes = pre.css("code")
    label = ""
    body = pre
    bare = outer_text(pre, codes[0]).strip() if len(codes) == 1 else ""
    if _LABEL.fullmatch(bare) and not _FILE.search(bare):
        label, body = bare, codes[0]
    text = code_text(body)
    if not text:
        return
    language = language_of(pre) or (label.lower() if label.lower() in LANGUAGES else "")
    raw = pre.text()
    if text != raw.strip("\n").rstrip() or text[0].isspace():
        pre = _put(parser, pre, text)
    if language:
        pre.attrs["data-language"] = language
    _clear_bar(pre, language)


def _settle_lone(parser: Any, code: Any) -> None:
    """Make a piece of code without `pre` plain, if it is a block of lines."""
    parent = code.parent
    if parent is None or is_inside(code, lambda above: above.tag == "pre") or code.css_first(_PAGE):
        return
    style = (code.attributes.get("style") or "").replace(" ", "")
    is_set = "white-space:pre" in style or "hljs" in (code.attributes.get("class") or "")
    lines = code.css_first("br, div, li, tr") is not None
    if not lines and not (is_set and _LINES_OF_CODE.search(code.text())):
        return
    if parent.tag not in {"div", "p", "figure", "td", "li", "section"}:
        return
    text = code_text(code)
    if "\n" in text and not outer_text(parent, code).strip():
        _clear_bar(_put(parser, code, text), "")


def _settle_table(parser: Any, table: Any) -> None:
    """Make a table plain that has numbers in one column and code in the other."""
    if is_inside(table, lambda above: above.tag == "pre"):
        return
    rows = [_cells(row) for row in table.css("tr")]
    if not rows or not all(1 < len(cells) <= MOST_CELLS for cells in rows):
        return
    words = " ".join(filter(None, (n.attributes.get("class") for n in (table, *rows[0]))))
    if not (table.css_first("pre, code") or _CODE_WORDS.search(words)):
        return
    numbers = "\n".join(cells[0].text(separator="\n").strip() for cells in rows)
    if not (is_numbers(numbers) or _is_numbered(rows)):
        return
    text = "\n".join(code_text(cells[-1]) for cells in rows)
    if text.strip():
        _clear_bar(_put(parser, table, text), "")


def _cells(row: Any) -> list[Any]:
    return [node for node in _children(row) if node.tag in {"td", "th"}]


def _is_numbered(rows: list[list[Any]]) -> bool:
    """Whether the first cell of each row has its number as an attribute and no text."""
    return all(
        "data-line-number" in cells[0].attributes and not cells[0].text().strip() for cells in rows
    )


def _children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        following = child.next
        yield child
        child = following


def _clear_bar(pre: Any, language: str) -> None:
    """Take the bar of a piece of code out of the boxes around it: language, button to copy."""
    box = pre
    for _ in range(BOXES_UP):
        around = box.parent
        if around is None or around.tag not in {"div", "figure", "span", "section"}:
            return
        others = [n for n in _children(around) if n.tag != "-text" and not _is_same(n, box)]
        if around.tag != "figure" and _loose_text(around) > BAR:
            return
        if len(others) > 2 * SIBLINGS:
            return
        texts = [short_text(node, BAR + 1).strip() for node in others]
        if sum(map(len, texts)) > BAR:
            return
        known = language or pre.attributes.get("data-language") or ""
        for node, text in zip(others, texts, strict=True):
            language = _clear(node, text, known) or language
        if language and not pre.attributes.get("data-language"):
            pre.attrs["data-language"] = language
        box = around


def _loose_text(node: Any) -> int:
    """How many characters of text stand straight in an element."""
    return sum(len((n.text_content or "").strip()) for n in _children(node) if n.tag == "-text")


def _is_same(node: Any, other: Any) -> bool:
    return bool(node.mem_id == other.mem_id)


def _clear(node: Any, text: str, language: str) -> str:
    """Take one part of a bar away if it is a control or the language; gives the language it says."""
    if not text or node.tag in {"figcaption", "pre", "code"} or node.css_first("pre, code"):
        return ""
    if is_control(node):
        node.decompose()
        return ""
    said = text.lower()
    buttons = node.css("button, [class*=copy], [class*=Copy]")
    for button in buttons:
        said = said.replace(button.text().strip().lower(), "").strip()
    if said == language or said in LANGUAGES:
        node.decompose()
        return said if said in LANGUAGES else ""
    for button in outermost(buttons):
        button.decompose()
    return ""
