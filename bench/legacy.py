#!/usr/bin/env python3
"""Legacy sentences: how often a sure answer is wrong, and what `check --fix` makes of the files.

    python bench/legacy.py [LANGUAGE=FILE ...] [--pages windows,iso,dos,mac] [--limit N] [--fixes N]

Without files the sentences of bench/sentences.toml are taken, whole and in pieces of 20 characters
and more that begin and end with a word. A FILE holds one sentence a line; other languages than those
below need no name in the table, only one of their encodings. Each sentence that has a letter beyond
ASCII is written in the code pages of its language. Sure is a confidence of .9 or more without bytes
that do not decode; right is who gives the text. A fix is wrong that leaves another text than the
sentence in UTF-8. Exit status 1 if half a percent of the sure answers is wrong, or one fix.
"""

import argparse
import random
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleaner.check.file import check_file
from cleaner.check.fixable import SURE
from cleaner.check.result import CheckJob
from cleaner.detect.decide import detect_encoding
from cleaner.detect.decode import decode
from cleaner.read.find import Input

HERE = Path(__file__).resolve().parent
WEST = {"windows": "cp1252", "iso": "iso8859-15", "dos": "cp850", "mac": "mac-roman"}
MIDDLE = {"windows": "cp1250", "iso": "iso8859-2", "dos": "cp852", "mac": "mac-latin2"}
PAGES = {
    "sv": WEST, "pt": WEST, "fi": WEST, "de": WEST, "fr": WEST,
    "cs": MIDDLE, "pl": MIDDLE, "hu": MIDDLE,
    "tr": {"windows": "cp1254", "iso": "iso8859-9", "dos": "cp857", "mac": "mac-turkish"},
    "el": {"windows": "cp1253", "iso": "iso8859-7", "dos": "cp737", "mac": "mac-greek"},
    "ru": {"windows": "cp1251", "iso": "koi8-r", "dos": "cp866", "mac": "mac-cyrillic"},
}  # fmt: skip
LEAST = 20
ALLOWED = 0.005


def pieces(sentence: str) -> Iterator[str]:
    """A sentence, and its parts of at least twenty characters, word by word."""
    yield sentence
    words = sentence.split(" ")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            part = " ".join(words[start:end])
            if len(part) >= LEAST and part != sentence:
                yield part


def sentences(given: list[str], limit: int) -> dict[str, list[str]]:
    """The sentences by language, at most so many of each."""
    if given:
        files = (item.split("=", 1) for item in given)
        found = {lang: Path(name).read_text("utf-8").splitlines() for lang, name in files}
    else:
        known = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))["text"]
        found = {lang: [p for s in known[lang] for p in pieces(s)] for lang in PAGES}
    for lang, lines in found.items():
        kept = sorted({s for s in lines if len(s) >= LEAST and not s.isascii()})
        random.Random(lang).shuffle(kept)
        found[lang] = kept[:limit]
    return found


def inputs(texts: dict[str, list[str]], kinds: list[str]) -> Iterator[tuple[str, str, str, bytes]]:
    """Every sentence in every code page that can say it: language, codec, text, bytes."""
    for lang, lines in texts.items():
        for kind in kinds:
            codec = PAGES.get(lang, WEST)[kind]
            for text in lines:
                try:
                    yield lang, codec, text, text.encode(codec)
                except UnicodeEncodeError:
                    continue


def answers(texts: dict[str, list[str]], kinds: list[str], *, show: int) -> float:
    """Print the answers by language and code page; returns the share of the sure ones that is wrong."""
    table: dict[tuple[str, str], Counter[str]] = {}
    wrong = []
    for lang, codec, text, data in inputs(texts, kinds):
        found = detect_encoding(data)
        right = decode(data, found) == text
        sure = found.confidence >= SURE and not found.damaged_count
        row = table.setdefault((lang, codec), Counter())
        row.update(all=1, right=right, sure=sure, wrong=sure and not right)
        if sure and not right:
            wrong.append(f"  {codec} as {found.encoding} ({found.confidence:.3f}): {text}")
    print("| | sentences | right | sure | of these wrong |\n|---|---|---|---|---|")
    for (lang, codec), row in table.items():
        _row(f"{lang} {codec}", row)
    total = sum(table.values(), Counter())
    _row("all", total)
    print(*wrong[:show], sep="\n")
    return total["wrong"] / max(1, total["sure"])


def _row(name: str, row: Counter[str]) -> None:
    share = row["wrong"] / max(1, row["sure"])
    print(
        f"| {name} | {row['all']:,} | {row['right'] / row['all']:.1%} | "
        f"{row['sure'] / row['all']:.1%} | {row['wrong']:,} ({share:.2%}) |"
    )


def fixes(texts: dict[str, list[str]], kinds: list[str], count: int) -> int:
    """Fix so many files of one sentence each; returns how many became another text."""
    every = list(inputs(texts, kinds))
    drawn = random.Random(7).sample(every, min(count, len(every)))
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.txt")
        for _, codec, text, data in drawn:
            file.write_bytes(data)
            check_file(CheckJob(mode="fix"), Input(str(file), "a.txt"))
            after = file.read_bytes()
            kind = "left" if after == data else "rewritten" if after == text.encode() else "wrong"
            if kind == "wrong":
                print(f"  {codec}: {text} -> {after.decode('utf-8', 'replace')}")
            seen[kind] += 1
    print(f"check --fix of {len(drawn):,} files: {dict(seen)}")
    return seen["wrong"]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("texts", nargs="*", metavar="LANGUAGE=FILE")
    parser.add_argument("--pages", default="windows,iso,dos,mac")
    parser.add_argument("--limit", type=int, default=400, help="sentences of a language")
    parser.add_argument("--fixes", type=int, default=5_000)
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    kinds = options.pages.split(",")
    texts = sentences(options.texts, options.limit)
    share = answers(texts, kinds, show=options.show)
    wrong = fixes(texts, kinds, options.fixes)
    return int(share >= ALLOWED or wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
