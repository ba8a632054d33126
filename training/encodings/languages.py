"""Make packs/any/language_words.json: the commonest words of languages, with their frequencies.

    python -m training.encodings.languages SOURCES OUT

SOURCES holds the unpacked wheel of wordfreq 3.1.1 (code Apache-2.0, frequencies CC-BY-SA-4.0, from
Wikipedia, OPUS, SUBTLEX, Google Books and others: see its documentation). Values are -100 ln p.
"""

import json
import math
import sys
from pathlib import Path

from training.encodings.letters import WORDFREQ, read_wordfreq, to_cyrillic

COUNT = 160


def main():
    sources, out = map(Path, sys.argv[1:3])
    table = {}
    for code, name in sorted((WORDFREQ | {"fil": "small_fil"}).items()):
        words = {}
        for word, p in read_wordfreq(sources / "wordfreq" / "data" / f"{name}.msgpack.gz"):
            if word.isalpha() and word not in words:
                words[word] = round(-100 * math.log(p))
            if len(words) == COUNT:
                break
        table[code] = words
        if code == "sh":
            table["sr"] = {to_cyrillic(w): c for w, c in words.items()}
    rows = [
        f"{json.dumps(code)}: {json.dumps(words, ensure_ascii=False, separators=(',', ':'))}"
        for code, words in sorted(table.items())
    ]
    path = out / "language_words.json"
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    print(path.name, path.stat().st_size, len(rows))


if __name__ == "__main__":
    main()
