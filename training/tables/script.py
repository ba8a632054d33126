"""Print the lists of packs/zh/script.toml: what tells simplified, traditional and machine-made text apart.

    python -m training.tables.script articles.jsonl.gz words.txt honest.txt ...

- Characters: the commonest of the articles (JSON Lines with `text`) that OpenCC maps one to one both
  ways and that cp950 (Taiwan's code page) does not hold in their simplified form.
- Words: two characters, in the word list (`word count tag` a line, as jieba's), where a table of
  single characters leaves a simplified character that OpenCC's phrases for Taiwan, Hong Kong and the
  standard forms all change; none that is at home in those conversions or in the honest traditional
  texts. `machine` is the word as the table leaves it, `written` as the phrases have it.

Made from the 2,449 articles of data/news_zh, the word list of jieba 0.42 (MIT), and as honest texts
the labelled Big5 files and the traditional paragraphs of data/encoding.
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

import opencc

COMMONEST = 1500
CHARACTERS = 300
WORDS = 300
# Valid traditional characters with a meaning of their own: the tables of clone sites leave them.
# Not among them: 周 占 布 游 (Taiwan and Hong Kong write both forms), 冲 复 (some tables change them).
AMBIGUOUS = set("后里余范愿制干斗于采系征么松志云谷并")
# What people write for them. Not 於, 麼, 製, 鬆, 誌: some tables have these.
CERTAIN = set("後裡裏餘範願幹鬥採係徵")
TIMES = 5
HAN = re.compile("[\u4e00-\u9fff]+")


def in_cp950(text):
    try:
        text.encode("cp950")
    except UnicodeEncodeError:
        return False
    return True


def characters(counts):
    to_simplified, to_traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2tw")
    pairs = []
    for char, _ in counts.most_common(COMMONEST):
        other = to_traditional.convert(char)
        if not "\u4e00" <= char <= "\u9fff" or len(other) != 1 or other == char or other in counts:
            continue
        if to_simplified.convert(other) == char and not in_cp950(char):
            pairs.append((char, other))
    return [sorted(pair[side] for pair in pairs[:CHARACTERS]) for side in (0, 1)]


def bigrams(text):
    return (text[at : at + 2] for at in range(len(text) - 1))


class Table(dict):
    """A table of single characters, as clone sites have it."""

    def __init__(self):
        super().__init__()
        self.convert = opencc.OpenCC("s2t").convert

    def __missing__(self, char):
        self[char] = char if char in AMBIGUOUS else self.convert(char)
        return self[char]


def words(texts, dictionary, honest):
    table = Table()
    phrases = [opencc.OpenCC(name).convert for name in ("s2tw", "s2hk", "s2t")]
    machine, written = Counter(), Counter()
    for text in texts:
        for run in HAN.findall(text):
            made = "".join(table[char] for char in run)
            true = [convert(run) for convert in phrases]
            if any(len(each) != len(run) for each in true):
                continue
            for each in true:
                honest.update(bigrams(each))
            for at in range(len(run) - 1):
                word = made[at : at + 2]
                if run[at : at + 2] not in dictionary or not in_cp950(word):
                    continue
                if AMBIGUOUS & set(word) and all(each[at : at + 2] != word for each in true):
                    machine[word] += 1
                    written.update({each[at : at + 2] for each in true})
    return (
        [word for word, n in machine.most_common() if n >= TIMES * honest[word]][:WORDS],
        [word for word, _ in written.most_common() if CERTAIN & set(word)][:WORDS],
    )


def main(articles, dictionary, *honest_texts):
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    known = {line.split()[0] for line in Path(dictionary).read_text(encoding="utf-8").splitlines()}
    honest = Counter()
    for name in honest_texts:
        codec = "utf-8" if name.endswith(".md") else "big5hkscs"
        honest.update(bigrams(Path(name).read_bytes().decode(codec, "replace")))
    for each in (*characters(Counter("".join(texts))), *words(texts, known, honest)):
        print(json.dumps(each, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
