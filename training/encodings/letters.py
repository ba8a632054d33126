"""Make packs/any/encoding_letters.json.gz and encoding_characters.json.gz: costs of characters.

    python -m training.encodings.letters SOURCES OUT

SOURCES is a folder with the unpacked wheels of
  wordfreq 3.1.1          (code Apache-2.0, word frequencies CC-BY-SA-4.0)
  lingua-language-detector 1.4.2  (Apache-2.0; n-gram frequencies of Leipzig corpora)
  pythainlp               (its tnc_freq.txt is CC0-1.0)
What goes in here is frequencies of letters, of pairs of letters and of CJK characters; no word
and no text. Needs msgspec, brotli and opencc.
"""

import base64
import gzip
import itertools
import json
import math
import sys
import unicodedata
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path

import msgspec

# language -> where from; "w" wordfreq, "l" lingua
WORDFREQ = {
    "ar": "large_ar", "bg": "small_bg", "ca": "large_ca", "cs": "large_cs", "da": "small_da",
    "de": "large_de", "el": "small_el", "en": "small_en", "es": "small_es", "fa": "small_fa",
    "fi": "large_fi", "fr": "large_fr", "he": "large_he", "hu": "small_hu", "id": "small_id",
    "is": "small_is", "it": "large_it", "lt": "small_lt", "lv": "small_lv", "mk": "large_mk",
    "nb": "large_nb", "nl": "large_nl", "pl": "large_pl", "pt": "large_pt", "ro": "small_ro",
    "ru": "large_ru", "sh": "small_sh", "sk": "small_sk", "sl": "small_sl", "sv": "large_sv",
    "tr": "small_tr", "uk": "large_uk", "ur": "small_ur", "vi": "small_vi",
}  # fmt: skip
LINGUA = ("be", "kk", "mn", "sr", "ga", "eo", "eu", "sq", "cy", "et", "af", "az")
SCRIPT = {
    "CYRILLIC": ("ru", "bg", "uk", "be", "mk", "sr", "kk", "mn"),
    "GREEK": ("el",), "HEBREW": ("he", "he-visual"), "ARABIC": ("ar", "fa", "ur"), "THAI": ("th",),
}  # fmt: skip
SYMBOLS = {  # probability of a symbol given that something that is no letter stands there
    " ": .72, "\n": .05, "\r": .02, ",": .06, ".": .06, "<": .02, "-": .01, '"': .01, ")": .006,
    "(": .006, ":": .006, ";": .003, "'": .004, "/": .003, "!": .003, "?": .003, ">": .005,
    "&": .002, "|": .001, "0": .004, "1": .005, "2": .004, "3": .002, "4": .002, "5": .002, "6": .002, "7": .002,
    "8": .002, "9": .003, "\t": .003, "=": .001,
    "\xa0": .006, "«": .004, "»": .004, "–": .004, "—": .003, "“": .004, "”": .004, "„": .003,
    "‘": .0015, "’": .005, "…": .003, "•": .0015, "·": .001, "°": .0006, "©": .001, "®": .0004,
    "™": .0004, "§": .0004, "€": .0008, "£": .0004, "№": .0006, "\xad": .0004, "´": .0003,
    "¿": .0003, "¡": .0003, "º": .0003, "ª": .0002, "²": .0003, "³": .0001, "½": .0002,
    "×": .0003, "±": .0001, "µ": .0001, "¹": .00005, "¼": .00005, "¾": .00004, "‹": .0002,
    "›": .0003, "‚": .0002, "†": .0001, "¶": .00005, "¦": .00003, "¬": .00003, "¤": .00003,
    "¨": .00005, "¯": .00002, "¸": .00003, "¢": .00005, "¥": .00006, "÷": .00005, "‰": .00006,
    "ˆ": .00001, "˜": .00002, "‡": .00003, "−": .0001, "\u200e": .0001, "\u200f": .0001,
    "\u200c": .0005, "\u200d": .0001, "،": .01, "؛": .001, "؟": .001, "₪": .0004, "‐": .0001,
    "■": .0001, "►": .0001, "●": .0001, "─": .0002, "│": .0002, "═": .0001, "║": .0001,
    "≤": .00003, "≥": .00003, "√": .00002, "∞": .00002, "≈": .00002, "\ufb01": .00003,
}  # fmt: skip


