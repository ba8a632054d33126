"""What each tag is to the walk over a page."""

from cleaner.strip.html import tree as bit

_SKIP = 0
"""What a tag does to the walk; the numbers only tell them apart. This one: nothing of it is text.
"""


_PLAIN = 1
"""A tag that changes nothing."""


BLOCK = 2
"""A block: the run before it ends."""


_INLINE = 3
"""Inside a line, and worth a node for its class words."""


_LINK = 4
"""A link."""


_BREAK = 5
"""A break between lines."""


_IMAGE = 6
"""A picture, which may stand for text."""


_ORDERED = 7
"""A numbered list."""


_CODE = 8
"""Text whose blanks count."""


_READING = 9
"""The reading beside a character (ruby), which is no text of its own."""


_FORMULA = 10
"""A formula."""


_FIELD = 11
"""A field of a form."""


KINDS = 12
"""How many kinds of elements the walk knows; what each does stands in `begins` and `ends`."""


FLAGS = {
    **{f"h{level}": level for level in range(1, 7)},
    "li": bit.LIST, "dd": bit.LIST, "dt": bit.LIST, "blockquote": bit.QUOTE, "pre": bit.CODE, "listing": bit.CODE,
    "xmp": bit.CODE, "figcaption": bit.CAPTION, "caption": bit.CAPTION, "table": bit.TABLE, "td": bit.CELL,
    "th": bit.CELL, "nav": bit.NAV, "menu": bit.NAV, "footer": bit.FOOTER, "header": bit.HEADER, "aside": bit.ASIDE,
    "article": bit.ARTICLE, "main": bit.MAIN, "form": bit.FORM, "button": bit.FORM, "fieldset": bit.FORM,
    "noscript": bit.NOSCRIPT,
}  # fmt: skip


TAGS: dict[str | None, int] = {
    **dict.fromkeys(
        ("-comment", "-cdata", "script", "style", "template", "head", "svg", "iframe", "object",
         "embed", "select", "option", "optgroup", "datalist", "textarea", "audio", "video",
         "canvas", "map", "annotation", "annotation-xml", "meta", "link", "source",
         "track", "param", "noframes", "!doctype", "-doctype", "wbr", "base", "progress", "meter"),
        _SKIP,
    ),
    **dict.fromkeys(
        ("b", "i", "em", "strong", "font", "u", "small", "big", "sup", "sub", "s", "strike", "tt",
         "code", "kbd", "samp", "var", "cite", "q", "mark", "ins", "del", "abbr", "acronym", "dfn",
         "ruby", "rb", "rp", "bdo", "bdi", "nobr", "data", "picture", "blink", "semantics", "mi",
         "mo", "mn", "ms", "mtext", "mspace", "mrow", "mfrac", "msqrt", "mroot", "mstyle", "merror",
         "mpadded", "mphantom", "mfenced", "menclose", "msub", "msup", "msubsup", "munder", "mover",
         "munderover", "mmultiscripts", "mprescripts", "maction", "mtable", "mtr", "mtd"),
        _PLAIN,
    ),
    **dict.fromkeys(("span", "label", "time", "output", "slot"), _INLINE),
    "a": _LINK,
    "br": _BREAK,
    "hr": _BREAK,
    "img": _IMAGE,
    "ol": _ORDERED,
    "pre": _CODE,
    "rt": _READING,
    "math": _FORMULA,
    "input": _FIELD,
    None: _SKIP,
}  # fmt: skip
"""What a tag does; every other one, known or made up, is a container."""
