"""The shape of one line: how long, of which characters, how it begins and ends, whether it is prose.

Counting is done on the UTF-8 bytes, mapped to classes with one `bytes.translate`: that costs about a
nanosecond a byte in any script. Nothing here looks at words. Sizes are comparable between scripts:
a letter counts one whatever its bytes, a wide character (Han, kana, hangul) three.
"""

from typing import NamedTuple

from cleaner.text.lazy_pattern import lazy_pattern


def _class_table() -> bytes:
    table = bytearray(b"x" * 256)
    for first, last, name in (
        (0x00, 0x20, b" "), (0x21, 0x2F, b"#"), (0x30, 0x39, b"d"), (0x3A, 0x40, b"#"),
        (0x41, 0x5A, b"A"), (0x5B, 0x60, b"#"), (0x61, 0x7A, b"a"), (0x7B, 0x7F, b"#"),
        (0xC3, 0xDF, b"l"), (0xE0, 0xE1, b"l"), (0xE2, 0xE2, b"p"), (0xE3, 0xE3, b"k"),
        (0xE4, 0xE9, b"h"), (0xEA, 0xED, b"k"), (0xEE, 0xEF, b"p"), (0xF0, 0xF4, b"e"),
    ):  # fmt: skip
        table[first : last + 1] = name * (last - first + 1)
    for byte in b",.":
        table[byte] = byte
    for byte in b"|/<>*+=_~^":
        table[byte] = ord("|")
    return bytes(table)


CLASS_TABLE = _class_table()
"""Class of each byte: `a A d` ASCII letters and digits, `h` lead byte of a Han character, `k` of
kana, hangul and CJK punctuation, `l` of other letters, `p` of other signs, `|` separators."""

FULL_COMMA, ENUM_COMMA, FULL_STOP = "，".encode(), "、".encode(), "。".encode()
ARABIC_COMMA, ARABIC_ASK = "،".encode(), "؟".encode()
FULL_CALL, FULL_ASK = "！".encode(), "？".encode()
OTHER_STOP = lazy_pattern(r"[।॥۔።։။།។]")
"""Full stops of Indic scripts, Urdu, Ethiopic, Armenian, Burmese, Tibetan and Khmer."""
UNSPACED = lazy_pattern(r"[\u0e01-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3]+")
"""Runs of letters of Thai, Lao, Tibetan, Burmese and Khmer, which set no blanks between words."""
UNSPACED_WORD = 5
"""Code points of such a run that count as one word: a Thai word has 4 to 5 with its vowel signs."""

STOP, CLOSE, COLON, COMMA, DOTS, DIGIT, SIGN, LETTER, CAPITAL, WIDE = range(1, 11)
"""What a line can begin or end with (0: anything else)."""

_KINDS = (
    "。！？.!?؟।॥۔።։။།។", "”’\"'』」》）)】]", "：:", "，,；;、", "…", "0123456789",
    ">»|/\\›→▼+-_*=#·•",
)  # fmt: skip
_KIND_OF = {c: code for code, characters in enumerate(_KINDS, 1) for c in characters}


class Shape(NamedTuple):
    """Counts of one line; `weight` is its size, `prose` how much of that is prose.

    Sizes are code points, wide ones counted three times. `upper` are capitals of any script, `lower`
    all other letters but wide ones.
    """

    weight: int
    words: int
    lower: int
    upper: int
    digits: int
    wide: int
    commas: int
    stops: int
    signs: int
    first: int
    last: int
    prose: float

    @property
    def is_wide(self) -> bool:
        """Whether Han, kana or hangul make up half of the line or more."""
        return self.wide * 6 > self.weight


def kind_of(character: str) -> int:
    """The code of a first or last character."""
    if code := _KIND_OF.get(character):
        return code
    if character > "\u2e7f":
        return WIDE
    if character.islower():
        return LETTER
    return CAPITAL if character.isupper() else 0


