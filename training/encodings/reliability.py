"""Print the reliability table of docs/detect.md: of the answers given with a confidence, how many are right.

    python -m training.encodings.reliability FOLDER [--transcode N] [--half 0|1]

FOLDER holds labelled files as <encoding>/<file>. Each is asked whole and in pieces that begin at
the first byte above 0x7F; with --transcode, N other encodings that can say the text are tried too.
--half takes every second file only. Right is who gives the true text.
"""

import argparse
import itertools
import random
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

from cleaner.detect.decide import detect_encoding
from cleaner.detect.decode import decode, decode_bytes
from cleaner.detect.labels import codec_of, superset_of
from cleaner.detect.language import weigh_scripts
from cleaner.document import Detection
from training.encodings.screen import ENCODINGS

SIZES = (16, 32, 64, 256, 1024, 0)
EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.01)
HIGH = re.compile(rb"[\x80-\xff]|\x1b\$|~\{")
SCRIPTS = {  # nobody writes Russian in EUC-KR, though it has the letters
    "gb18030": "Hani", "big5hkscs": "Hani", "euc_tw": "Hani", "cp932": "Kana", "euc_jp": "Kana",
    "cp949": "Hang", "johab": "Hang",
}  # fmt: skip
OTHERS = [*ENCODINGS, *SCRIPTS]


def plain(text):
    return text.lstrip("\ufeff").replace("\ufffd", "").replace("\0", "")


def codec_of_folder(name):
    codec = codec_of(name)
    return superset_of(codec) if codec else None


def cut(data, codec, size):
    if not size:
        return data
    wide = codec.startswith(("utf-16", "utf-32"))
    found = None if wide else HIGH.search(data)
    start = found.start() if found and len(data) - found.start() >= 16 else 0
    return data[start : start + size]


def say(text, codec):
    """The text in another encoding, None if it cannot say it or reads alike in it."""
    from cleaner.detect.euc_tw import register

    register()
    data = text.encode(codec, "ignore")
    back = decode_bytes(data, codec)
    high = sum(not c.isascii() for c in text)
    lost = len(text) - len(back)
    return data if high > 20 and lost <= high * 0.01 else None


def inputs(folder, transcode, half):
    rng = random.Random(7)
    for i, path in enumerate(sorted(p for p in folder.rglob("*") if p.is_file())):
        codec = codec_of_folder(path.parent.name)
        if codec is None or (half is not None and i % 2 != half):
            continue
        data = path.read_bytes()
        if not transcode:
            yield codec, data
            continue
        text = plain(decode(data, Detection(encoding=codec)))[:4_000]
        weights = weigh_scripts(Counter(text))
        weights.pop("Latn", None)
        script = max(weights, key=weights.get, default="")
        tried = [c for c in rng.sample(OTHERS, len(OTHERS)) if SCRIPTS.get(c, script) == script]
        said = ((c, d) for c in tried if c != codec and (d := say(text, c)))
        yield from itertools.islice(said, transcode)


class Tally:
    """Answers counted by confidence, by size of the piece and by encoding."""

    def __init__(self):
        self.cells = defaultdict(lambda: [0, 0, 0.0])
        self.sizes = defaultdict(lambda: [0, 0])
        self.codecs = defaultdict(lambda: [0, 0])
        self.count = 0

    def add(self, piece, codec, size, *, show_wrong):
        found = detect_encoding(piece)
        true = plain(decode_bytes(piece, codec))
        right = found.encoding == codec or plain(decode(piece, found)) == true
        cell = self.cells[max(e for e in EDGES if found.confidence >= e)]
        cell[2] += found.confidence
        for counts in (cell, self.sizes[size], self.codecs[codec]):
            counts[0] += 1
            counts[1] += right
        self.count += 1
        if show_wrong and not right and size >= 256:
            start = true[:60].replace("\n", " ")
            print(size, codec, found.encoding, found.confidence, start)

    def show(self):
        print("| confidence from | answers | mean confidence | right |\n|---|---|---|---|")
        for edge in sorted(self.cells):
            n, right, total = self.cells[edge]
            print(f"| {edge} | {n} | {total / n:.3f} | {right / n:.3f} |")
        by_size = {s or "whole": f"{r / n:.4f} of {n}" for s, (n, r) in self.sizes.items()}
        print("bytes:", by_size)
        low = {c: f"{r}/{n}" for c, (n, r) in sorted(self.codecs.items()) if r < n * 0.97}
        print("encodings below .97:", low)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--transcode", type=int, default=0)
    parser.add_argument("--half", type=int)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    tally = Tally()
    began = time.process_time()
    for codec, data in inputs(options.folder, options.transcode, options.half):
        for size in SIZES:
            tally.add(cut(data, codec, size), codec, size, show_wrong=options.wrong)
    took = 1e3 * (time.process_time() - began) / tally.count
    print(f"{tally.count} inputs, {took:.2f} ms each (with decoding)")
    tally.show()


if __name__ == "__main__":
    main()
