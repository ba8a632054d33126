"""The text of a piece of code: its lines and indents, without numbers and buttons."""

import re
from collections.abc import Iterator
from typing import Any

from cleaner.strip.html.nodes import LANGUAGES, NUMBERING, is_count, is_line_number
from cleaner.text.lazy_pattern import lazy_pattern

_BLOCKS = frozenset({"div", "p", "li", "ol", "ul", "tr", "pre", "table", "tbody", "dd", "dt"})
_NO_TEXT = frozenset(
    {"button", "script", "style", "template", "svg", "input", "select", "textarea", "-comment"}
)
_LINE = lazy_pattern(
    r"(?:^|\s)(?:[\w-]*code-line|token-line|ec-line|line|view-line|hljs-ln-line|CodeMirror-line)(?=\s|$)"
)
"""Classes of a line (Shiki, Hexo, Chroma, GitLab, Docusaurus, Monaco, CodeMirror)."""
_CONTROL = lazy_pattern(
    r"copy|clipboard|toolbar|hljs-button|sr-only|screen-reader|visually-hidden", re.IGNORECASE
)
"""Classes of what readers click or hear beside a piece of code, as a part of a word."""
CONTROL = 40
"""Characters of a control; `copy` may also be the class of a piece of text."""
_NUMBERS = lazy_pattern(r"pre-numbering|line-?numbers?-rows|linenodiv|ln-numbers", re.IGNORECASE)
_CODE = lazy_pattern(r"code(?=\s|$)", re.IGNORECASE)
_EMPTY_LINE = lazy_pattern("(?m)^[\u200b\ufeff]+$")


def code_text(root: Any) -> str:
    """The text of the code under an element; empty if there is none."""
    text = "".join(_Lines().write(root)).replace("\xa0", " ")
    text = _EMPTY_LINE.sub("", text.replace("\r\n", "\n"))
    return text.strip("\n").rstrip() if text.strip() else ""


class _Lines:
    """Writes code: an element that is a line begins a new one where none has begun."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.is_due = False
        self.is_broken = False

    def write(self, root: Any) -> list[str]:
        """Write what is under `root`; an explicit stack, so that depth costs nothing."""
        stack: list[tuple[Any, bool, int]] = []
        node = root.child
        while node is not None or stack:
            if node is None:
                node, is_line, size = stack.pop()
                if is_line:
                    self.is_due = not self.has_begun() or size == len(self.pieces)
                node = node.next
            elif node.tag == "-text":
                self.add(node.text_content or "")
                node = node.next
            elif node.tag == "br":
                self.end_line()
                node = node.next
            elif is_skipped(node):
                node = node.next
            else:
                is_line = is_line_element(node)
                if is_line:
                    self.begin_line()
                stack.append((node, is_line, len(self.pieces)))
                node = node.child
        return self.pieces

    def has_begun(self) -> bool:
        """Whether the last line is ended and the next has no character yet."""
        return not self.pieces or self.pieces[-1].endswith("\n")

    def begin_line(self) -> None:
        """Begin a line, unless one has just begun."""
        if self.is_due or not self.has_begun():
            self.pieces.append("\n")
        self.is_due = False

    def end_line(self) -> None:
        """End a line, be it one of an element."""
        self.is_due = False
        self.pieces.append("\n")
        self.is_broken = True

    def add(self, text: str) -> None:
        """Add a piece of text; between lines that are elements only a line end counts."""
        if self.is_broken:
            text = text.removeprefix("\n")  # the source is wrapped behind each `br`
        self.is_broken = False
        if not text:
            return
        if self.is_due:
            if not text.strip() and "\n" in text:
                text = "\n" * max(1, text.count("\n"))
            elif not text.startswith(("\n", "\r\n")):
                self.pieces.append("\n")
        self.is_due = False
        self.pieces.append(text)


def is_line_element(node: Any) -> bool:
    """Whether an element of a piece of code begins a line of its own."""
    if node.tag in _BLOCKS:
        return True
    return node.tag in {"span", "code"} and bool(_LINE.search(node.attributes.get("class") or ""))


def is_skipped(node: Any) -> bool:
    """Whether an element in a piece of code is no part of it: a button, the numbers of lines."""
    if node.tag in _NO_TEXT:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    named = attributes.get("class") or ""
    if named and is_control(node):
        return True
    if is_line_number(node, attributes):
        return True
    beside = NUMBERING.search(named) or _NUMBERS.search(named) or "data-line-number" in attributes
    if not beside or _CODE.search(named):
        return False
    text = node.text(separator="\n").strip()
    return not text or is_numbers(text)


def is_numbers(text: str) -> bool:
    """Whether a text is the numbers of lines: one, or several that count.

    >>> is_numbers("7"), is_numbers("1\\n2\\n3"), is_numbers("1\\n5"), is_numbers("")
    (True, True, False, False)
    """
    return text.isdecimal() or (bool(text) and is_count(text))


def is_control(node: Any) -> bool:
    """Whether an element beside or in code is a button or a bar of buttons."""
    if node.tag == "button":
        return True
    if node.tag in {"pre", "code"} or not _CONTROL.search(node.attributes.get("class") or ""):
        return False
    return node.css_first("pre, code") is None and len(short_text(node, CONTROL + 1)) <= CONTROL


def short_text(node: Any, most: int) -> str:
    """The text of a node, no further than `most` characters and as many nodes."""
    if node.tag == "-text":
        return str(node.text_content or "")[:most]
    pieces: list[str] = []
    size = 0
    for count, piece in enumerate(_texts(node)):
        pieces.append(piece)
        size += len(piece.strip())
        if size >= most or count >= most:
            break
    return "".join(pieces)


def _texts(node: Any, without: Any = None) -> Iterator[str]:
    """The text nodes under a node, but those of controls, `without` and what it holds."""
    stack = [node.child]
    while stack:
        at = stack.pop()
        if at is None:
            continue
        stack.append(at.next)
        if at.tag == "-text":
            yield at.text_content or ""
        elif without is None:
            stack.append(at.child if at.tag not in _NO_TEXT - {"button"} else None)
        elif at.mem_id != without.mem_id and not is_skipped(at):
            stack.append(at.child)


def outer_text(node: Any, inner: Any) -> str:
    """The text of an element outside one in it, without controls and numbers."""
    return "".join(_texts(node, inner))


def around_name(node: Any) -> str:
    """The language a box names after the word `highlight` (Hexo, Jupyter); else empty."""
    found = _BOX.search(node.attributes.get("class") or "")
    return found[1].lower() if found and found[1].lower() in LANGUAGES else ""


_BOX = lazy_pattern(r"(?:^|\s)highlight\s+(?:hl-)?([\w+#]{1,20})\s*$")
