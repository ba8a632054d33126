"""What a single node of a page is: hidden, an anchor, a line number, code of which language."""

import re
from collections.abc import Callable, Sequence
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


def outermost(nodes: Sequence[Any]) -> list[Any]:
    """Those of some nodes in document order that stand in no other of them.

    Who takes nodes out of a tree must not look at what stood in them.
    """
    known = {node.mem_id for node in nodes}
    return [node for node in nodes if not is_inside(node, lambda above: above.mem_id in known)]


def is_inside(node: Any, wanted: Callable[[Any], bool]) -> bool:
    """Whether an element around a node is one of those wanted."""
    above = node.parent
    while above is not None:
        if wanted(above):
            return True
        above = above.parent
    return False


def code_language(attributes: dict[str, str | None], *, bare: bool = False) -> str:
    """The language of code by the attributes of its element; empty if they name none.

    `bare`: also a class that is the name of a language, and the attribute `lang`.

    >>> code_language({"class": "hljs language-python"})
    'python'
    >>> code_language({"class": "hljs bash"}, bare=True)
    'bash'
    """
    given = next((attributes[name] for name in _GIVEN if attributes.get(name)), "")
    words = attributes.get("class") or ""
    found = _LANGUAGE.search(words)
    named = next((part for part in found.groups() if part), "") if found else ""
    if bare and not (given or named):
        known = [*words.lower().split(), (attributes.get("lang") or "").lower()]
        named = next((word for word in known if word in LANGUAGES), "")
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


def is_anchor(link: Any, *, after_text: bool = False) -> bool:
    """Whether a link in a heading leads to the heading itself and has no word: ¶, #, §.

    Behind the text of the heading it may have words for those who listen, if it is named so.
    """
    target = link.attributes.get("href") or ""
    if "#" not in target:
        return False
    if not any(c.isalnum() for c in link.text()):
        return True
    return after_text and _PERMANENT.search(link.attributes.get("class") or "") is not None


_PERMANENT = lazy_pattern(
    r"hash-?link|header-?link|heading-?link|(?:header|heading)-?anchor|permalink"
)
"""Classes of links to a heading (Docusaurus, Sphinx, VuePress, MkDocs)."""


def is_edit_link(node: Any) -> bool:
    """Whether an element is links in square brackets and nothing else: [edit], [edit | source].

    Wikis say so by the class too, and on telephones without brackets.
    """
    if _EDIT.search(node.attributes.get("class") or ""):
        return True
    text = "".join(c for c in node.text() if c.isalnum())
    linked = "".join(c for link in node.css("a") for c in link.text() if c.isalnum())
    return bool(text) and text == linked and node.text().strip().startswith("[")


def asks_for_mail(attributes: dict[str, str | None]) -> bool:
    """Whether a field of a form is for an address of mail, by its type or its name."""
    kind = (attributes.get("type") or "text").lower()
    if kind == "email":
        return True
    names = f"{attributes.get('name') or ''} {attributes.get('id') or ''}"
    return kind == "text" and _MAIL.search(names) is not None


_MAIL = lazy_pattern(r"(?:^|[^a-z])e?-?mail(?![a-z])|newsletter", re.IGNORECASE)
_EDIT = lazy_pattern(r"(?:^|\s)(?:mw-)?editsection(?=\s|$)")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def is_behind_heading(node: Any) -> bool:
    """Whether the element before a node is a heading, in the same box."""
    before = node.prev
    while before is not None and before.tag == "-text" and not before.text_content.strip():
        before = before.prev
    return before is not None and before.tag in _HEADINGS


def opens_panel(button: Any) -> bool:
    """Whether a button is the head of a panel that it opens: part of an accordion."""
    if "aria-expanded" not in button.attributes or not button.text().strip():
        return False
    panel = button.next
    while panel is not None and panel.tag == "-text" and not panel.text_content.strip():
        panel = panel.next
    return panel is not None and panel.tag in {"div", "section", "p"} and bool(panel.text().strip())


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


_GIVEN = ("data-lang", "data-language", "data-enlighter-language", "data-code-language")


_NAMES = """
    ada apache asm awk bash basic batch bat c c# c++ clojure cmake cmd cobol coffeescript console cpp
    csharp css csv cuda dart delphi diff docker dockerfile elixir elm erlang f# fortran fsharp gherkin
    glsl go golang gradle graphql groovy haskell html http ini ipython3 java javascript js json json5 jsonc jsp
    jsx julia kotlin kt latex less lisp lua makefile markdown matlab mdx mysql nginx nim nix nginxconf
    objc objective-c objectivec ocaml octave pascal perl pgsql php postgresql powershell prolog
    properties protobuf ps1 py python python3 r racket rb rs ruby rust sass scala scheme scss sed sh
    shell shell-session smalltalk solidity sql stylus svelte swift systemverilog tcl terraform tex
    toml ts tsx typescript vb vb.net vbnet verilog vhdl vim vue wasm xml xslt yaml yml zig zsh
"""


LANGUAGES = frozenset(_NAMES.split())
"""Names of languages as highlighters write them (highlight.js and Prism list them)."""


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element says that it is not shown."""
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDING.search(style))
