"""Formulas as TeX between dollar signs, once each, however a page shows them.

MathJax leaves the TeX in a script or an attribute, KaTeX in an annotation, others in the `alt` or
the address of a picture; MathML may say it in an annotation or in `alttext`.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from cleaner.strip.html.mathml import to_tex
from cleaner.strip.html.nodes import outermost, tex_of
from cleaner.text.lazy_pattern import lazy_pattern

_ATTRIBUTES = ("data-tex", "data-latex", "data-math", "data-formula")
_SHOWN = lazy_pattern(r"(?:^|\s)(?:MathJax|MJX|mjx|katex)", re.IGNORECASE)
"""Classes of what a script shows of the formula behind it."""
_PICTURE = lazy_pattern(r"(?:^|[\s_-])(?:latex|tex|math|formula|equation|eeimg)", re.IGNORECASE)
_ADDRESS = lazy_pattern(
    r"codecogs\.com|/equation\?tex|/latex|latex\.php|mathtex|mimetex|cht=tx|render/svg/",
    re.IGNORECASE,
)
"""Addresses of services that draw TeX (CodeCogs, Zhihu, WordPress, mathTeX, Google, Wikimedia)."""
_TEX = lazy_pattern(r"\\[a-zA-Z]+|[\^_]\{|[\^_][\w+-]")
_IN_ADDRESS = lazy_pattern(r"codecogs\.com/\w+(?:\.\w+)?\?(.+)", re.IGNORECASE)
_SIZED = lazy_pattern(r"\\(?:inline|large|small|dpi\{\d+\}|bg_\w+|fn_\w+)\s*")
_MARKS = (("$$", "$$"), ("\\(", "\\)"), ("\\[", "\\]"), ("$", "$"))
MOST_TEX = 4000
"""Characters of a formula; what is longer is none."""


def settle_formulas(parser: Any) -> None:
    """Put the TeX of formulas in their places."""
    if parser.css_first(_HOLDS) is None:
        return
    for script in parser.css("script[type^='math/tex']"):
        _show(script, script.text())
    for selector, read in _READERS:
        for node in outermost(parser.css(selector)):
            if tex := read(node):
                node.replace_with(written(tex))


_TEX_OR_SHORT = lazy_pattern(r"\\[a-zA-Z]|[\^_=+<>]|\A\s*[A-Za-z]\s*\Z")


def written(tex: str) -> str:
    """A formula as it is written into the text: TeX on one line between dollar signs.

    >>> written("\\\\( a^2 \\\\)")
    '$a^2$'
    """
    tex = tex_of(tex[:MOST_TEX])
    for before, after in _MARKS:
        if tex.startswith(before) and tex.endswith(after) and len(tex) > len(before + after):
            tex = tex[len(before) : -len(after)].strip()
            break
    return f"${tex}$"


def tex_of_math(math: Any) -> str:
    """The TeX of a `math` element: as it says it, else made from its elements; may be empty."""
    for encoding in ("application/x-tex", "TeX", "LaTeX", "text/tex", "application/x-latex"):
        if (tex := math.css_first(f"annotation[encoding='{encoding}' i]")) is not None:
            return str(tex.text())
    given = (math.attributes.get("alttext") or "").strip()
    return given if given and _TEX_OR_SHORT.search(given) else to_tex(math)


def _tex_given(node: Any) -> str:
    """The TeX that an attribute of an inline element says; empty if it says something else."""
    given = next((node.attributes.get(name) for name in _ATTRIBUTES if name in node.attributes), "")
    is_tex = given and node.tag in _HOLDERS and _TEX_OR_SHORT.search(given)
    return str(given) if is_tex else ""


_HOLDERS = frozenset({"span", "img", "div", "code", "p"})


def _tex_inside(node: Any) -> str:
    """The TeX of what MathJax or KaTeX shows; empty if they do not say it."""
    given = node.attributes.get("data-latex") or ""
    if not given and (inner := node.css_first("[data-latex]")) is not None:
        given = inner.attributes.get("data-latex") or ""
    if given:
        return str(given)
    math = node.css_first("math")
    return tex_of_math(math) if math is not None else ""


def _show(script: Any, tex: str) -> None:
    """Put the TeX of a script in the place of what is shown of it."""
    before = script.prev
    while before is not None and before.tag != "-text":
        shown, before = before, before.prev
        if not _SHOWN.search(
            f"{shown.attributes.get('class') or ''} {shown.attributes.get('id') or ''}"
        ):
            break
        shown.decompose()
    if tex.strip():
        script.replace_with(written(_without_cdata(tex)))


def _without_cdata(tex: str) -> str:
    return tex.replace("% <![CDATA[", "").replace("%]]>", "").replace("% ]]>", "")


def picture_tex(attributes: dict[str, str | None]) -> str:
    """The TeX that a picture shows, by its `alt` or its address; empty if it is another picture.

    >>> picture_tex({"src": "https://latex.codecogs.com/gif.latex?a%5E2", "alt": ""})
    'a^2'
    >>> picture_tex({"src": "/boat.jpg", "alt": "The boat_1"})
    ''
    """
    source = attributes.get("src") or attributes.get("data-src") or ""
    named = _PICTURE.search(attributes.get("class") or "") or "eeimg" in attributes
    drawn = _ADDRESS.search(source) if source[:5] != "data:" else None
    if not named and not drawn:
        return ""
    alt = (attributes.get("alt") or attributes.get("title") or "").strip()
    if alt and (_TEX_OR_SHORT.search(alt) if drawn or "eeimg" in attributes else _TEX.search(alt)):
        return alt
    return _tex_of_address(source) if drawn else ""


def _tex_pictured(image: Any) -> str:
    """The TeX of a picture, but for one that shows the MathML beside it (MediaWiki)."""
    tex = picture_tex(image.attributes)
    around = image.parent if tex else None
    return "" if around is not None and around.css_first("math") is not None else tex


def _tex_of_address(source: str) -> str:
    if found := _IN_ADDRESS.search(source):
        return _SIZED.sub("", unquote(found[1])).strip()
    query = parse_qs(urlsplit(source).query)
    return next((query[name][0] for name in ("tex", "latex", "chl", "math") if name in query), "")


_SHOWS = "mjx-container, .katex"
_GIVES = ", ".join(f"[{name}]" for name in _ATTRIBUTES)
_READERS: tuple[tuple[str, Callable[[Any], str]], ...] = (
    (_SHOWS, _tex_inside),
    (_GIVES, _tex_given),
    ("img", _tex_pictured),
)
"""Where formulas stand, and what reads them."""
_PICTURES = ", ".join(
    f"img[{attribute}*='{word}' i]"
    for attribute, words in (
        ("class", ("tex", "math", "formula", "equation")),
        ("src", ("tex", "codecogs", "cht=tx", "render/svg/")),
        ("data-src", ("tex", "codecogs", "cht=tx", "render/svg/")),
    )
    for word in words
)
_HOLDS = f"script[type^='math/tex'], {_SHOWS}, {_GIVES}, img[eeimg], {_PICTURES}"
"""What no page without a formula need have. The parser finds it in a fifth of the time that looking
for such words in the source takes, where scripts name them that show none."""
