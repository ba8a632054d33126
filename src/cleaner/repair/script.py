"""Simplified and traditional: what a text is written in, whether a machine made it, and the way back.

Clone sites turn simplified text into traditional with a table of single characters. Such a table
leaves 后, 里, 范 and their like as they were, where people who write traditional characters have
後, 裡, 範; other tables take one form for all: 髮展, 曆史. That a machine made the characters is no
damage by itself: publishers convert, too, and the script is the author's. Text is turned back where
the document carries other damage of clone sites besides: repairs of their kit in the ledger, words
strewn into it, a tail of spam.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cleaner.config import Config
from cleaner.document import Document
from cleaner.pack import load_packs, pack_cache, pack_lru
from cleaner.repair.markup_mask import BREAK, MASK
from cleaner.rule import codes_with
from cleaner.text.characters import HAN
from cleaner.text.fold import fold
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scan import scan_of

_SEGMENT = lazy_pattern(f"[^\n\r{MASK}{BREAK}]+")
_KANA = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = lazy_pattern("[\uac00-\ud7a3]")
_HAN = lazy_pattern(f"[{HAN}]")

_KIT_EDITS = 3
"""So many such repairs are evidence by themselves."""
_SPAM = frozenset({"adult", "chat", "gambling"})
"""Fields of words of the trades whose links clone sites carry."""
_SPAM_TAIL = "tail"
"""The field of words no other line has."""
_SPAM_KINDS = 6
"""So many different words of the trades; the news about them has at most 2 (as in `strip/view/spam`)."""
_WORDS = 3
"""Words as a table leaves them that are evidence beside right ones ..."""
_WORDS_IF_ALONE = 2
"""... and where there are none."""
_RATIO = 4
"""So many words as a table leaves them for one as people write it. On 26 labelled Big5 files and
1,100 Taiwanese paragraphs no text has more than one of the former; clone pages have 2 to 18."""
_OVERDONE = 3
"""So many words with a traditional form that nobody writes there (髮展) ..."""
_OVERDONE_WORDS = 2
"""So many words with a traditional form that nobody writes there (髮展), so many different ones."""
_KANA_SHARE = 0.03
"""Share of kana beside Han from which on a text is Japanese."""


class Words(NamedTuple):
    """Compiled lists of the pack `zh/script`."""

    machine: re.Pattern[str]
    written: re.Pattern[str]
    simplified: re.Pattern[str]
    traditional: re.Pattern[str]
    everyday: tuple[str, ...]
    overdone: re.Pattern[str]
    zhu: re.Pattern[str]


@pack_cache
def words() -> Words:
    """Load the lists, once."""
    lists: dict[str, tuple[str, ...]] = {}
    for entry in (entry for pack in load_packs("script") for entry in pack.entry):
        lists[entry.kind] = lists.get(entry.kind, ()) + entry.text

    def char_class(kind: str) -> re.Pattern[str]:
        return lazy_pattern(f"[{''.join(lists[kind])}]")

    return Words(
        _pairs(lists["machine"]), _pairs(lists["written"]), char_class("simplified"), char_class("traditional"),
        lists["traditional"], re.compile("|".join(lists["overdone"])), re.compile("|".join([*lists["keep"], "著"])),
    )  # fmt: skip


def _pairs(pairs: Iterable[str]) -> re.Pattern[str]:
    """An expression for words of two characters, of which one recurs in many (后, 里).

    It begins with those, since hundreds of alternatives would be tried everywhere; where such a
    character is the second of its word, the first is looked behind at and not matched.
    """
    often = Counter("".join(pairs))
    beside: dict[str, tuple[list[str], list[str]]] = {}
    for pair in pairs:
        recurring = max(pair, key=lambda character: often[character])
        before, after = beside.setdefault(recurring, ([], []))
        (after if pair[0] == recurring else before).append(pair.replace(recurring, "", 1))
    ways = []
    for recurring, (before, after) in beside.items():
        if after:
            ways.append(f"{recurring}[{''.join(after)}]")
        if before:
            ways.append(f"{recurring}(?<=[{''.join(before)}]{recurring})")
    return lazy_pattern("|".join(ways))


def count(pattern: re.Pattern[str], text: str) -> int:
    """How often a pattern matches."""
    return len(pattern.findall(text))


def is_chinese(text: str) -> bool:
    """Whether the Han characters of a text are Chinese: hardly any kana or Hangul among them."""
    text = scan_of(text).beyond_ascii
    if not _KANA.search(text) and not _HANGUL.search(text):
        return True
    others = count(_KANA, text) + count(_HANGUL, text)
    return others < _KANA_SHARE * count(_HAN, text)


@pack_lru(2)
def has_traditional(text: str) -> bool:
    """Whether a text holds one of the commonest traditional characters; asked by several rules."""
    return words().traditional.search(scan_of(text).beyond_ascii) is not None


class Signs(NamedTuple):
    """What says that a table made the traditional characters of a text.

    `left` and `overdone` are words as only a table has them, `written` counts those as people write
    them. `is_made` says whether that is enough, `is_cloned` whether the document carries damage: that
    of clone sites, or characters nobody would have chosen.
    """

    left: tuple[str, ...] = ()
    overdone: tuple[str, ...] = ()
    written: int = 0
    is_made: bool = False
    is_cloned: bool = False


def is_machine_made(document: Document) -> bool:
    """Whether the traditional characters of a document were made by a table from simplified ones."""
    return signs_of(document).is_made


def signs_of(document: Document) -> Signs:
    """The signs of a table in a document.

    A passage of such text in a document that is simplified for the most part is a quotation; there
    only repairs of the kit decide.
    """
    text = document.text
    codes = codes_with("repair", "clone_site")
    kit = sum(edit.rule in codes for edit in document.ledger)
    simplified = count(words().simplified, text)
    if kit < _KIT_EDITS and count(words().traditional, text) < simplified:
        return Signs()  # the usual case, without looking at lines
    traditional = "\n".join(
        found[0] for found in _SEGMENT.finditer(text) if is_traditional(found[0])
    )
    found = Signs(
        left=tuple(_words_left(traditional)),
        overdone=tuple(words().overdone.findall(traditional)),
        written=count(words().written, traditional),
    )
    made = _is_made(found, traditional, simplified)
    if kit >= _KIT_EDITS:
        return found._replace(is_made=made or found.written <= len(found.left), is_cloned=True)
    damaged = made and (kit > 0 or _is_wrong(found) or has_spam(text))
    return found._replace(is_made=made, is_cloned=damaged)


def _is_wrong(found: Signs) -> bool:
    """Whether characters were chosen that nobody writes there: damage, whoever did it."""
    return len(found.overdone) >= _OVERDONE and len(set(found.overdone)) >= _OVERDONE_WORDS


def _is_made(found: Signs, traditional: str, simplified: int) -> bool:
    """Whether the words of the traditional lines alone say that a table made them."""
    if _is_wrong(found):
        return True
    if count(words().traditional, traditional) < simplified:
        return False
    different = len(set(found.left))
    needed = _WORDS if found.written or different < _WORDS_IF_ALONE else _WORDS_IF_ALONE
    return len(found.left) >= max(needed, _RATIO * found.written)


def has_spam(text: str) -> bool:
    """Whether a text has what clone sites put behind an article: their own line, or words of the trades."""
    folded = fold(text)
    fields = spam_fields()
    if any(word in folded for word in fields.get(_SPAM_TAIL, ())):
        return True
    trades = (word for field in _SPAM for word in fields.get(field, ()))
    return sum(word in folded for word in trades) >= _SPAM_KINDS


@pack_cache
def spam_fields() -> dict[str, tuple[str, ...]]:
    """The words of the spam packs, folded, by field."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in (entry for pack in load_packs("spam") for entry in pack.entry):
        found[entry.field] = found.get(entry.field, ()) + tuple(map(fold, entry.text))
    return found


