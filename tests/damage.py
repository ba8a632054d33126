"""The damage simulator: small seeded functions from clean text to damaged text.

Each names the rule family that undoes it. The byte-level ones follow the kit of clone sites: a GBK
page, replaced by byte strings key after key, then read by a decoder that swallows two bytes where a
pair does not decode. They keep account of what was taken, so a test knows what can come back.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from cleaner.repair.bytes import gbk
from cleaner.repair.pinyin import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from random import Random

ORIGINAL, PINYIN, NOISE = 0, 1, 2
"""Where a byte of a page comes from."""

PARAGRAPH_END = "</p>"


@dataclass(frozen=True)
class Page:
    """The bytes of a page and where each comes from."""

    data: bytes
    origin: bytes

    def insert_after(
        self, key: bytes, added: Callable[[], bytes], kind: int, *, before: bool = False
    ) -> Page:
        """Put what `added` gives after (or before) every match of a byte string."""
        data, origin, at = bytearray(), bytearray(), 0
        while (found := self.data.find(key, at)) >= 0:
            cut = found if before else found + len(key)
            new = added()
            data += self.data[at:cut] + new
            origin += self.origin[at:cut] + bytes([kind]) * len(new)
            data += self.data[cut : found + len(key)]
            origin += self.origin[cut : found + len(key)]
            at = found + len(key)
        return Page(bytes(data) + self.data[at:], bytes(origin) + self.origin[at:])


@dataclass(frozen=True)
class Loss:
    """A byte that a decoder swallowed: `kind` is P (a pinyin names it), N (the first byte of a
    character, before noise), T (the last one) or X (a real character went with it: gone).

    `place` is the index of the damaged character in the clean text.
    """

    kind: str
    place: int


@dataclass(frozen=True)
class Damaged:
    """A damaged text, the text it was made from, and what was swallowed."""

    text: str
    clean: str
    losses: tuple[Loss, ...] = ()

    @property
    def group(self) -> str:
        """The worst kind of loss: X, T, N, P, or - for none."""
        kinds = {loss.kind for loss in self.losses}
        return next((kind for kind in "XTNP" if kind in kinds), "-")


@dataclass(frozen=True)
class Kit:
    """The switches of a clone site's program. `table` maps characters to readings (REP010, REP015),
    `marks` are those that get noise before them (REP020, REP021) at `rate`, `noise` makes it."""

    table: dict[str, str] = field(default_factory=dict)
    marks: str = ""
    rate: float = 0.8
    noise: Callable[[Random], bytes] = lambda random: b","
    nfkc: bool = False
    strict: bool = True
    noise_first: bool = False


def control_characters(random: Random) -> bytes:
    """One to five of the control characters that are inserted."""
    return bytes(random.choice((5, 6, 7, 8)) for _ in range(random.randint(1, 5)))


def commas(random: Random) -> bytes:
    """The other noise: a comma."""
    del random
    return b","


@cache
def traditional_table() -> dict[int, str]:
    """Simplified characters of GB2312 to one traditional character each, without context."""
    from opencc import OpenCC

    convert = OpenCC("s2tw").convert
    return {ord(c): t for c in gbk.in_gb2312() if len(t := convert(c)) == 1 and gbk.encode(t)}


def machine_traditional(text: str) -> str:
    """Traditional by a character table, as programs do it (REP070)."""
    return text.translate(traditional_table())


@cache
def common_keys() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The 600 commonest characters outside GB2312 after such a table, and the 600 inside."""
    from cleaner.repair.language_model import load_model

    single = load_model().single
    ranked = sorted((c for c in single if "\u4e00" <= c <= "\u9fff"), key=lambda c: -single[c])
    made = [machine_traditional(c) for c in ranked]
    known = [c for c in dict.fromkeys(made) if c in readings().of and gbk.encode(c)]
    outside = [c for c in known if c not in gbk.in_gb2312()]
    inside = [c for c in known if c in gbk.in_gb2312()]
    return tuple(outside[:600]), tuple(inside[:600])


