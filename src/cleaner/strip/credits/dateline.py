"""Finds the dateline before the first sentence: agency or paper, place, day, reporters.

新华社北京4月24日电（记者唐霁） or BERLIN (dpa) - stand before the text and are no part of it. The
forms are patterns of the `credits` packs; what says "a paper reports" inside a sentence is text.
"""

import re
from typing import NamedTuple

from cleaner.pack import load_packs, pack_cache, pack_lru
from cleaner.strip.credits.line import Credit
from cleaner.strip.credits.tail import CreditReader
from cleaner.text.characters import HAN
from cleaner.text.fold import fold_pattern
from cleaner.text.lazy_pattern import lazy_pattern

WIDEST = 90
"""Code points looked at; a dateline with its reporters is no longer."""
GLUE = lazy_pattern(r"[ ]*[:,·|-]*[ ]*")
BRACKET = lazy_pattern(r"[ ]*[(\[]([^()\[\]]{1,60})[)\]]")
HAN_RUN = lazy_pattern(f"[{HAN}·、, ]{{2,14}}")


class Dateline(NamedTuple):
    """What stands at `start:end` of a block before its text begins; `shown` ends the dateline.

    `theme` says that the rest of the block is a title (电题：), no sentence.
    """

    start: int
    shown: int
    end: int
    credits: tuple[Credit, ...]
    entry: str
    theme: bool = False


@pack_cache
def _patterns(languages: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (f"{pack.id}/{entry.id}", lazy_pattern(fold_pattern(entry.pattern), re.VERBOSE))
        for pack in load_packs("credits", languages)
        for entry in pack.entry
        if entry.kind == "dateline"
    )


@pack_lru(64)
def find_dateline(text: str, reader: CreditReader, languages: tuple[str, ...]) -> Dateline | None:
    """Return the dateline a folded paragraph begins with, or None; rules ask for the same few."""
    start = len(text) - len(text.lstrip(" ·-|\u200b\ufeff"))
    for id_, pattern in _patterns(languages):
        match = pattern.match(text, start, start + WIDEST)
        if match:
            return _with_reporters(text, match, reader, id_)
    return None


def _with_reporters(
    text: str, match: re.Match[str], reader: CreditReader, id_: str
) -> Dateline | None:
    """Take the brackets behind a dateline with it, if they name people or a programme."""
    found = [
        Credit(_FIELDS[name.rstrip("2")], *match.span(name), id_)
        for name in match.groupdict()
        if match[name] and name.rstrip("2") in _FIELDS and match[name] not in reader.words.own
    ]
    end = match.end()
    while bracket := BRACKET.match(text, end):
        inner = _people(bracket[1], reader)
        if inner is None:
            break
        found += [
            c._replace(start=c.start + bracket.start(1), end=c.end + bracket.start(1))
            for c in inner
        ]
        end = bracket.end()
    glue = GLUE.match(text, end)
    end = glue.end() if glue else end
    theme = reader.words.theme.match(text, end)
    return Dateline(
        match.start(), match.end(), theme.end() if theme else end, tuple(found), id_,
        theme=theme is not None,
    )  # fmt: skip


_FIELDS = {"source": "source", "date": "published", "authors": "authors"}


def _people(inner: str, reader: CreditReader) -> list[Credit] | None:
    """The people a bracket names; a short bracket of Han only is a name or a programme."""
    if found := reader.read(inner, lenient=True):
        return found
    if len(inner) > 14 or not HAN_RUN.fullmatch(inner):  # noqa: PLR2004
        return None
    return [Credit("authors", 0, len(inner))] if reader.names(inner) else []
