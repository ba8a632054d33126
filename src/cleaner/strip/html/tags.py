"""What each tag is to the walk over a page."""

from cleaner.strip.html import tree as bit

_SKIP = 0


_PLAIN = 1


BLOCK = 2


_INLINE = 3


_LINK = 4


_BREAK = 5


_IMAGE = 6


_ORDERED = 7


_CODE = 8


_READING = 9


_FORMULA = 10


_FIELD = 11


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
