"""A line is left over from a player, a script or a template."""

import re
from collections.abc import Iterator, Sequence

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.furniture import Piece, phrase_pieces
from cleaner.strip.view.view import View
from cleaner.text.lazy_pattern import lazy_pattern

RULE = Rule(
    code="FUR470",
    name="leftover-code",
    stage="strip",
    summary=__doc__,
    why="Machinery of the site is no text.",
    keeps=(
        "他在黑板上写下集合{1, 2, 3}，然后转过身来，看着全班同学。",
        "<b>Five boats</b>",
    ),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n{{username}} {{unread}}",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\nfunction(){var a=1;}",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    yields=(0.8, 0.8, 0.8),
)
KINDS = frozenset({"leftover"})
OPENERS, CLOSERS = "({[", ")}]"
_SAYS = lazy_pattern(
    r"<(?!(?:script|style|a|button|label|option)\b)([a-z][a-z0-9]*)\b[^<>]*>[^<>]*\w[^<>]*</\1>",
    re.IGNORECASE,
)
"""What an author would set so: the words between the tags are text, whatever became of the tags."""
CLOSING = lazy_pattern(r"[\s\])};,]+")


def find(view: View) -> Iterator[Finding]:
    """Drop the lines whose phrases say so, but for the brackets that close what a text shows."""
    pieces = [piece for piece in phrase_pieces(view) if piece.kind in KINDS]
    shut = closed_before(view, pieces) if pieces else {}
    for piece in pieces:
        if shut.get(piece.line.block.index, True) and not _SAYS.fullmatch(piece.line.text):
            yield RULE.drop(
                piece.line.block, piece.kind, entry=piece.entry, confidence=piece.confidence
            )


def closed_before(view: View, pieces: Sequence[Piece]) -> dict[int, bool]:
    """For each leftover of closing brackets whether none is open in the lines that stay above it."""
    going = {piece.line.block.index for piece in pieces}
    depth = 0
    found: dict[int, bool] = {}
    for line in view.lines:
        text, at = line.text, line.block.index
        closes = sum(map(text.count, CLOSERS))
        if at not in going:
            depth = max(0, depth + sum(map(text.count, OPENERS)) - closes)
        elif CLOSING.fullmatch(text):
            found[at] = depth == 0
            depth = max(0, depth - closes)
    return found
