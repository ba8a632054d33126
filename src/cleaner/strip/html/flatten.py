"""Make absurd pages harmless before they are parsed: deep nesting, endless attributes.

The parser's time grows with the square of the depth (100,000 open tags: half a minute) and of the
attributes of one tag (300,000: two minutes), so tags deeper than browsers allow (512) and
attributes beyond the thousandth are taken out of such pages. No character of text goes.
"""

from cleaner.text.lazy_pattern import lazy_pattern

MAX_DEPTH = 512
"""Depth of tags beyond which parsers grow slow (browsers stop at 512, too)."""
SUSPICIOUS = 4000
"""Open tags more than closed ones, at some point of a page, from which it is looked at."""
CHUNKS = 32
"""Pieces in which a page is searched for long tags."""
MANY = 12_000
"""Tags of a page that cannot be nested deep enough to matter, whatever it does."""
WINDOW = 10_000
"""Characters without a `<` that are looked at for attributes."""
MAX_ATTRIBUTES = 1000
"""Attributes of a tag that are kept."""
_ATTRIBUTE = lazy_pattern(r"""[\s/]+[^\s/>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))?""")
_NAME = lazy_pattern(r"[a-zA-Z][^\s/>]*")
_TAG = lazy_pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})
_UNCOUNTED = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr", "html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "tr",
     "td", "th", "thead", "tbody", "tfoot", "colgroup", "path")
)  # fmt: skip
_RUBY = frozenset({"rp", "rt", "rb"})
"""Elements that end where the next begins, but only inside ruby."""


def is_suspicious(source: str) -> bool:
    """Whether a page may be nested absurdly; cheap, and often true of large harmless pages.

    >>> is_suspicious("<b>" * 5000), is_suspicious("<b></b>" * 5000)
    (True, False)
    """
    size = len(source) // CHUNKS + 1
    opened = 0
    for start in range(0, len(source), size):
        opened += source.count("<", start, start + size) - 2 * source.count(
            "</", start, start + size
        )
        if opened > SUSPICIOUS:
            return True
    return False


def flatten(source: str) -> str:
    """The page without the tags that lie deeper than `MAX_DEPTH`.

    >>> flatten("<b>" * 9000 + "x" + "</b>" * 9000).count("<b>")
    512
    """
    source = _cut_long_tags(source)
    if len(source) < 3 * MANY or source.count("<") < MANY or not is_suspicious(source):
        return source
    return _flatten(source)


def _cut_long_tags(source: str) -> str:
    """Cut the attributes of tags that are longer than two windows, one of which then has no `<`."""
    at = 0
    while at + WINDOW <= len(source):
        if source.find("<", at, at + WINDOW) >= 0:
            at += WINDOW
            continue
        start = source.rfind("<", 0, at) + 1
        end = source.find("<", at)
        end = len(source) if end < 0 else end
        piece = _cut_attributes(source[start:end])
        if len(piece) < end - start:
            source = source[:start] + piece + source[end:]
        at = start + len(piece)
    return source


def _cut_attributes(piece: str) -> str:
    """What follows a `<`, without the attributes of its tag beyond the first thousand."""
    if (name := _NAME.match(piece)) is None:
        return piece
    at = first = name.end()
    count = 0
    while found := _ATTRIBUTE.match(piece, at):
        at = found.end()
        count += 1
        if count == MAX_ATTRIBUTES:
            first = at
    return piece if count <= MAX_ATTRIBUTES else piece[:first] + piece[at:]


def _flatten(source: str) -> str:
    """Take the tags out that lie too deep."""
    uncounted = _UNCOUNTED | _RUBY if "<ruby" in source else _UNCOUNTED
    depth = 0
    raw = ""
    pieces: list[str] = []
    at = 0
    for match in _TAG.finditer(source):
        closing, name = match[1], match[2].lower()
        if raw:
            raw = "" if closing and name == raw else raw
        elif name in _RAW and not closing:
            raw = name
        elif name not in uncounted:
            too_deep = depth > MAX_DEPTH if closing else depth >= MAX_DEPTH
            depth = max(0, depth - 1) if closing else depth + 1
            if too_deep:
                pieces.append(source[at : match.start()])
                at = match.end()
    return source if not pieces else "".join((*pieces, source[at:]))
