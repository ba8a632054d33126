"""Text read with the wrong codec, undone line by line: GBK as Latin-1, Big5 as GBK, UTF-8 as GBK.

A wrong reading is undone by encoding with the wrong codec and decoding with the right one; of all
pairs the one is taken whose result the character model finds likeliest, and only if that is far
likelier than the line as it stands. Cheap tests on the text decide whether to look at all.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cleaner.repair.bytes.codec_pairs import (
    DOUBLE,
    EUC,
    HIGH,
    SINGLE,
    Pair,
    utf8_as_gbk,
    windows_table,
)
from cleaner.repair.bytes.lost_in_gbk import is_lossy, read_utf8
from cleaner.repair.bytes.lost_in_latin import WHOLE, WINDOWS, may_be_utf8, read_dropped
from cleaner.repair.bytes.other_tables import is_dense, may_be_misread, read_other
from cleaner.repair.bytes.plausible import (
    BOPOMOFO,
    FEW,
    FEW_SIGNS,
    KANA_HANGUL,
    KANA_SHARE,
    ONE_HAN,
    PRIVATE,
    foreign_han,
    is_odd,
    is_strange,
    quality,
    syllables,
)
from cleaner.repair.bytes.short_words import mixes_scripts, read_short_words
from cleaner.repair.language_model import Model, load_model
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scan import scan_of

GAIN = 8.0
"""Nats by which a reading must beat the line as it stands."""

KNOWN_GAIN = 1.5
"""The same where the document has shown this pair already."""


LATIN = lazy_pattern(rf"[\x80-\xff][\x80-\xff{WINDOWS}]{{2}}")
"""Three characters that are two bytes of Chinese and more, as Latin-1 or Windows-1252 shows them."""

WESTERN = lazy_pattern(rf"[\xc2-\xf4][\x80-\xbf{WINDOWS}]")
"""The first two bytes of a UTF-8 sequence, as Windows-1252 shows them."""

OTHER = lazy_pattern(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u0370-\u045f\u2190-\u25ff]"
)
"""Letters and signs of other tables of single bytes than Windows-1252."""

_STRETCH = lazy_pattern(r"[^\n<>]+")
_LINE = lazy_pattern(r"[^\n]+")
_LONG_LINE = 2000
"""Code points from which on a line is searched in stretches."""
_PART = lazy_pattern(r"[^\n<>\"]+")
_LETTERS = "[\x80-\xff\u0152-\u0192\u02c6\u02dc\u2020-\u20ac\u2122]"
_CITED = lazy_pattern(rf"(&quot;|[\"'`]){_LETTERS}{{2,8}}\1|[「『«]{_LETTERS}{{2,8}}[」』»]")
"""Up to two characters as they look misread, alone in quotes: somebody writes about mojibake."""


class Undone(NamedTuple):
    """A stretch of text as it stands and as it was; `pairs` in the order they were undone."""

    start: int
    before: str
    after: str
    pairs: tuple[Pair, ...]
    confidence: float

    @property
    def end(self) -> int:
        """Where the stretch ends."""
        return self.start + len(self.before)

    def trimmed(self) -> "Undone":
        """The same without what both sides begin and end with."""
        shortest = min(len(self.before), len(self.after))
        head = _shared(self.before, self.after)
        tail = min(shortest - head, _shared(self.before[::-1], self.after[::-1]))
        end = len(self.before) - tail
        return self._replace(
            start=self.start + head,
            before=self.before[head:end],
            after=self.after[head : len(self.after) - tail],
        )


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def undo_single(text: str) -> Iterator[Undone]:
    """Stretches of Chinese, Japanese or Korean that were read byte by byte."""
    others = list(_undo_other(text))
    yield from others
    if not _adjoin(LATIN, text):
        return
    marked = list(others)
    if "\ufffd" in text:
        marked += _undo_dropped(text, others, "\ufffd")
    yield from marked[
        len(others) :
    ]  # first, or what stands between the marks would be taken for the whole
    whole = list(_undo(_outside(marked, _whole_runs(text)), SINGLE))
    yield from whole
    yield from _undo_dropped(text, marked + whole)


def _undo_other(text: str) -> Iterator[Undone]:
    """Lines of Chinese that were read byte by byte with a table of another alphabet."""
    if not OTHER.search(scan_of(text).beyond_ascii) or not is_dense(scan_of(text).runs):
        return
    model = load_model()
    for match in _wide_stretches(text):
        line = match.group()
        if OTHER.search(line) and may_be_misread(line):
            whole = read_other(line, model, GAIN)
            if whole is not None:
                pair = Pair(whole.wrong, whole.right)
                yield Undone(match.start(), line, whole.text, (pair,), 0.9)


def _whole_runs(text: str) -> Iterator[re.Match[str]]:
    """The stretches of bytes that no letter of another table continues: half of a run is nothing."""
    for match in HIGH.finditer(text):
        beside = (
            text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        )
        if not OTHER.search(beside):
            yield match


def _outside(done: list[Undone], matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The matches that nothing undone reaches into."""
    spans = [(undone.start, undone.end) for undone in done]
    for match in matches:
        if not any(start < match.end() and match.start() < end for start, end in spans):
            yield match


