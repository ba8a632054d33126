"""One pass over the tree of a page: its text in runs, its containers in parallel lists.

A run is the text between two block-level tags or line breaks; a container is a block-level
element. The pass keeps an explicit stack, so depth costs nothing, and touches each node once: all
that later needs a container's text is a difference of sums over its first and last run.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from cleaner.strip.html import tree as bit
from cleaner.strip.html.formula import tex_of_math, written
from cleaner.strip.html.nodes import (
    COUNTED,
    NUMBERING,
    asks_for_mail,
    code_language,
    is_anchor,
    is_behind_heading,
    is_count,
    is_edit_link,
    is_hidden,
    is_line_number,
    opens_panel,
)
from cleaner.strip.html.table import fold_table
from cleaner.strip.html.tags import (
    BLOCK,
    FLAGS,
    TAGS,
)
from cleaner.strip.html.tree import Tree, count_of
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

_SPACES = lazy_pattern(r"[\t\n\f\r\xa0][ \t\n\f\r\xa0]*| [ \t\n\f\r\xa0]+")
"""White space that is not one blank already; those are passed over unchanged."""
_WRAPPED_HAN = lazy_pattern(
    rf"(?<=[\u3001-\u30ff{HAN}\uff01-\uff5e])[ \t\r]*\n\s*(?=[\u3001-\u30ff{HAN}\uff01-\uff5e])"
)
_PARAGRAPH_END = lazy_pattern(r"\n[ \t\r]*\n\s*|(?<=[\u3002\uff01\uff1f\u201d\u300d])[ \t\r]*\n\s*")
LONG_TEXT = 400
"""Characters from which a run is looked at for paragraphs that no tag parts."""
_TELLING = frozenset(
    {"role", "itemprop", "hidden", "style", "value", "colspan", "rowspan", "aria-expanded"}
)


_PANEL = 3
"""The level of the head of a panel that no heading says."""
_NO_PANEL = bit.HEADING | bit.NAV | bit.HEADER | bit.FOOTER | bit.LIST
"""Where a button opens a menu."""


class Wanted(NamedTuple):
    """What a walk writes as Markdown beside the text, and the attributes it looks for.

    `base` is the address links are relative to. Containers with an attribute of `notes` are listed
    in `Tree.noted`.
    """

    links: bool = False
    images: bool = False
    emphasis: bool = False
    base: str = ""
    notes: tuple[str, ...] = ()


def append_tree(tree: Tree, root: Any, tag: str) -> None:
    """Walk another tree and put its runs behind those of `tree`, in a container `tag`."""
    walk = Walk(tree)
    walk.at = 0
    walk.run(root, tag)
    tree.lasts[0] = len(tree.texts)


class Walk:
    """The state of a pass."""

    tags = TAGS

    def __init__(self, tree: Tree | None = None) -> None:
        self.tree = tree or Tree()
        self.at = -1
        self.pieces: list[str] = []
        self.in_links = 0
        self.link_depth = 0
        self.line_breaks = 0
        self.readings: list[str] = []
        self.formula = ""

    def run(self, root: Any, tag: str = "html") -> Tree:
        """Walk all nodes below `root`, which is entered under the name `tag`.

        The loop is the price of every node of a page, so it asks and calls as little as can be.
        """
        kinds, pieces, stack = self.tags.get, self.pieces, list[tuple[Any, int]]()
        begins, ends = self.begins(), self.ends()
        self.open_container(root, tag)
        node = root.child
        while node is not None or stack:
            if node is None:
                node, kind = stack.pop()
                child = None
            elif (tag := node.tag) == "-text":
                text = node.text_content
                if pieces or not text.isspace():
                    self.add_text(text)
                node = node.next
                continue
            else:
                kind = kinds(tag, BLOCK)
                child = begins[kind](node, tag)
            if child is not None:
                stack.append((node, kind))
                node = child
                continue
            if (end := ends[kind]) is not None:
                end()
            node = node.next
        self.close_container()
        return self.tree

    def begins(self) -> list[Callable[[Any, str], Any]]:
        """What is done where an element of each kind begins; gives the child to go on with."""
        return [
            lambda _node, _tag: None, lambda node, _tag: node.child, self.open_container,
            self.open_inline, self.open_link, self.add_break, self.add_image,
            self.open_ordered, self.open_code, self.open_reading, self.open_formula,
            self.note_field,
        ]  # fmt: skip

    def ends(self) -> list[Callable[[], None] | None]:
        """What is done where it ends."""
        close = self.close_container
        return [
            None,
            None,
            close,
            None,
            self.close_link,
            None,
            None,
            close,
            close,
            self.close_reading,
            None,
            None,
        ]

    def add_text(self, text: str) -> None:
        """Add the text of one text node, which is not blank unless it follows others."""
        self.pieces.append(text)
        if self.link_depth:
            self.in_links += len(text.strip())

    def add_break(self, _node: Any, tag: str) -> None:
        """End a line."""
        if self.pieces:
            self.flush()
        self.line_breaks += 2 if tag == "hr" else 1

    def open_inline(self, node: Any, _tag: str) -> Any:
        """Begin an inline element that may be hidden, or the picture of a formula just read."""
        attributes = node.attributes
        if "style" in attributes and is_hidden(attributes):
            # some pages hide the formula and show its picture
            return self.open_formula(formula, "") if (formula := node.css_first("math")) else None
        if "aria-hidden" in attributes and self.pieces and self.pieces[-1] is self.formula:
            return None
        flags = self.tree.flags[self.at]
        if flags & bit.HEADING:
            if (self.pieces or node.next is not None) and is_edit_link(node):
                return None
        elif "class" in attributes and is_behind_heading(node) and is_edit_link(node):
            return None
        return None if flags & bit.CODE and is_line_number(node, attributes) else node.child

    def open_link(self, node: Any, _tag: str) -> Any:
        """Begin a link; the sign beside a heading that links to the heading itself is no text."""
        self.link_depth += 1
        if self.tree.flags[self.at] & bit.HEADING and is_anchor(node, after_text=bool(self.pieces)):
            return None
        return node.child

    def close_link(self) -> None:
        """End a link."""
        self.link_depth -= 1

    def add_image(self, _node: Any, _tag: str) -> None:
        """Note where an image stands."""
        tree = self.tree
        tree.images.append((len(tree.texts), self.at))

    def note_field(self, node: Any, _tag: str) -> None:
        """Note a field that asks for an address of mail."""
        if asks_for_mail(node.attributes):
            self.tree.fields.append(self.at)

    def open_ordered(self, node: Any, tag: str) -> Any:
        """Begin a numbered list, whose first number may be given."""
        child = self.open_container(node, tag)
        attributes = node.attributes
        start = count_of(attributes.get("start"))
        if "reversed" in attributes:
            self.tree.reversed.add(self.at)
        if start:
            self.tree.starts[self.at] = start
        return child

    def open_code(self, node: Any, tag: str) -> Any:
        """Begin a piece of code; its class, one in it or one around it may name its language."""
        child = self.open_container(node, tag)
        first = child
        while first is not None and first.tag == "-text":
            first = first.next
        above = self.tree.parents[self.tree.parents[self.at]]
        around = self.tree.keys[above] if above >= 0 else ""
        named = [code_language(e.attributes) for e in (node, first) if e is not None]
        if language := next(filter(None, reversed([code_language({"class": around}), *named])), ""):
            self.tree.languages[self.at] = language
        return child

    def open_formula(self, node: Any, _tag: str) -> Any:
        """Begin a formula: as TeX, or by its signs where it is too deep for that."""
        if not (tex := tex_of_math(node)):
            return node.child
        self.formula = written(tex)
        self.add_text(self.formula)
        return None

    def open_reading(self, node: Any, _tag: str) -> Any:
        """Begin the reading of a character (ruby), in brackets if the page gives none."""
        bare = node.prev is None or node.prev.tag != "rp"
        self.readings.append(")" if bare else "")
        if bare:
            self.add_text("(")
        return node.child

    def close_reading(self) -> None:
        """End the reading."""
        if end := self.readings.pop():
            self.add_text(end)

    def open_container(self, node: Any, tag: str) -> Any:
        """Begin a container."""
        if self.pieces:
            self.flush()
        self.line_breaks = 0
        tree, at = self.tree, self.at
        flags = tree.flags[at] if at >= 0 else 0
        if own := FLAGS.get(tag, 0):
            flags = (flags & ~bit.HEADING) | own if own <= bit.HEADING else flags | own
        key = ""
        if attributes := node.attributes:
            get = attributes.get
            key = f"{get('class') or ''} {get('id') or ''}"
            if not _TELLING.isdisjoint(attributes):
                key, flags = self.told(node, tag, key, flags)
        self.at = len(tree.tags)
        tree.parents.append(at)
        tree.tags.append(tag)
        tree.keys.append(key)
        tree.flags.append(flags)
        tree.firsts.append(len(tree.texts))
        tree.lasts.append(0)
        return node.child

    def told(self, node: Any, tag: str, key: str, flags: int) -> tuple[str, int]:
        """Key and flags of a container with what its attributes tell besides."""
        attributes = node.attributes
        get = attributes.get
        if "role" in attributes or "itemprop" in attributes:
            key += f" @{get('role')} @{get('itemprop')}"
            if get("role") == "heading" and tag not in FLAGS:
                flags = (flags & ~bit.HEADING) | min(count_of(get("aria-level")) or 2, 6)
        if ("hidden" in attributes or "style" in attributes) and is_hidden(attributes):
            flags |= bit.HIDDEN
        if tag in COUNTED:
            self.tree.note_counts(len(self.tree.tags), attributes)
        if tag == "button" and not flags & _NO_PANEL and opens_panel(node):
            flags = (flags & ~bit.FORM) | _PANEL
        return key, flags

    def close_container(self) -> None:
        """End the innermost container."""
        if self.pieces:
            self.flush()
        self.line_breaks = 0
        tree, at = self.tree, self.at
        if tree.tags[at] == "table":
            fold_table(tree, at)
        tree.lasts[at] = len(tree.texts)
        self.at = tree.parents[at]

    def flush(self) -> None:
        """End a run: what inline text has gathered becomes one, unless it is blank."""
        pieces = self.pieces
        plain = len(pieces) == 1
        raw = pieces[0] if plain else "".join(pieces)
        pieces.clear()
        text = self.clean(raw)
        code = self.tree.flags[self.at] & bit.CODE
        if not text or (code and self.is_gutter(text)):
            pass
        elif len(text) >= LONG_TEXT and not code:
            self.add_parts(raw, text, plain=plain)
        else:
            self.add_run(text)
        self.in_links = 0

    def is_gutter(self, text: str) -> bool:
        """Whether a piece of code is the numbers of the lines of another that stands beside it.

        It stands in a cell or is named so: a program may well print numbers and nothing else.
        """
        if not is_count(text):
            return False
        tree, at = self.tree, self.at
        named = f"{tree.keys[at]} {tree.keys[tree.parents[at]]}"
        return bool(tree.flags[at] & bit.CELL) or NUMBERING.search(named) is not None

    def add_parts(self, raw: str, text: str, *, plain: bool) -> None:
        """Enter a long run by its paragraphs, if they were set with blanks instead of tags."""
        parts = text.split("\u3000\u3000")
        if len(parts) == 1 and plain:
            parts = [self.clean(part) for part in _PARAGRAPH_END.split(raw)]
        parts = [part for part in (part.strip() for part in parts) if part]
        linked = self.in_links
        for part in parts:
            self.in_links = linked * len(part) // len(text)
            self.add_run(part)
            self.line_breaks = 1

    def add_run(self, text: str) -> None:
        """Enter a run of the innermost container."""
        tree = self.tree
        tree.texts.append(text)
        tree.owners.append(self.at)
        tree.linked.append(min(self.in_links, len(text)) if self.in_links else 0)
        tree.breaks.append(self.line_breaks)
        self.line_breaks = 0

    def clean(self, raw: str) -> str:
        """Collapse white space as a browser would, but keep code as it is."""
        if self.tree.flags[self.at] & bit.CODE:
            return raw.strip("\n").rstrip() if raw.strip() else ""
        if raw.isascii():
            return " ".join(raw.split())
        raw = raw.strip()
        if "\n" in raw:
            raw = _WRAPPED_HAN.sub("", raw)
        return _SPACES.sub(" ", raw)
