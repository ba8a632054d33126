"""Tells spam by shape and statistics; words of the `spam` packs support, they never decide alone.

A spam line is a list of items no sentence is made of, with words of the trade in it, or a line that
holds nothing but such words. A spam document has hardly anything else, or is dense with them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from cleaner.pack import load_packs, pack_cache, pack_lru
from cleaner.strip.view.keyword_islands import is_strewn
from cleaner.strip.view.line import Line
from cleaner.strip.view.phrases import join_texts
from cleaner.strip.view.view import View, remembered
from cleaner.text.characters import HAN
from cleaner.text.fold import fold
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scan import scan_of
from cleaner.text.sentences import sentences_in

ITEMS = 3
"""A list has at least so many items."""
SHORTEST_ITEM, LONGEST_ITEM = 2, 40
"""Code points of an item on average."""
FARM = 8
"""So many items with bars between them are a link farm if a word of the trade stands in it."""
LIST_HITS = 1.0
"""Weight of words in a list that makes it spam."""
STRONG = frozenset({"adult", "chat", "gambling", "tail"})
"""Fields of words without one of which no line is spam."""
FOUL = ("adult", "chat", "trade")
"""Fields whose words make a whole text spam if they are dense."""
LINE_KINDS = 3
"""So many different adult words in a line that is no list; a headline of the news has fewer."""
LITTLE = 60
"""Code points of prose; a page with spam lines and less prose than this is nothing else."""
DENSE = 10.0
"""Weight of adult and chat words per 1,000 Han; the highest of 2,449 news articles is 10.2, by one
word, the lowest of the adult pages 11."""
DENSE_KINDS = 6
"""So many different words besides; the highest of the news is 2."""
ARTICLE = 120
"""So many Han in sentences without such words, and half as many as all the rest holds, are an
article in a page of spam; a clone site leaves one standing between its farms."""
SPUN = 25.0
"""Weight of stock phrases per 1,000 Han; the highest of 2,449 news articles is 15.5."""
SPUN_SHORT = 60.0
"""The same for a text without any betting word."""
SPUN_KINDS = 8
"""Different stock phrases from which on a text may be spun."""
FACT = "fact"
"""The field of words of reporting."""
FACTS = 12.0
"""Weight of reporting (who said it, when, a quotation) per 1,000 Han; spun texts have next to none."""
REPORT, REPORT_LEAST = FACTS, 4.0
"""Weight of the words of reporting, per 1,000 Han and together, of news about such trades."""
WRITTEN = 2
"""Sentences of a line behind a link farm that somebody wrote."""
CODE_SPAN = lazy_pattern(r"(`+)(?!`)[^\n]*?[^`\n]\1(?!`)")
"""Code inside a line of Markdown."""
BET = 45.0
"""Weight of betting words and stock phrases per 1,000 Han that makes a text without any reporting
promotion of a betting site..."""
BET_FACTS, BET_KINDS, BET_SPUN = 4.0, 4, 2
"""... if it reports less than this, with so many different words of betting and so many phrases."""
QUOTED = lazy_pattern(r'"[^"]{4,}"')
ONE_HAN = lazy_pattern(f"[{HAN}]")
HAN_RUN = lazy_pattern(f"[{HAN}]+")
BARS = lazy_pattern(r"[ ]*\|[ ]*")
COMMAS = lazy_pattern(r"[ ]*[,、][ ]*")
BLANKS = lazy_pattern(r"[ ]{1,}")
SENTENCE_END = lazy_pattern(r"[。!?][\"')\]]*\s*\Z")
SENTENCE = lazy_pattern(r"[。!?;]")


class SpamWords(NamedTuple):
    """The field and the weight of each word."""

    fields: dict[str, str]
    weights: dict[str, float]


@pack_cache
def spam_words() -> SpamWords:
    """The words of the spam packs of all languages."""
    fields: dict[str, str] = {}
    weights: dict[str, float] = {}
    for pack in load_packs("spam"):
        for entry in pack.entry:
            for text in entry.text:
                word = fold(text)
                fields.setdefault(word, entry.field)
                weights.setdefault(word, entry.weight)
    return SpamWords(fields, weights)


@lru_cache(maxsize=256)
def _expression(words: Collection[str]) -> re.Pattern[str]:
    """One expression for the words a text holds, the longer ones first."""
    return lazy_pattern("|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))))


class Hits(NamedTuple):
    """Weight of the words found, by field, and how many different ones."""

    weight: dict[str, float]
    kinds: Counter[str]

    def of(self, *fields: str) -> float:
        """The weight of some fields together."""
        return sum(self.weight.get(field, 0.0) for field in fields)


@pack_lru(4)
def _present(text: str) -> tuple[str, ...]:
    """The spam words a folded text holds, sorted; its pairs of characters tell which can be."""
    pairs, heads, letters, mixed = _heads()
    found = {word for word in letters if word in text}
    if not ONE_HAN.search(scan_of(text).beyond_ascii):
        return tuple(sorted(found))
    found |= {word for word in mixed if word in text}
    for match in pairs.finditer(text):
        at = match.start()
        for word in heads.get(text[at : at + 2], ()):
            if text.startswith(word, at):
                found.add(word)
    return tuple(sorted(found))


class _Heads(NamedTuple):
    """How spam words begin.

    `pairs` finds what may be the first two characters of a Han word, `words` are by those two.
    `letters` are words of letters and figures, whose pairs are in all texts, `mixed` those that hold
    Han but do not begin with two of them.
    """

    pairs: re.Pattern[str]
    words: dict[str, list[str]]
    letters: tuple[str, ...]
    mixed: tuple[str, ...]


@pack_cache
def _heads() -> _Heads:
    heads: defaultdict[str, list[str]] = defaultdict(list)
    words = [word for word, field in spam_words().fields.items() if field != FACT]
    letters = tuple(word for word in words if not ONE_HAN.search(word))
    mixed = []
    for word in words:
        if ONE_HAN.match(word) and len(word) > 1:
            heads[word[:2]].append(word)
        elif ONE_HAN.search(word):
            mixed.append(word)
    first, second = ("".join(sorted({pair[at] for pair in heads})) for at in (0, 1))
    pairs = lazy_pattern(f"[{re.escape(first)}](?=[{re.escape(second)}])")
    return _Heads(pairs, dict(heads), letters, tuple(mixed))


def _at_most(present: Iterable[str], text: str, *wanted: str) -> float:
    """The weight of the words of some fields, overlaps counted twice: never less than the truth."""
    words = spam_words()
    return sum(
        words.weights[word] * min(3, text.count(word))
        for word in present
        if words.fields[word] in wanted
    )


def count_hits(text: str) -> Hits:
    """Count the words of the spam packs in a folded text, repetitions less and less."""
    words = spam_words()
    present = _present(text)
    found = Counter(_expression(present).findall(text)) if present else Counter[str]()
    weight: dict[str, float] = defaultdict(float)
    kinds: Counter[str] = Counter()
    for word, number in found.items():
        weight[words.fields[word]] += words.weights[word] * min(number, 3)
        kinds[words.fields[word]] += 1
    return Hits(weight, kinds)


def list_items(text: str) -> list[str]:
    """The items of a list set apart by bars, commas or blanks; empty if it is none."""
    for separator in (BARS, COMMAS, BLANKS):
        items = [item for item in separator.split(text.strip(" |,、")) if item]
        if (
            len(items) >= ITEMS
            and SHORTEST_ITEM <= sum(map(len, items)) / len(items) <= LONGEST_ITEM
        ):
            return items
    return []


def is_spam_line(line: Line) -> bool:
    """Whether a line is a list of spam words or hardly anything else."""
    text = line.text
    if SENTENCE_END.search(text[-6:]) or len(ONE_HAN.findall(text[:400])) < 4:  # noqa: PLR2004
        return False
    hits = count_hits(text[:2000])
    if hits.of("tail"):
        return True
    strong = hits.of("adult", "chat", "gambling")
    if not strong or SENTENCE.search(text[:60]):
        return False
    items = list_items(text)
    support = strong + hits.of("support")
    if len(items) >= FARM and "|" in text:
        return support >= LIST_HITS
    if items:
        return support >= LIST_HITS + 0.5 and hits.of(*FOUL) >= LIST_HITS
    return hits.kinds["adult"] >= LINE_KINDS


@remembered
def written_lines(view: View) -> tuple[Line, ...]:
    """The lines of a page; of Markdown what is neither code nor a table, without code in them.

    Who writes of spam, or of what a program says, shows it so.
    """
    if not view.markdown:
        return view.lines
    return tuple(
        line._replace(text=_without_code(line))
        for line in view.lines
        if line.block.kind not in {"code", "table"}
    )


def _without_code(line: Line) -> str:
    """The folded text of a line without its code, whose marks folding makes quotes."""
    parts, at = [], 0
    for code in CODE_SPAN.finditer(line.block.text):
        parts.append(line.text[at : code.start()])
        at = code.end()
    return " ".join((*parts, line.text[at:]))


@remembered
def spam_lines(view: View) -> tuple[Line, ...]:
    """The spam lines of a page; behind the line that opens a link farm everything is one."""
    fields = spam_words().fields
    strong = [word for word in _present(view.text) if fields[word] in STRONG]
    if not strong:
        return ()
    lines = written_lines(view)
    suspects = join_texts([line.text for line in lines]).lines_with(strong)
    found = []
    farm = False
    for at, line in enumerate(lines):
        if farm and not view.is_body(line) and sentences_in(line.text) < WRITTEN:
            found.append(line)
        elif at in suspects and is_spam_line(line):
            farm = farm or bool(count_hits(line.text[:400]).of("tail"))
            found.append(line)
    return tuple(found)


@remembered
def spam_verdict(view: View) -> tuple[str, float] | None:
    """Why the whole document is spam (`lines`, `dense`, `spun`, `strewn`), and how sure that is."""
    spam = {line.block.index for line in spam_lines(view)}
    rest = [line for line in written_lines(view) if line.block.index not in spam]
    if spam and sum(len(line.text) for line in rest if view.is_body(line)) < LITTLE:
        return "lines", 1.0
    text = "\n".join(line.text for line in rest) if spam or view.markdown else view.text
    size = _size(text)
    present = _present(text)
    dense = _dense(present, text, size)
    if dense >= DENSE and not (_holds_article(view, rest, size) or _is_report(text, size)):
        return "dense", min(1.0, dense / (2 * DENSE))
    spun = _spun(present, text, size)
    if spun >= 1:
        return "spun", min(1.0, spun / 2)
    return ("strewn", 0.8) if is_strewn(line.text for line in rest) else None


def _holds_article(view: View, lines: list[Line], size: float) -> bool:
    """Whether sentences without words of the trade stand in lines of `size` Han."""
    prose = [line.text for line in lines if view.is_body(line)]
    clean = sum(_han(text) for text in prose if not count_hits(text).of(*FOUL))
    return clean >= ARTICLE and 2 * clean >= size - clean


def _is_report(text: str, size: float) -> bool:
    """Whether a text of `size` Han tells who said and did what: news of a scandal names it often."""
    return 1000 * _reporting(text) >= REPORT * size and _reporting(text) >= REPORT_LEAST


def _size(text: str) -> float:
    """How much text there is, in Han characters; three letters of others weigh as much as one."""
    return _han(text) or len(text) / 3 or 1


def _han(text: str) -> int:
    """How many Han characters a text has."""
    seen = scan_of(text).beyond_ascii
    return sum(map(len, HAN_RUN.findall(seen))) if seen else 0


def _dense(present: Iterable[str], text: str, size: float) -> float:
    """Weight of foul words per 1,000 Han, if enough different ones stand there."""
    if 1000 * _at_most(present, text, *FOUL) < DENSE * size:
        return 0.0
    hits = count_hits(text)
    several = sum(hits.kinds[field] for field in FOUL) >= DENSE_KINDS
    return 1000 * hits.of(*FOUL) / size if several else 0.0


def _spun(present: Iterable[str], text: str, size: float) -> float:
    """How spun a text is: weight of stock phrases per 1,000 Han, 1 and more is machine-written.

    A text that reports, who said what and when, is none however often it speaks of users.
    """
    if 1000 * _at_most(present, text, "spun", "gambling") < SPUN * size:
        return 0.0
    hits = count_hits(text)
    facts = 1000 * (_reporting(text) + len(QUOTED.findall(text))) / size
    if facts >= FACTS:
        return 0.0
    spun, gambling = hits.of("spun"), hits.of("gambling")
    least = SPUN if gambling else SPUN_SHORT
    share = 1000 * spun / size / least if hits.kinds["spun"] >= SPUN_KINDS else 0.0
    if facts < BET_FACTS and hits.kinds["gambling"] >= BET_KINDS and hits.kinds["spun"] >= BET_SPUN:
        share = max(share, 1000 * (spun + gambling) / size / BET)
    return share


def _reporting(text: str) -> float:
    """The weight of the words of reporting in a folded text; asked of few texts only."""
    fields, weights = spam_words()
    return sum(
        weights[word] * min(3, text.count(word)) for word, field in fields.items() if field == FACT
    )