def read_wordfreq(path):
    rows = msgspec.msgpack.decode(gzip.decompress(path.read_bytes()))[1:]
    for centibels, words in enumerate(rows):
        for word in words:
            yield word, 10 ** (-centibels / 100)


def read_lingua(path, name):
    import brotli

    data = json.loads(brotli.decompress((path / f"{name}.json.br").read_bytes()))
    for fraction, grams in data["ngrams"].items():
        value = float(Fraction(fraction))
        for gram in grams.split(" "):
            yield gram, value


def is_letter(char, script):
    if script == "THAI":
        return "\u0e01" <= char <= "\u0e4e" and char != "\u0e3f"
    if unicodedata.category(char)[0] not in "LM":
        return False
    name = unicodedata.name(char, "")
    if script == "ARABIC" and (name.startswith("ZERO") or "PRESENTATION" in name):
        return False
    return name.startswith(script) or (script == "LATIN" and unicodedata.combining(char))


def for_cp1258(word):
    """Vietnamese as Windows-1258 writes it: tone marks apart, the other marks not."""
    out = []
    for char in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", char)
        tone = [p for p in parts[1:] if p in "\u0300\u0301\u0303\u0309\u0323"]
        rest = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tone))
        whole = rest + "".join(tone)
        if len(parts) == 2 and tone:
            try:
                char.encode("cp1258")
                whole = char
            except UnicodeEncodeError:
                pass
        out.append(whole)
    return "".join(out)


def pairs_of_words(words, script):
    pairs = defaultdict(float)
    for word, weight in words:
        letters = word.lower()
        if not all(is_letter(c, script) or c == "'" for c in letters):
            continue
        framed = " " + letters.replace("'", " ") + " "
        for first, second in itertools.pairwise(framed):
            pairs[first, second] += weight
    return pairs


def pairs_of_lingua(folder, script):
    single = {c: p for c, p in read_lingua(folder, "unigrams") if is_letter(c, script)}
    total = sum(single.values())
    pairs = defaultdict(float)
    length = 6.0
    for gram, conditional in read_lingua(folder, "bigrams"):
        if all(c in single for c in gram):
            pairs[gram[0], gram[1]] += single[gram[0]] / total * conditional * (1 - 1 / length)
    for char, share in single.items():
        pairs[" ", char] += share / total / length
        pairs[char, " "] += share / total / length
    return pairs


def with_folded(pairs, folder, letter):
    """The pairs with those of a letter that the word lists fold away (case folding makes ß ss)."""
    known = pairs_of_lingua(folder, "LATIN")
    scale = sum(pairs.values()) / sum(known.values())
    for pair, weight in known.items():
        if letter in pair and set(pair) - {letter} <= {" ", *(f for f, _ in pairs)}:
            pairs[pair] += weight * scale
    return pairs


def final_sigma(word):
    """A Greek word as it is written: case folding makes the last letter of many a common sigma.

    >>> final_sigma("οδοσ")
    'οδος'
    """
    return word[:-1] + "ς" if len(word) > 1 and word.endswith("σ") else word


def make_row(pairs, smallest=2e-6):
    """Smooth and quantise: letters, and a byte an ordered pair, in eighths of a nat."""
    share = defaultdict(float)
    for (_, second), weight in pairs.items():
        share[second] += weight
    total = sum(share.values())
    letters = " " + "".join(sorted(c for c in share if c != " " and share[c] / total > smallest))
    size = len(letters)
    scale = 1e6 / total
    out = bytearray()
    for first in letters:
        # a blank is followed by more than letters: a fifth of what follows is no letter
        row = {s: pairs.get((first, s), 0.0) * scale for s in letters}
        if first == " ":
            row[" "] = 0.25 * sum(row.values())
        amount = sum(row.values())
        prior = 30.0
        for second in letters:
            back = 0.9 * share[second] / total + 0.1 / size
            p = (row[second] + prior * back) / (amount + prior)
            p = 0.995 * p + 0.005 * back * 0.5
            out.append(min(255, round(-math.log(p) * 8)))
    return {"letters": letters, "costs": base64.b64encode(bytes(out)).decode("ascii")}