def random_table(random: Random, size: int, *, inside: float = 0.0) -> dict[str, str]:
    """A site's table of so many characters; `inside` is the share of keys that GB2312 has."""
    outer, inner = common_keys()
    few = round(size * inside)
    keys = random.sample(outer, size - few) + random.sample(inner, few)
    random.shuffle(keys)
    return {key: readings().of[key][0] for key in keys}


def encode(text: str) -> Page:
    """A text as the GBK bytes of a page; what GBK lacks becomes a reference."""
    data = text.encode("gbk", "xmlcharrefreplace")
    return Page(data, bytes(len(data)))


def insert_pinyin(page: Page, table: dict[str, str]) -> Page:
    """Put the pinyin of each key behind its bytes, key after key over the whole page."""
    for key, reading in table.items():
        added = f"({reading})".encode("gbk", "ignore")
        page = page.insert_after(key.encode("gbk"), lambda added=added: added, PINYIN)
    return page


def insert_noise(page: Page, kit: Kit, random: Random) -> Page:
    """Put noise before marks at random, mark after mark over the whole page."""

    def added() -> bytes:
        return kit.noise(random) if random.random() < kit.rate else b""

    for mark in kit.marks:
        page = page.insert_after(mark.encode("gbk"), added, NOISE, before=True)
    return page


def decode(page: Page, clean: str, *, strict: bool = True) -> Damaged:
    """Read a page two bytes at a time; a pair that does not decode is swallowed as one `?`.

    Not `strict`: U+FFFD for the first byte, and the second is read on its own.
    """
    places = _places(page, clean)
    units = list(_units(page.data, strict=strict))
    losses = tuple(_loss(page, at, places) for at, character in units if character is None)
    mark = "?" if strict else "\ufffd"
    text = "".join(mark if character is None else character for _, character in units)
    return Damaged(text, clean, losses)


def _units(data: bytes, *, strict: bool) -> Iterator[tuple[int, str | None]]:
    """The characters of GBK bytes and where each begins; None for what does not decode."""
    at = 0
    while at < len(data):
        first = data[at]
        second = data[at + 1] if at + 1 < len(data) else 0
        if first <= gbk.EURO:
            yield at, "\u20ac" if first == gbk.EURO else chr(first)
            at += 1
        else:
            character = gbk.pairs().get(first << 8 | second)
            yield at, character
            at += 2 if strict or character is not None else 1


def _places(page: Page, clean: str) -> list[tuple[int, bool]]:
    """For each byte the index of its character in the clean text, and whether it begins one."""
    lengths = [len(c.encode("gbk", "xmlcharrefreplace")) for c in clean]
    owners = [(i, n == 0) for i, length in enumerate(lengths) for n in range(length)]
    given = iter(owners)
    return [next(given) if kind == ORIGINAL else (-1, False) for kind in page.origin]


def _loss(page: Page, at: int, places: list[tuple[int, bool]]) -> Loss:
    place, begins = places[at]
    swallowed = page.origin[at + 1] if at + 1 < len(page.data) else ORIGINAL
    if swallowed == ORIGINAL:
        return Loss("T" if page.data[at + 1 : at + 2] == b"<" else "X", place)
    if swallowed == PINYIN:
        return Loss("P", place)
    return Loss("N" if begins else "T", place)


def clone(text: str, kit: Kit, random: Random) -> Damaged:
    """What a clone site and a decoder make of a text, paragraphs marked as in HTML (REP010-REP022).

    Paragraph ends that survive are taken out again, as an extractor would.
    """
    text = encode(text).data.decode("gbk")
    clean = "".join(f"{line}{PARAGRAPH_END}\n" for line in text.splitlines())
    page = encode(clean)
    if kit.noise_first:
        page = insert_pinyin(insert_noise(page, kit, random), kit.table)
    else:
        page = insert_noise(insert_pinyin(page, kit.table), kit, random)
    damaged = decode(page, clean, strict=kit.strict)
    shown = damaged.text.replace(PARAGRAPH_END, "")
    if kit.nfkc:
        shown = unicodedata.normalize("NFKC", shown)
    return replace(damaged, text=shown)


