"""Task lists: the box before an item is written as Markdown has it, `[x]` or `[ ]`."""

import re
from typing import Any

from cleaner.strip.html.nodes import outermost
from cleaner.text.lazy_pattern import lazy_pattern

_BOXES = "li input[type=checkbox], li .checkbox-on, li .checkbox-off"
"""Boxes of programs that render Markdown (GitHub, GitLab), and of Notion's pages."""
_TASK = lazy_pattern(r"task|to-?do|check-?list", re.IGNORECASE)
UP = 4
"""Elements around a box up to its list."""


def settle_tasks(parser: Any) -> None:
    """Write the boxes of task lists as text; those of forms stay what they are."""
    for box in outermost(parser.css(_BOXES)):
        if _is_task(box):
            box.replace_with("[x] " if _is_done(box) else "[ ] ")


def _is_done(box: Any) -> bool:
    return "checked" in box.attributes or "checkbox-on" in (box.attributes.get("class") or "")


def _is_task(box: Any) -> bool:
    """Whether a box, its item or its list is named so, or nobody can tick it."""
    if box.tag != "input":
        return True
    node = box
    for _ in range(UP):
        if node is None or node.tag in {"form", "body"}:
            return False
        if _TASK.search(node.attributes.get("class") or ""):
            return True
        node = node.parent
    return "disabled" in box.attributes