def _undo_dropped(text: str, done: list[Undone], mark: str = "") -> Iterator[Undone]:
    """Lines of UTF-8 that lost bytes when they were read so, but for those undone already."""
    if not _adjoin(WHOLE, text):
        return
    model = load_model()
    for match in _outside(done, _wide_stretches(text)):
        start, line = match.start(), match.group()
        if mark not in line or not may_be_utf8(line):
            continue
        after = read_dropped(line, windows_table(), model)
        gain = quality(after, model) - min(0.0, quality(line, model)) if after else 0.0
        if after and gain > GAIN and quality(after, model) > 0:
            yield Undone(start, line, after, (Pair("cp1252", "utf-8"),), 0.9).trimmed()


def undo_lossy(text: str) -> Iterator[Undone]:
    """Lines of UTF-8 that were read as GBK with bytes lost; unchanged where too much of one is.

    The confidence is under .9 where characters are lost for good or were dropped without a mark.
    """
    if not _is_utf8_as_gbk(text):
        return
    model = load_model()
    pair = (Pair("gb18030", "utf-8"),)
    for match in _wide_stretches(text):
        line = match.group()
        signs = len(utf8_as_gbk().findall(line))
        if not signs:
            continue
        after = read_utf8(line, model)
        gain = quality(after, model) - quality(line, model) if after else 0.0
        if after and gain > GAIN and quality(after, model) > 0:
            certain = not is_lossy(line, after)
            yield Undone(match.start(), line, after, pair, 0.9 if certain else 0.7)
        elif signs >= UNREAD_SIGNS and is_strange(line):
            yield Undone(match.start(), line, line, pair, 0.5)


UNREAD_SIGNS = 4
"""Places that look like UTF-8 read as GBK from which a line that cannot be read is reported."""


def undo_western(text: str) -> Iterator[Undone]:
    """Lines of UTF-8 read as Windows-1252 or its like, in any language, as ftfy finds them."""
    if not _adjoin(WESTERN, text):
        return
    import ftfy

    settings = ftfy.TextFixerConfig(
        unescape_html=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        normalization=None,
    )
    for start, line in _uncited(text):
        if WESTERN.search(line):
            after = ftfy.fix_encoding(line, settings)
            if after != line and (_makes_nonsense(line, after) or mixes_scripts(line, after)):
                after = line
            after = read_short_words(after)
            if after != line:
                yield Undone(start, line, after, (Pair("cp1252", "utf-8"),), 0.95).trimmed()


def _makes_nonsense(line: str, after: str) -> bool:
    """Whether ftfy has made Chinese of a line that no one writes: bytes were lost there."""
    if len(ONE_HAN.findall(after)) <= len(ONE_HAN.findall(line)):
        return False
    model = load_model()
    return quality(after, model) <= max(0.0, quality(line, model))