def visual(pairs):
    return {(second, first): weight for (first, second), weight in pairs.items()}


CYRILLIC_OF = [
    ("nj", "њ"), ("lj", "љ"), ("dž", "џ"), ("đ", "ђ"), ("ž", "ж"), ("č", "ч"), ("ć", "ћ"),
    ("š", "ш"), *zip("abvgdezijklmnoprstufhc", "абвгдезијклмнопрстуфхц", strict=True),
]  # fmt: skip


def to_cyrillic(word):
    for latin, cyrillic in CYRILLIC_OF:
        word = word.replace(latin, cyrillic)
    return word


def thai_pairs(sources):
    """Pairs of letters of Thai words, which have no blanks between them."""
    thai = []
    for line in (sources / "pythainlp/corpus/tnc_freq.txt").read_text("utf-8").splitlines():
        word, _, count = line.partition("\t")
        thai.append((word, float(count)))
    pairs = pairs_of_words(thai, "THAI")
    ends = defaultdict(float)
    starts = defaultdict(float)
    for (first, second), weight in list(pairs.items()):
        if second == " ":
            ends[first] += weight
        if first == " ":
            starts[second] += weight
    total = sum(starts.values())
    for first, end in ends.items():  # no blanks between words: most ends touch a start
        pairs[first, " "] *= 0.15
        for second, start in starts.items():
            pairs[first, second] += 0.85 * end * start / total
    return pairs


def make_letters(sources):
    scripts = {code: script for script, codes in SCRIPT.items() for code in codes}
    languages = {}
    for code, name in WORDFREQ.items():
        words = list(read_wordfreq(sources / "wordfreq" / "data" / f"{name}.msgpack.gz"))
        if code == "vi":
            words = [(for_cp1258(w), p) for w, p in words]
        if code == "sh":
            languages["sr"] = make_row(
                pairs_of_words([(to_cyrillic(w), p) for w, p in words], "CYRILLIC")
            )
        if code == "ro":  # legacy encodings have the cedilla, not the comma below
            words += [(w.translate({0x219: 0x15F, 0x21B: 0x163}), p) for w, p in words]
        if code == "el":
            words = [(final_sigma(w), p) for w, p in words]
        pairs = pairs_of_words(words, scripts.get(code, "LATIN"))
        if code == "de":
            with_folded(pairs, sources / "lingua" / "language-models" / "de", "ß")
        languages[code] = make_row(pairs)
        if code == "he":
            languages["he-visual"] = make_row(visual(pairs))
    for code in LINGUA:
        if code in languages:
            continue
        folder = sources / "lingua" / "language-models" / code
        languages[code] = make_row(pairs_of_lingua(folder, scripts.get(code, "LATIN")))
    languages["th"] = make_row(thai_pairs(sources))
    symbols = {c: round(-math.log(p) * 16) for c, p in SYMBOLS.items()}
    return {"languages": dict(sorted(languages.items())), "symbols": symbols}


CJK_MARKS = {
    "zh": {"，": .05, "。": .03, "、": .012, "：": .006, "“": .004, "”": .004, "；": .003,
           "？": .002, "！": .002, "（": .003, "）": .003, "《": .002, "》": .002, "\u3000": .01,
           "「": .002, "」": .002, "—": .002, "…": .002, "·": .001, "－": .0005, "‘": .0003,
           "’": .0004, "【": .0006, "】": .0006, "『": .0003, "』": .0003, "．": .0003},
    "ja": {"、": .035, "。": .03, "「": .008, "」": .008, "・": .006, "（": .004, "）": .004,
           "ー": .02, "\u3000": .012, "！": .003, "？": .002, "：": .001, "…": .002, "～": .001,
           "『": .001, "』": .001, "【": .001, "】": .001, "々": .001, "，": .001, "．": .001,
           "〜": .001, "★": .0003, "■": .0004, "●": .0004, "○": .0003, "→": .0003, "※": .0003,
           "＞": .0002, "“": .0002, "”": .0002, "／": .0003, "－": .0004, "〒": .0001},
    "ko": {"·": .001, "“": .002, "”": .002, "‘": .002, "’": .002, "…": .001, "\u3000": .0005,
           "ㆍ": .0005, "「": .0002, "」": .0002, "■": .0004, "▲": .0005, "。": .0003,
           "˚": .00005, "○": .0003,
           "◆": .0002, "→": .0002, "※": .0002, "●": .0002, "△": .0002, "【": .0002, "】": .0002},
}  # fmt: skip
JAMO = "".join(map(chr, range(0x3131, 0x3164)))
DINGBATS = "☆★○●◎◇◆□■△▲▽▼※→←↑↓〓♀♂♡♥♪♬①②③④⑤⑥⑦⑧⑨⑩▶◀☞◈▣▷◁"
FULL_WIDTH = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ％＋＝／"