def _words_left(text: str) -> list[str]:
    """The words as a table leaves them."""
    spans = (found.span() for found in words().machine.finditer(text))
    return [text[end - 2 : end] for _, end in spans]


def is_traditional(line: str) -> bool:
    """Whether a line has more traditional-only than simplified-only characters."""
    if line.isascii():
        return False
    traditional = count(words().traditional, line)
    return traditional > 0 and traditional > count(words().simplified, line)


def conversion(document: Document, config: Config) -> Callable[[str], str] | None:
    """The conversion the configuration asks for and the document warrants, or none."""
    if config.script == "keep" or not is_chinese(document.text):
        return None
    if config.script == "auto":
        found = signs_of(document) if has_traditional(document.text) else Signs()
        return to_simplified if found.is_made and found.is_cloned else None
    if config.script == "simplified":
        return to_simplified
    if has_traditional(document.text) and is_machine_made(document):
        return lambda line: to_traditional(to_simplified(line))
    return to_traditional


def converted_lines(text: str, convert: Callable[[str], str]) -> Iterator[tuple[int, str, str]]:
    """Yield start, line and converted line for every line that changes; Japanese ones stay."""
    for found in _SEGMENT.finditer(text):
        line = found[0]
        if (
            not line.isascii()
            and len(_KANA.findall(line)) <= 1
            and (after := convert(line)) != line
        ):
            yield found.start(), line, after


_TABLES, _WRITTEN = "瞭", "了"
"""The one character that a table makes of 了 and OpenCC leaves, since it is one in simplified, too."""


def to_simplified(line: str) -> str:
    """Convert with OpenCC, which knows 乾坤, 瞭望, 宮商角徵羽; 著 outside its own words becomes 着."""
    convert = _converter("t2s").convert
    after = convert(line)
    if _TABLES in after:  # 為瞭 for 为了: where a table overdid it the character is no 瞭望
        for word in set(words().overdone.findall(line)):
            after = after.replace(convert(word), convert(word).replace(_TABLES, _WRITTEN))
    if "著" in after:
        after = words().zhu.sub(lambda found: "着" if found[0] == "著" else found[0], after)
    return after


def to_traditional(line: str) -> str:
    """Convert with OpenCC's phrases (standard forms, no regional vocabulary)."""
    return _converter("s2t").convert(line)


class Converter(NamedTuple):
    """An OpenCC converter, behind one typed method."""

    convert: Callable[[str], str]


@pack_cache
def _converter(name: str) -> Converter:
    import opencc

    return Converter(opencc.OpenCC(name).convert)


_CLEAR = 3
"""Characters of one script only that a line needs before it counts as written in it."""


def minority_lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines in the script fewer lines are in; none if all are in one."""
    spans: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    if count(words().traditional, text) < _CLEAR or count(words().simplified, text) < _CLEAR:
        return []
    for found in _SEGMENT.finditer(text):
        if found[0].isascii():
            continue
        difference = count(words().traditional, found[0]) - count(words().simplified, found[0])
        if abs(difference) >= _CLEAR:
            spans[difference > 0].append(found.span())
    return min(spans.values(), key=len)
