"""Learn class words, tags and text words from labelled pages, host by host.

The log-odds of a word are the mean over hosts of the log of (share of the wanted text that has the
word) to (share of the unwanted text that has it), shrunk where hosts are few. A word has to be met
on `MIN_HOSTS` hosts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Sequence

from cleaner.strip.label.lexicon import Lexicon, key_words, text_words
from training.pages.data import FOLDS, Example

SHORT = 150
MIN_HOSTS_KEY = 4
MIN_HOSTS_TEXT = 8
SMOOTH = {"keys": 0.03, "tags": 0.03, "words": 0.01}
SHRINK = 3.0

Stats = dict[str, dict[str, list[float]]]
Sums = Stats


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
    for text, owner, weight, label in zip(
        tree.texts, tree.owners, weights, page.labels, strict=True
    ):
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


def fold_sums(pages: Sequence[Example], stats: Sequence[Stats]) -> list[Sums]:
    """For each fold and kind of word: how many hosts have the word, and the sum of log-odds."""
    hosts: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        if page.body is not None:
            hosts[page.host].append(number)
    out: list[Sums] = [{kind: {} for kind in SMOOTH} for _ in range(FOLDS)]
    for numbers in hosts.values():
        for kind, smooth in SMOOTH.items():
            mine: dict[str, list[float]] = {}
            for number in numbers:
                for word, (good, bad) in stats[number][kind].items():
                    entry = mine.setdefault(word, [0.0, 0.0])
                    entry[0] += good / len(numbers)
                    entry[1] += bad / len(numbers)
            table = out[pages[numbers[0]].fold][kind]
            for word, (good, bad) in mine.items():
                entry = table.setdefault(word, [0.0, 0.0])
                entry[0] += 1
                entry[1] += math.log((good + smooth) / (bad + smooth))
    return out


def build(folds: Sequence[Sums], without: Collection[int] = ()) -> Lexicon:
    """A lexicon from all folds but those in `without`."""
    out = {}
    for kind in SMOOTH:
        sums: dict[str, list[float]] = {}
        for number, fold in enumerate(folds):
            if number not in without:
                for word, (count, total) in fold[kind].items():
                    entry = sums.setdefault(word, [0.0, 0.0])
                    entry[0] += count
                    entry[1] += total
        floor, least = (MIN_HOSTS_TEXT, 0.25) if kind == "words" else (MIN_HOSTS_KEY, 0.1)
        out[kind] = {
            word: round(total / (count + SHRINK), 2)
            for word, (count, total) in sorted(sums.items())
            if count >= floor and abs(total / (count + SHRINK)) >= least
        }
    return Lexicon(**out)