def shape_of(line: str) -> Shape:
    """Measure a line that is not blank.

    >>> shape_of("Read more").prose, shape_of("It rained all day, and nobody minded at all.").prose
    (0.0, 44.0)
    >>> shape_of("Весь день шёл дождь, и никто не жаловался.").prose
    25.2
    """
    data = line.encode("utf-8", "surrogatepass")
    classes = data.translate(CLASS_TABLE)
    wide = stops = others = capitals = unspaced = 0
    commas = classes.count(b",")
    if len(data) > len(line):
        wide = classes.count(b"h") + classes.count(b"k")
        commas += data.count(FULL_COMMA) + data.count(ENUM_COMMA)
        stops = data.count(FULL_STOP) + data.count(FULL_CALL) + data.count(FULL_ASK)
        others = classes.count(b"l")
        if others > FEW_LETTERS:
            arabic, more_stops, capitals, unspaced = _other_letters(line)
            commas += arabic
            stops += more_stops
    weight = len(line) + 2 * wide
    stops += data.count(b". ") + data.count(b"! ") + data.count(b"? ")
    last = kind_of(line[-1])
    if last == STOP and line[-1] in ".!?":
        stops += 1
        if line.endswith("..."):
            last = DOTS
    words = classes.count(b" ") + 1 + unspaced
    ended = (last in {STOP, CLOSE} and stops > 0) or unspaced >= NARROW_PROSE
    marks = Marks(commas, stops, ended)
    prose = _wide_prose(weight, marks) if wide * 6 > weight else _narrow_prose(weight, words, marks)
    return Shape(
        weight, words, classes.count(b"a") + others - capitals, classes.count(b"A") + capitals,
        classes.count(b"d"), wide, commas, stops, classes.count(b"|"), kind_of(line[0]), last, prose,
    )  # fmt: skip


ASCII_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
FEW_LETTERS = 4
"""Accented letters of a Latin line up to which nobody looks for other scripts' signs in it."""


def _other_letters(line: str) -> tuple[int, int, int, int]:
    """Commas, full stops, capitals and uncounted words of a line with letters beyond ASCII.

    >>> _other_letters("Завтра, Анна, 12"), _other_letters("วันนี้ฝนตกทั้งวัน")
    ((0, 0, 2, 0), (0, 0, 0, 3))
    """
    commas = line.count("،")
    stops = line.count("؟") + len(OTHER_STOP.findall(line))
    capitals = sum(map(str.isupper, line)) - sum(map(ASCII_CAPITALS.__contains__, line))
    runs = UNSPACED.findall(line)
    return commas, stops, capitals, sum([len(run) // UNSPACED_WORD for run in runs])


class Marks(NamedTuple):
    """Punctuation of a line; `final`: it ends as a sentence does.

    Thai and its neighbours close sentences with a blank or with nothing: length alone says it there.
    """

    commas: int
    stops: int
    final: bool


WIDE_PROSE, WIDE_SENTENCE, WIDE_BARE = 60, 30, 90
"""Size (three a character) from which a line of Han is prose: with any mark; if it ends as a
sentence does; with no mark at all."""
NARROW_PROSE, NARROW_SENTENCE, NARROW_BARE = 9, 5, 14
"""The same in words, for scripts that part them by blanks."""
NARROW_UNENDED = 80
"""Size from which a line of words is prose though it does not end as a sentence does."""


def _wide_prose(weight: int, marks: Marks) -> float:
    """How much of a line's size counts as prose: all, a part, or none."""
    if weight >= WIDE_PROSE and (marks.commas or marks.stops):
        return float(weight)
    if marks.final and weight >= WIDE_SENTENCE:
        return 0.7 * weight
    return 0.5 * weight if weight >= WIDE_BARE else 0.0


def _narrow_prose(weight: int, words: int, marks: Marks) -> float:
    unended = marks.commas + marks.stops > 1 and weight > NARROW_UNENDED
    if words >= NARROW_PROSE and (marks.final or unended):
        return float(weight)
    if marks.final and words >= NARROW_SENTENCE:
        return 0.6 * weight
    return 0.5 * weight if words >= NARROW_BARE else 0.0