STREWN = (
    "姑娘",
    "影院",
    "動漫",
    "高清",
    "直播",
    "丁香花",
    "資源",
    "美麗",
    "飄雪",
    "姐姐",
    "視頻",
    "GO",
    "TV",
)
"""A pool as such sites have it."""


def strew(text: str, pool: Sequence[str], times: int, random: Random) -> str:
    """Drop pairs of a pool's words at random places, pinyin brackets included (REP040, REP041)."""
    inside = [at for at in range(1, len(text)) if "\n" not in text[at - 1 : at + 1]]
    for at in sorted(random.sample(inside, times), reverse=True):
        text = text[:at] + random.choice(pool) + random.choice(pool) + text[at:]
    return text


def read_as(text: str, right: str, *wrong: str) -> str:
    """A text in the codec `right`, read as each of the codecs `wrong` in turn (REP030-REP034).

    Between two readings the result is written as UTF-8. `cp1252` is read as browsers do, with
    control characters for the bytes that have no letter. Raises `UnicodeError` where that is not
    possible without loss.
    """
    data = text.encode(right)
    for codec in wrong:
        text = _read_windows(data) if codec == "cp1252" else data.decode(codec)
        data = text.encode("utf-8")
    return text


def read_with_losses(text: str, wrong: str = "gb18030") -> str:
    """A UTF-8 text read by a decoder that marks what it cannot read (REP032).

    `cp936` swallows two bytes for each of its question marks.
    """
    data = text.encode("utf-8")
    if wrong == "cp936":
        return "".join(character or "?" for _, character in _units(data, strict=True))
    return data.decode(wrong, "replace")


def read_dropping(text: str, mark: str = "", also: str = "") -> str:
    """A UTF-8 text read as Windows-1252 without the bytes that have no letter there (REP030).

    `mark` stands for each of them, and `also` goes as well: soft hyphens, no-break spaces.
    """
    shown = _read_windows(text.encode("utf-8"))
    kept = (mark if "\x80" <= character <= "\x9f" else character for character in shown)
    return "".join(kept).translate(dict.fromkeys(map(ord, also)))


def read_strictly(text: str) -> str:
    """A GBK text read by a decoder of GB2312 that drops one byte of what it does not know (REP010)."""
    return text.encode("gbk", "ignore").decode("gb2312", "replace")


def _read_windows(data: bytes) -> str:
    return "".join(
        chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252")
        for byte in data
    )


def flatten(text: str) -> str:
    """What NFKC makes of a text (REP060 and its neighbours)."""
    return unicodedata.normalize("NFKC", text)


def add_spam_footer(text: str, random: Random, words: Iterable[str]) -> str:
    """A text with a farm of keywords behind it, parted by ` | ` (SPM)."""
    pool = list(words)
    random.shuffle(pool)
    return f"{text.rstrip()}\n{' | '.join(pool)}"


def add_furniture(text: str, random: Random, lines: Iterable[str]) -> str:
    """A text with lines of page furniture before and behind it (FUR)."""
    pool = list(lines)
    random.shuffle(pool)
    cut = random.randint(0, len(pool))
    return "\n".join((*pool[:cut], text.rstrip(), *pool[cut:]))


def duplicate_lead(text: str) -> str:
    """A text whose first paragraph stands twice, as summary and as lead (DUP)."""
    lead, _, rest = text.partition("\n")
    return f"{lead}\n{lead}\n{rest}"


def truncate(text: str, length: int, mark: str = "…[全文]") -> str:
    """The first characters of a text, cut where a teaser ends."""
    return text[:length] + mark if len(text) > length else text
