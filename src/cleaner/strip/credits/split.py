"""A credit line parted at its labels: 来源：新华网 作者：张三 责任编辑：李四, By X | Photos by Y | March 3.

Each label opens a stretch that runs to the next label of any kind, so that a name is never read
past the word that says whose name comes next. Nothing need be told of the rest of the line: that
asks `LineReader`, with the same labels.
"""

import re
from typing import NamedTuple

from cleaner.pack import pack_cache, pack_lru
from cleaner.strip.credits.name_shape import is_han_name
from cleaner.strip.credits.vocabulary import alternation, words
from cleaner.strip.credits.words import Words, credit_words
from cleaner.text.characters import EAST_ASIAN
from cleaner.text.fold import fold
from cleaner.text.lazy_pattern import lazy_pattern

_HAN = f"\u3005{EAST_ASIAN}"
_WORDS = lazy_pattern(r"[^\W\d_]+")
_MARK = r"\s*[:/|=]\s*"
CREDIT_LIMIT = 400
"""Code points; a longer text is no credit line."""
FIELDS = {"reporter": "authors"}
KNOWN = frozenset({"authors", "editors", "source", "published", "modified", "original_title"})
"""Fields of the metadata that a stretch can fill; every other label only ends one."""


class Stretch(NamedTuple):
    """A stretch of a credit line; `marked` if a colon or stroke parts it from its label."""

    field: str
    text: str
    marked: bool = False


def label_words() -> Words:
    """The labels of every language: a page is read before its language is known for certain."""
    return credit_words(())


@pack_cache
def _label() -> re.Pattern[str]:
    """Any label where it can stand; group `mark` is set if a colon or stroke follows it.

    Of CJK labels those that may stand anywhere need no mark but a blank, a digit or a name behind
    them: 据记者了解 is no credit. Labels in letters stand anywhere, or at edges (von, par, di are
    parts of names elsewhere) and before a colon.
    """
    known = label_words()
    han = frozenset(w for w in known.fields if re.match(f"[{_HAN}]", w))
    bare = han & known.anywhere
    inside, start = known.anywhere - han, frozenset(known.fields) - known.anywhere - han
    marks = r"|·,;()\[\]\n:。.>\""
    edge = rf"(?:^|(?<=[{marks}])|(?<=[{marks}]\s)|(?<=\s-)|(?<=\s-\s))"
    return re.compile(
        rf"(?P<han>{alternation(han)})(?P<mark>{_MARK})"
        rf"|(?P<bare>{alternation(bare)})(?=[\s\d{_HAN}]|$)"
        rf"|(?<![^\W_])(?P<inside>{alternation(inside)})(?!\w)\.?(?:(?P<mark2>{_MARK})|(?=\s|$))"
        rf"|{edge}(?P<start>{alternation(start)})(?!\w)(?:(?P<mark3>{_MARK})|(?=\s|$))"
        rf"|(?<!\w)(?P<colon>{alternation(start)})\s?:\s*"
    )


def split_credits(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs (field, stretch) in order; field `` for what stands before the first label.

    Fields are those of `Metadata` the labels name, `other` for labels of things that are none.

    >>> split_credits("来源：新华网 责任编辑：李四")
    (('source', '新华网'), ('editors', '李四'))
    """
    return tuple((stretch.field, stretch.text) for stretch in read_credits(text))


@pack_lru(64)
def read_credits(text: str) -> tuple[Stretch, ...]:
    """Like `split_credits`, and say how sure each label is; a line is asked for field after field."""
    text = text[:CREDIT_LIMIT]
    folded = fold(text)
    found: list[Stretch] = []
    field, at, marked = "", 0, False
    if has_label(folded):
        for m in _label().finditer(folded):
            before = text[at : m.start()]
            if not (_is_label(m, folded) or _after_name(m, field, before)):
                continue
            if field in {"authors", "editors"}:
                before = _without_employer(before, m)
            _add(found, Stretch(field, before, marked))
            field, at = field_of(_word(m)), m.end()
            marked = bool(m["mark"] or m["mark2"] or m["mark3"] or m["colon"])
    _add(found, Stretch(field, text[at:], marked))
    return tuple(found)


def field_of(label: str) -> str:
    """The field of the metadata a folded label names, `other` for one of none, `` for no label.

    >>> field_of("责任编辑"), field_of("记者"), field_of("点击"), field_of("河水")
    ('editors', 'authors', 'other', '')
    """
    field = label_words().fields.get(label)
    if field is None:
        return "authors" if label_words().role.fullmatch(label) else ""
    field = FIELDS.get(field, field)
    return field if field in KNOWN else "other"


@pack_cache
def _endings() -> tuple[str, ...]:
    return tuple(words("organisation", "end"))


@pack_cache
def _first_words() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """The first words of labels in letters, the first two characters of CJK ones, the first one."""
    labels = label_words().fields
    latin = frozenset(re.findall(r"\w+", w)[0] for w in labels if not re.match(f"[{_HAN}]", w))
    cjk = frozenset(w[:2] for w in labels if re.match(f"[{_HAN}]", w))
    return latin, cjk, re.compile(f"[{''.join(sorted({w[0] for w in cjk}))}]")


def has_label(text: str) -> bool:
    """Whether a label may stand in a folded text: a cheap look that saves the exact one."""
    latin, cjk, first = _first_words()
    if not latin.isdisjoint(_WORDS.findall(text)):
        return True
    if text.isascii():
        return False
    return any(
        text[at : at + 2] in cjk or text[at] in cjk
        for at in (m.start() for m in first.finditer(text))
    )


def _word(m: re.Match[str]) -> str:
    return next(m[group] for group in ("han", "bare", "inside", "start", "colon") if m[group])


def _after_name(m: re.Match[str], field: str, before: str) -> bool:
    """记者张三通讯员李四: a label glued to the name before it."""
    return bool(field and m["bare"]) and len(m["bare"]) > 1 and is_han_name(before.strip())


def _without_employer(before: str, m: re.Match[str]) -> str:
    """采写：南都见习记者 is followed by the name: what is glued to a label and no name employs them."""
    han = m["han"] or m["bare"]
    if not han or not before or before[-1] in " \u3000，,、；;。)）】" or before[-1].isascii():
        return before
    rest, last = re.split(r"([^\s\u3000，,、；;]+)$", before)[:2]
    return before if is_han_name(last) else rest


def _add(found: list[Stretch], stretch: Stretch) -> None:
    if text := stretch.text.strip(" \t\n\u3000\u00a0|·•,，;；"):
        found.append(stretch._replace(text=text))


def _is_label(m: re.Match[str], text: str) -> bool:
    """Whether a CJK word that matched is a label here and not part of a sentence or a name.

    One character (文, 图) needs a mark; a word glued to Han before it needs a mark or a blank
    after it, unless it is an organisation's (湖南日报记者李四).
    """
    if not m["bare"]:
        return True
    if len(m["bare"]) == 1:
        return False
    before = text[: m.start()]
    glued_before = bool(re.search(f"[{_HAN}]$", before)) and not before.endswith(_endings())
    glued_after = m.end() < len(text) and re.match(f"[{_HAN}]", text[m.end()]) is not None
    return not (glued_before and glued_after)
