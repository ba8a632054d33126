"""Text that is set into Markdown as what it is: no tag and no link of it becomes live.

A page that writes of `<script>` or shows `[x](javascript:...)` as text would, set into Markdown as
it stands, run a script or have a link. A backslash goes where a reader of CommonMark would see such
markup, and nowhere else: `a < b`, single brackets, stars and what stands between ticks stay. So do
character references: they do nothing, and whoever reads the text as text wants them as they are.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cleaner.text.lazy_pattern import lazy_pattern

_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|"
    "hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|"
    "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
"""Tags that begin a block of HTML even if nothing closes them (CommonMark 0.31, 4.6, kind 6)."""
_WHOLE = "script|pre|style|textarea"
"""The same, kind 1."""
_VALUE = r"""(?:[^\s"'=<>`]++|'[^']*+(?:'|\Z)|"[^"]*+(?:"|\Z))"""
_ATTRIBUTE = rf"(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+{_VALUE})?+)"
_TITLE = r"""(?:\s++(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|\([^()]*+(?:\)|\Z)))?+"""
_START = r"(?:(?m:^)|(?<=\r))(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+"
"""The beginning of a line, inside quotations and items, too."""
_TAG = rf"""
    <(?:[A-Za-z][A-Za-z0-9-]*+{_ATTRIBUTE}*+\s*+/?(?:>|\Z)      # <b>, <a href="x">, and one cut short
      | /[A-Za-z][A-Za-z0-9-]*+\s*+(?:>|\Z)
      | !--|\?|![A-Za-z]|!\[CDATA\[                            # comment, instruction, declaration
    )
  | {_START}<(?:(?:{_WHOLE})(?:[\s>]|\Z)|/?(?:{_BLOCKS})(?:\s|/?>|\Z))
"""
_AUTOLINK = (
    r"<(?!(?:https?|ftp|mailto):[^\s<>`]*>)[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+(?:>|\Z)"
    r"|<(?=[^\s<>@]*`)[^\s<>@]+@[^\s<>]*>"
)
"""An address in angle brackets, but those that do nothing; a tick in one would pair with none."""
_LINK = rf"\](?=\(\s*+(?:[^\s)]*+\)|(?:<[^>\n]*+>|\S*+){_TITLE}\s*+(?:\)|\Z)))"
_DEFINITION = (
    rf"{_START}\[(?=(?:[^\]\\]|\\.)++\]:\s*+"
    rf"(?:(?:<[^>\n]*+>|\S++){_TITLE}[ \t]*+(?:[\r\n]|\Z)|\Z))"
)
"""A line that tells where links of a name lead: a reader shows nothing of it."""
_SAFE = (
    r"<?(?:(?:https?|ftp|mailto|tel):[^\s()<>`]*+(?:\([^\s()<>`]*+\)[^\s()<>`]*+)*+"
    r"|[^\s()<>`:&\\]*+)>?(?:\s++(?:\"[^\"`]*+\"|'[^'`]*+'))?\s*+"
)
"""An address that opens a page or a mail, or stands on the same site: no script, no tick."""
_PAGE = lazy_pattern(f"(?uix:{_TAG})|{_AUTOLINK}|{_LINK}|{_DEFINITION}", re.ASCII)
_TEXT = lazy_pattern(
    rf"(?uix:{_TAG})|{_AUTOLINK}|(?!\]\(\s*+{_SAFE}\)){_LINK}"
    rf"|(?!{_START}\[[^\[\]\\]++\]:[ ]*+{_SAFE}(?:\n|\Z)){_DEFINITION}",
    re.ASCII,
)
"""Blanks are those of ASCII, but in tags: some readers take others for blanks there."""
_TRIGGERS = ("<", "](", "]:")
_LINE_END = lazy_pattern(r"[\r\n]")
_CELL = lazy_pattern(r"([\t|])")
_TICKS = lazy_pattern(r"(\\*)(`+)")


Literal = Callable[[str], str]
"""What makes Markdown of a text that shows it."""


class Sign(str):
    """A piece of Markdown among pieces of text: it stays as it is."""

    __slots__ = ()


def literal(text: str) -> str:
    r"""The text of a page as Markdown that shows it.

    >>> print(literal("a < b, see <b> and [x](javascript:go()), `<i>` &lt;"))
    a < b, see \<b> and [x\](javascript:go()), `<i>` &lt;
    """
    return _set(text, _PAGE) if any(sign in text for sign in _TRIGGERS) else text


def literal_cells(text: str, show: Literal) -> str:
    """Cells with what parts them between, each as `show` makes it, and no code from one to the next."""
    return "".join(lone_ticks(show(part)) for part in _CELL.split(text))


def harmless(text: str) -> str:
    r"""A text somebody wrote as Markdown that runs nothing: its links to addresses stay.

    >>> print(harmless("<b> [x](javascript:go()) [y](https://example.org/)"))
    \<b> [x\](javascript:go()) [y](https://example.org/)
    """
    return _set(text, _TEXT) if any(sign in text for sign in _TRIGGERS) else text


def literal_pieces(pieces: Sequence[str]) -> str:
    r"""Pieces of a page's text with signs of Markdown between them (`Sign`), as Markdown.

    >>> print(literal_pieces(["Look!", Sign("["), "<b>", Sign("](/x)")]))
    Look\![\<b>](/x)
    """
    joined = "".join(pieces)
    signs = list(_signs(pieces))
    if not signs:
        return literal(joined)
    return _set(joined, _PAGE, signs)


def _signs(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in pieces:
        if isinstance(piece, Sign):
            yield at, at + len(piece)
        at += len(piece)


def lone_ticks(text: str) -> str:
    r"""A text whose ticks find no partner outside it.

    >>> print(lone_ticks("the `gate` and ` the sill"))
    the `gate` and \` the sill
    """
    spans = code_spans(text)
    alone = [
        place
        for found in _TICKS.finditer(text)
        for place in range(found.start(2) + len(found[1]) % 2, found.end(2))
        if not _within(place, spans)
    ]
    return _with_slashes(text, alone)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Spans of what stands between as many ticks each, in order; an escaped tick begins none."""
    runs = [(m.start(2), m.end(2), len(m[1]) % 2) for m in _TICKS.finditer(text)]
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    spans = []
    number = 0
    while number < len(runs):
        start, end, escaped = runs[number]
        start += escaped  # the first tick alone is escaped
        closers = later.get(end - start, [])
        while closers and closers[-1] <= number:
            closers.pop()
        if start < end and closers:
            number = closers[-1]
            spans.append((start, runs[number][1]))
        number += 1
    return spans


def _set(text: str, pattern: Any, signs: Sequence[tuple[int, int]] = ()) -> str:
    """The text with a backslash before each sign that would be live, signs of ours aside.

    Code over several lines is no shelter, since a line may begin a block of HTML.
    """
    code = [span for span in code_spans(text) if not _LINE_END.search(text, *span)]
    kept = _merged([*code, *signs])
    places = [place for place in _live(text, pattern) if not _within(place, kept)]
    for start, _ in signs:
        if text.startswith("[", start) and text.endswith("!", 0, start):
            places.append(start - 1)  # a link would be an image
    return _with_slashes(text, sorted(places))


def _live(text: str, pattern: Any) -> Iterator[int]:
    """The places of what a reader of Markdown takes for markup."""
    at = 0
    while found := pattern.search(text, at):
        place = next(at for at in range(*found.span()) if text[at] in "<[]")
        at = place + 1
        yield place


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place is in one of the spans, which are in order and apart."""
    number = bisect_right(spans, place, key=lambda span: span[0])
    return number > 0 and place < spans[number - 1][1]


def _slashes(text: str, place: int) -> int:
    """The backslashes right before a place."""
    start = place
    while start and text[start - 1] == "\\":
        start -= 1
    return place - start


def _with_slashes(text: str, places: Sequence[int]) -> str:
    """The text with a backslash at each place; those that stand there are doubled, so they stay."""
    parts = []
    at = 0
    for place in places:
        parts += [text[at:place], "\\" * (_slashes(text, place) + 1)]
        at = place
    return "".join([*parts, text[at:]])
