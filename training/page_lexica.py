"""Learn class words, tags and text words from labelled pages, host by host.

The log-odds of a word are the mean over hosts of the log of (share of the wanted text that has the
word) to (share of the unwanted text that has it), shrunk where hosts are few. A word has to be met
on `MIN_HOSTS` hosts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Sequence

from page_data import Example

from cleaner.strip.page_lexicon import Lexicon, key_words, text_words

SHORT = 150
MIN_HOSTS_KEY = 4
MIN_HOSTS_TEXT = 8
SMOOTH = 0.03
SHRINK = 3.0
LEAST = 0.25

Stats = dict[str, dict[str, list[float]]]


def page_stats(page: Example) -> Stats:
    """For each kind of word: word -> shares of the page's wanted and unwanted text with it."""
    tree = page.tree
    weights = [math.sqrt(len(t.encode())) for t in tree.texts]
    total = [0.0, 0.0]
    short = [0.0, 0.0]
    above: list[frozenset[str]] = []
    for key, parent in zip(tree.keys, tree.parents, strict=True):
        up = above[parent] if parent >= 0 else frozenset()
        words = key_words(key) if key else ()
        above.append(up.union(words) if words else up)
    keys: dict[str, list[float]] = {}
    tags: dict[str, list[float]] = {}
    texts: dict[str, list[float]] = {}
    for text, owner, weight, label in zip(tree.texts, tree.owners, weights, page.labels, strict=True):
        if label < 0:
            continue
        side = 1 - label
        total[side] += weight
        for word in above[owner]:
            keys.setdefault(word, [0.0, 0.0])[side] += weight
        tags.setdefault(tree.tags[owner], [0.0, 0.0])[side] += weight
        if weight * weight < SHORT:
            short[side] += 1
            for word in set(text_words(text)):
                texts.setdefault(word, [0.0, 0.0])[side] += 1
    for table, sums in ((keys, total), (tags, total)):
        for pair in table.values():
            pair[0] /= sums[0] or 1.0
            pair[1] /= sums[1] or 1.0
    for pair in texts.values():  # rates with a floor: a page's two short runs prove little
        pair[0] /= short[0] + 5
        pair[1] /= short[1] + 5
    return {"keys": keys, "tags": tags, "words": texts}


def build(pages: Sequence[Example], stats: Sequence[Stats], without: Collection[int] = ()) -> Lexicon:
    """A lexicon from all pages whose fold is not in `without` (pages with full labels only)."""
    hosts: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        if page.fold not in without and page.body is not None:
            hosts[page.host].append(number)
    out = {}
    floors = {"keys": (MIN_HOSTS_KEY, SMOOTH), "tags": (MIN_HOSTS_KEY, SMOOTH), "words": (MIN_HOSTS_TEXT, 0.01)}
    for kind, (floor, smooth) in floors.items():
        sums: dict[str, list[float]] = {}
        for numbers in hosts.values():
            mine: dict[str, list[float]] = {}
            for number in numbers:
                for word, (good, bad) in stats[number][kind].items():
                    entry = mine.setdefault(word, [0.0, 0.0])
                    entry[0] += good / len(numbers)
                    entry[1] += bad / len(numbers)
            for word, (good, bad) in mine.items():
                entry = sums.setdefault(word, [0, 0.0])
                entry[0] += 1
                entry[1] += math.log((good + smooth) / (bad + smooth))
        out[kind] = {
            word: round(value / (n + SHRINK), 2)
            for word, (n, value) in sorted(sums.items())
            if n >= floor and abs(value / (n + SHRINK)) >= (LEAST if kind == "words" else 0.1)
        }
    return Lexicon(**out)