def cjk_row(counts, marks, limit=12000):
    total = sum(counts.values())
    share = {c: n / total for c, n in counts.items() if ord(c) > 0x2E7F and c not in marks}
    rest = 1 - sum(marks.values()) - 0.01
    share = {c: p * rest for c, p in share.items()} | marks
    for char in FULL_WIDTH:
        share[char] = max(share.get(char, 0), 0.006 / len(FULL_WIDTH))
    for char in DINGBATS:
        share[char] = max(share.get(char, 0), 0.0001)
    if marks is CJK_MARKS["ko"]:
        for char in JAMO:
            share[char] = max(share.get(char, 0), 0.0004)
    top = sorted(share, key=lambda c: (-share[c], c))[:limit]
    top = [c for c in top if share[c] > 1e-7]
    costs = bytes(min(255, round(-math.log(share[c]) * 8)) for c in top)
    return {"letters": "".join(top), "costs": base64.b64encode(costs).decode("ascii")}


def read_counts(rows):
    counts = Counter()
    for word, weight in rows:
        for char in word:
            counts[char] += weight
    return counts


def make_characters(sources, news):
    import opencc

    data = sources / "wordfreq" / "data"
    words = list(read_wordfreq(data / "large_zh.msgpack.gz"))
    scale = sum(p for _, p in words)
    jieba = []
    for line in (data / "jieba_zh_orig.txt").read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if count.isdigit():
            jieba.append((word, int(count)))
    jieba_scale = sum(n for _, n in jieba)
    words = [(w, p / scale) for w, p in words] + [(w, n / jieba_scale) for w, n in jieba]
    if news:
        text = Counter()
        for line in gzip.decompress(news.read_bytes()).decode().splitlines():
            text.update(json.loads(line).get("text", ""))
        han = sum(text.values())
        words += [(c, 2 * n / han) for c, n in text.items() if ord(c) > 0x2E7F]
    simplified = read_counts(words)
    convert = {mode: opencc.OpenCC(mode) for mode in ("s2t", "s2tw", "s2hk")}
    traditional = Counter()
    for converter in convert.values():
        traditional += read_counts((converter.convert(w), p) for w, p in words)
    japanese = read_counts(read_wordfreq(data / "large_ja.msgpack.gz"))
    korean = read_counts(read_wordfreq(data / "small_ko.msgpack.gz"))
    lingua = sources / "lingua" / "language-models"
    for counts, code in ((japanese, "ja"), (korean, "ko")):
        total = sum(counts.values())
        single = [(c, p) for c, p in read_lingua(lingua / code, "unigrams") if len(c) == 1]
        for char, share in single:
            counts[char] += share * total
    return {
        "Hans": cjk_row(simplified, CJK_MARKS["zh"]),
        "Hant": cjk_row(traditional, CJK_MARKS["zh"]),
        "Jpan": cjk_row(japanese, CJK_MARKS["ja"]),
        "Kore": cjk_row(korean, CJK_MARKS["ko"]),
    }


def write(path, data):
    raw = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(path.name, path.stat().st_size)


def main():
    sources, out = map(Path, sys.argv[1:3])
    news = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    write(out / "encoding_letters.json.gz", make_letters(sources))
    if "--letters" in sys.argv:
        return
    write(out / "encoding_characters.json.gz", make_characters(sources, news))


if __name__ == "__main__":
    main()