def _uncited(text: str) -> Iterator[tuple[int, str]]:
    """The lines with such characters and their places, without what is cited of them in quotes."""
    end = 0
    for found in WESTERN.finditer(text):
        if found.start() < end:
            continue
        at = text.rfind("\n", end, found.start()) + 1 or end
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        for cited in _CITED.finditer(text, at, end):
            if WESTERN.search(cited[0]):
                yield from _lines(text, at, cited.start())
                at = cited.end()
        yield from _lines(text, at, end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines of a part of a text; very long ones (scripts, pages without line ends) by parts."""
    for line in _LINE.finditer(text, start, end):
        long = line.end() - line.start() > _LONG_LINE
        parts = _PART.finditer(text, line.start(), line.end()) if long else (line,)
        yield from ((part.start(), part.group()) for part in parts)


def undo_double(text: str) -> Iterator[Undone]:
    """Lines that were read two bytes at a time, but by another codec's pairs."""
    scan = scan_of(text)
    private = PRIVATE.search(scan.unusual)
    if (
        private
        or BOPOMOFO.search(scan.unusual)
        or _is_utf8_as_gbk(text)
        or is_strange(scan.beyond_ascii)
    ):
        kana = len(KANA_HANGUL.findall(scan.beyond_ascii))
        foreign = not private and kana > 0.5 * KANA_SHARE * len(text)
        # in Japanese or Korean text nothing but Chinese is looked for, and kana read as GB2312
        few = tuple(pair for pair in DOUBLE if pair.right in {"utf-8", "gb18030"} or pair is EUC)
        pairs = few if foreign else DOUBLE
        yield from _undo(_stretches(text), pairs)


def _stretches(text: str) -> list[re.Match[str]]:
    return [m for m in _wide_stretches(text) if is_odd(m.group())]


def _wide_stretches(text: str) -> Iterator[re.Match[str]]:
    """The lines of a text, or what stands between the tags of a page, but for those of ASCII.

    Splitting finds them ten times as fast as an expression, which would stop at every tag.
    """
    at = 0
    for line in text.split("\n"):
        if not line.isascii():
            yield from _wide_parts(text, line, at)
        at += len(line) + 1


def _wide_parts(text: str, line: str, at: int) -> Iterator[re.Match[str]]:
    for part in line.split("<"):
        if not part.isascii():
            start = at
            for piece in part.split(">"):
                if not piece.isascii() and (found := _STRETCH.match(text, start)):
                    yield found
                start += len(piece) + 1
        at += len(part) + 1


def _adjoin(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern of characters beyond ASCII matches: most texts have not even those."""
    return bool(pattern.search(scan_of(text).beyond_ascii) and pattern.search(scan_of(text).runs))


@lru_cache(maxsize=2)
def _is_utf8_as_gbk(text: str) -> bool:
    """Whether a text holds what UTF-8 read as GBK begins with; asked by two rules."""
    return _adjoin(utf8_as_gbk(), text)


def _undo(matches: Iterable[re.Match[str]], pairs: tuple[Pair, ...]) -> Iterator[Undone]:
    model = load_model()
    seen: Counter[tuple[Pair, ...]] = Counter()
    waiting = []
    found = []
    for match in matches:
        best = _best(match, pairs, model)
        if best is None:
            continue
        gain, undone = best
        if gain > GAIN:
            seen[undone.pairs] += 1
            found.append(undone)
        elif gain > KNOWN_GAIN:
            waiting.append(undone)
    found += [undone for undone in waiting if seen[undone.pairs]]
    yield from sorted(found, key=lambda undone: undone.start)


def _best(
    match: re.Match[str], pairs: tuple[Pair, ...], model: Model
) -> tuple[float, Undone] | None:
    text = match.group()
    scored = sorted(
        ((quality(after, model), used, after) for used, after in _readings(text, pairs, 2)),
        reverse=True,
    )
    if not scored or scored[0][0] < 0:
        return None
    score, used, after = scored[0]
    if pairs is SINGLE and not (ONE_HAN.search(after) or KANA_HANGUL.search(after)):
        return None  # Western text is ftfy's
    rival = max((s for s, _, other in scored[1:] if other != after), default=-100.0)
    confidence = 1.0 if score - rival > GAIN else 0.5 + 0.5 * (score - rival) / GAIN
    literal = quality(text, model)
    literal = min(literal, 0.0) if pairs is SINGLE else literal
    return score - literal, Undone(match.start(), text, after, used, confidence)


def _is_sane(text: str, after: str, pair: Pair) -> bool:
    """Whether a reading deserves a thought: Hangul must be everyday, and few signs prove nothing."""
    hangul = re.findall("[\uac00-\ud7a3]", after)
    if hangul and 2 * sum(syllable in syllables() for syllable in hangul) < len(hangul):
        return False
    if pair.right == "utf-8":
        return True
    if pair in SINGLE:
        return len(set(text)) >= FEW_SIGNS
    if pair is EUC and foreign_han(text) >= FEW and not foreign_han(after):
        return True
    signs = len(text) - len(text.encode("ascii", "ignore"))
    kana = len(KANA_HANGUL.findall(text))
    if kana > 2 * KANA_SHARE * signs and not PRIVATE.search(text):
        return False
    return sum(character > "\x7f" for character in set(text)) >= FEW_SIGNS


Reading = tuple[tuple[Pair, ...], str]


def _readings(text: str, pairs: tuple[Pair, ...], layers: int) -> Iterator[Reading]:
    """What a text may have been, one or two wrong readings deep."""
    for pair in pairs:
        after = pair.undo(text)
        if after is None or after == text or not _is_sane(text, after, pair):
            continue
        yield (pair,), after
        if layers > 1 and pair.right == "utf-8":
            for more, deeper in _deeper(after):
                yield (pair, *more), deeper


def _deeper(text: str) -> Iterator[Reading]:
    if LATIN.search(text):
        yield from _readings(text, SINGLE, 1)
    elif is_odd(text):
        yield from _readings(text, DOUBLE, 1)
