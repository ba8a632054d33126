#!/usr/bin/env python3
"""Near duplicates planted among the news: how many `cleaner dedup` finds, and what else it takes.

    bench/dedup.py DATA [--documents 1000] [--seed 1]

Of the articles in DATA/news_zh those that are nobody's copy are taken; every second one gets an edited
copy: a sentence gone or two changed places, a notice before or behind, one character in forty another,
the last tenth cut off. Precision is the share of the pairs put together that were planted, recall the
share of the planted pairs that were put together. Also: articles of the set that are copies of one
another, with how much they have in common.
"""

import argparse
import gzip
import json
import random
import re
from pathlib import Path

from cleaner.see.duplicates import Duplicates, Seen

THRESHOLD = 0.7
NOTICE = "本文由江边在线整理发布，更多内容请关注本站，联系电话见页面底部，转载时请注明出处。"


def edited(text: str, chance: random.Random) -> str:
    """A copy with one kind of edit."""
    parts = re.findall(r"[^。！？\n]*[。！？\n]?", text)
    parts = [part for part in parts if part]
    kind = chance.randrange(5)
    at = chance.randrange(len(parts))
    if kind == 0:
        del parts[at]
        return "".join(parts) or text
    if kind == 1:
        other = chance.randrange(len(parts))
        parts[at], parts[other] = parts[other], parts[at]
        return "".join(parts)
    if kind == 2:
        return NOTICE + text if chance.random() < 0.5 else text + NOTICE
    if kind == 3:
        places = chance.sample(range(len(text)), max(1, len(text) // 40))
        signs = list(text)
        for place in places:
            signs[place] = chance.choice(text)
        return "".join(signs)
    return text[: len(text) * 9 // 10]


def grouped(texts: list[str]) -> list[set[int]]:
    """The groups of two and more."""
    found = Duplicates(THRESHOLD)
    for number, text in enumerate(texts):
        found.add(Seen(text, path=f"{number:06}"))
    return [{group.kept, *(copy for copy, _ in group.copies)} for group in found.groups()]


def main() -> None:
    """Print precision and recall, by kind of edit together."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with gzip.open(options.data / "news_zh" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    own = grouped(texts)
    print(
        f"{len(texts)} articles: {len(own)} groups of copies, {sum(map(len, own))} articles in them"
    )
    taken = set().union(*own)
    texts = [text for number, text in enumerate(texts) if number not in taken]
    chance = random.Random(options.seed)
    texts = texts[: options.documents]
    planted = {}
    for number in range(0, len(texts), 2):
        planted[len(texts) + len(planted)] = number
    copies = [edited(texts[number], chance) for number in planted.values()]
    pairs = set(planted.items())
    found = {
        (max(one, other), min(one, other))
        for group in grouped(texts + copies)
        for one in group
        for other in group
        if one != other
    }
    right = len(found & pairs)
    print(f"planted {len(pairs)}, found {right}, wrong {len(found - pairs)}")
    print(f"precision {right / len(found):.4f}, recall {right / len(pairs):.4f}")


if __name__ == "__main__":
    main()
