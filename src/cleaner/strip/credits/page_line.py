"""A credit line taken apart: 来源：新华网 作者：张三 责任编辑：李四, By X | Photos by Y | March 3.

Each label opens a stretch that runs to the next label of any kind, so that a name is never read
past the word that says whose name comes next. The labels are data (packs, kind `label`).
"""

import re
from functools import cache
from typing import NamedTuple

from cleaner.strip.credits.page_surname import is_han_name
from cleaner.strip.credits.page_words import alternation, by_field, entries, words
from cleaner.text.lazy_pattern import lazy_pattern

_HAN = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_WORDS = lazy_pattern(r"[^\W\d_]+")
_MARK = r"\s*[:：﹕/／|丨｜＝=]\s*"
CREDIT_LIMIT = 400
"""Code points; a longer text is no credit line."""


@cache
def _label() -> re.Pattern[str]:
    """Any label where it can stand; group `mark` is set if a colon or stroke follows it.

    CJK labels need no blank before them (（记者 张三）) but a mark, a blank or a bracket: 据记者了解
    is no credit. Labels of `match = "start"` (von, par, di) are parts of names elsewhere.
    """
    inside, start, cjk = set(), set(), set()
    for entry in entries("label"):
        for word in entry.text:
            if re.match(f"[{_HAN}]", word) and entry.match != "end":
                cjk.add(word.casefold())
            elif entry.match == "inside":
                inside.add(word.casefold())
            elif entry.match == "start":
                start.add(word.casefold())
    marks = r"|·•—–,;()\[\]\n【（〔:：。.>\"”"
    edge = rf"(?:^|(?<=[{marks}])|(?<=[{marks}]\s))"
    return lazy_pattern(
        rf"(?P<cjk>{alternation(frozenset(cjk))})(?:(?P<mark>{_MARK})|(?=[\s\u3000{_HAN}]|$))"
        rf"|(?<![^\W_])(?P<inside>{alternation(frozenset(inside))})\b\.?(?:(?P<mark2>{_MARK})|(?=\s|$))"
        rf"|{edge}(?P<start>{alternation(frozenset(start))})\b(?:(?P<mark3>{_MARK})|(?=\s|$))"
        rf"|(?<!\w)(?P<colon>{alternation(frozenset(start))})\s?[:：]\s*",
        re.IGNORECASE,
    )


def split_credits(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs (field, stretch) in order; field `` for what stands before the first label.

    Fields are those of `Metadata` the labels name, `other` for labels of things that are none.

    >>> split_credits("来源：新华网 责任编辑：李四")
    (('source', '新华网'), ('editors', '李四'))
    """
    return tuple((credit.field, credit.text) for credit in read_credits(text))


class Credit(NamedTuple):
    """A stretch of a credit line; `marked` if a colon or stroke parts it from its label."""

    field: str
    text: str
    marked: bool = False


def read_credits(text: str) -> list[Credit]:
    """Like `split_credits`, and say how sure each label is."""
    text = text[:CREDIT_LIMIT]
    found: list[Credit] = []
    field, at, marked = "", 0, False
    if has_label(text):
        for m in _label().finditer(text):
            before = text[at : m.start()]
            if not (_is_label(m, text) or _after_name(m, field, before)):
                continue
            if field in {"authors", "editors"}:
                before = _without_employer(before, m)
            _add(found, Credit(field, before, marked))
            field, at = _field_of(m), m.end()
            marked = bool(m["mark"] or m["mark2"] or m["mark3"] or m["colon"])
    _add(found, Credit(field, text[at:], marked))
    return found


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words("organisation", "end"))


@cache
def _first_words() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """The first words of labels in letters, the first two characters of CJK ones, the first one."""
    labels = [w.casefold() for e in entries("label") for w in e.text if e.match != "end"]
    latin = frozenset(re.findall(r"\w+", w)[0] for w in labels if not re.match(f"[{_HAN}]", w))
    cjk = frozenset(w[:2] for w in labels if re.match(f"[{_HAN}]", w))
    return latin, cjk, lazy_pattern(f"[{''.join(sorted({w[0] for w in cjk}))}]")


def has_label(text: str) -> bool:
    """Whether a label may stand in the text: a cheap look that saves the exact one."""
    latin, cjk, first = _first_words()
    if not latin.isdisjoint(_WORDS.findall(text.casefold())):
        return True
    if text.isascii():
        return False
    return any(
        text[at : at + 2] in cjk or text[at] in cjk
        for at in (m.start() for m in first.finditer(text))
    )


def _after_name(m: re.Match[str], field: str, before: str) -> bool:
    """记者张三通讯员李四: a label glued to the name before it."""
    return bool(field and m["cjk"]) and len(m["cjk"]) > 1 and is_han_name(before.strip())


def _without_employer(before: str, m: re.Match[str]) -> str:
    """采写：南都见习记者 is followed by the name: what is glued to a label and no name employs them."""
    if not m["cjk"] or not before or before[-1] in " \u3000，,、；;。)）】" or before[-1].isascii():
        return before
    rest, last = re.split(r"([^\s\u3000，,、；;]+)$", before)[:2]
    return before if is_han_name(last) else rest


def _add(found: list[Credit], credit: Credit) -> None:
    if stretch := credit.text.strip(" \t\n\u3000\u00a0|·•,，;；"):
        found.append(credit._replace(text=stretch))


def _field_of(m: re.Match[str]) -> str:
    word = m["cjk"] or m["inside"] or m["start"] or m["colon"]
    return by_field("label")[word.casefold()]


def _is_label(m: re.Match[str], text: str) -> bool:
    """Whether a CJK word that matched is a label here and not part of a sentence or a name.

    One character (文, 图) needs a mark; a word glued to Han before it needs a mark or a blank
    after it, unless it is an organisation's (湖南日报记者李四).
    """
    if not m["cjk"] or m["mark"]:
        return True
    if len(m["cjk"]) == 1:
        return False
    before = text[: m.start()]
    glued_before = bool(re.search(f"[{_HAN}]$", before)) and not before.endswith(_endings())
    glued_after = m.end() < len(text) and re.match(f"[{_HAN}]", text[m.end()]) is not None
    return not (glued_before and glued_after)
