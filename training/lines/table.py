"""Measure the lines of the documents of `training.lines.data` once, for training and cross-validation.

    python -m training.lines.table --docs FOLDER --table FOLDER

Writes arrays: `base.npy` (one row a line, every column but the words'), `tokens` as a sparse matrix
of the vocabulary (tokens seen on at least four sites), and `docs.pkl` with what is known of each
document and where its lines are; `words.npy`: how many words each line has. To the documents come those of `made`: transplants, shortened and
bare bodies, verse and lists.
"""

import argparse
import pickle
import time
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy import sparse

from cleaner.detect.language import identify
from cleaner.strip.lines.features import columns, known_words, measure, single_tokens
from cleaner.strip.lines.split import split_lines
from cleaner.strip.lines.words import line_tokens
from training.lines.made import augment, foreign_transplants, line_spans, shapes_of_text

MIN_SITES = 4


def spread(text, lines, labels):
    """The labels of the blocks of a text: a line that holds several blocks lends each its label."""
    spans = [(a, b) for a, b, blank in line_spans(text) if not blank]
    if len(spans) != len(labels):
        return None
    found, at = [], 0
    for line in lines:
        while spans[at][1] <= line.start:
            at += 1
        found.append(labels[at])
    return found


class Measures:
    """Rows of all documents: columns, labels, and the tokens of each line as numbers."""

    def __init__(self):
        self.base, self.labels, self.docs = [], [], []
        self.names = []
        self.ids, self.sites = {}, defaultdict(set)
        self.flat, self.ends, self.words = [], [0], []

    def add(self, doc):
        lines = split_lines(doc["text"])
        own = spread(doc["text"], lines, doc["labels"])
        if not lines or own is None:
            print("skipped", doc["set"], doc["id"], doc["mode"], len(lines), len(doc["labels"]))
            return
        measured = measure(doc["text"], lines)
        found = columns(measured, {})
        self.names = list(found)
        self.base.append(np.array(list(found.values()), dtype=np.float32).T)
        self._add_tokens(measured, hash(doc["site"]))
        at = len(self.labels)
        self.labels += own
        told = {k: v for k, v in doc.items() if k != "labels"}
        self.docs.append(told | {"start": at, "end": at + len(lines)})

    def _add_tokens(self, measured, site):
        for text, shape in zip(measured.texts, measured.shapes, strict=True):
            tokens = line_tokens(text, wide=shape.is_wide)
            told = known_words([single_tokens(tokens, wide=shape.is_wide)], {})
            self.words += told.words
            for token in set(tokens):
                number = self.ids.setdefault(token, len(self.ids))
                if len(self.sites[number]) < MIN_SITES:
                    self.sites[number].add(site)
                self.flat.append(number)
            self.ends.append(len(self.flat))

    def vocabulary(self):
        """The tokens of enough sites, and the matrix of lines by tokens."""
        keep = np.array([len(self.sites[i]) >= MIN_SITES for i in range(len(self.ids))])
        new = np.cumsum(keep) - 1
        flat = np.array(self.flat)
        rows = np.repeat(np.arange(len(self.labels)), np.diff(self.ends))
        good = keep[flat]
        matrix = sparse.csr_matrix(
            (np.ones(good.sum(), dtype=np.float32), (rows[good], new[flat[good]])),
            shape=(len(self.labels), int(keep.sum())),
        )
        return [t for t, k in zip(self.ids, keep, strict=True) if k], matrix

    def write(self, folder):
        words, matrix = self.vocabulary()
        print(len(self.labels), "lines,", len(words), "tokens")
        np.save(folder / "base.npy", np.concatenate(self.base))
        np.save(folder / "labels.npy", np.array(self.labels))
        np.save(folder / "words.npy", np.array(self.words, dtype=np.float32))
        sparse.save_npz(folder / "tokens.npz", matrix, compressed=False)
        (folder / "docs.pkl").write_bytes(pickle.dumps((self.names, words, self.docs)))


def is_used(doc):
    """Of pages that are no articles a third of wcxb-dev is enough: what is made is for articles."""
    if doc["kind"] == "article" or doc["set"] != "wcxb-dev":
        return True
    return sha256(doc["id"].encode()).digest()[1] < 90


FOUND = 0.5
"""A page teaches something if its labelled lines hold so much of its body: else it is not in it."""


def is_found(doc):
    """Whether the body of a page is among its lines: not behind a link, not wrongly decoded."""
    lines = [line for raw in doc["text"].splitlines() if (line := raw.strip())]
    size = sum(len(x) for x, label in zip(lines, doc["labels"], strict=True) if label)
    return size >= FOUND * len(doc["body"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    args = parser.parse_args()
    args.table.mkdir(parents=True, exist_ok=True)
    docs = [d for file in sorted(args.docs.glob("*.pkl")) for d in pickle.loads(file.read_bytes())]
    docs = [d for d in docs if is_used(d) and is_found(d)]
    for doc in docs:
        doc["language"] = identify(doc["body"])[0]
    docs += [*augment(docs), *shapes_of_text(docs), *foreign_transplants(docs)]
    started = time.process_time()
    measures = Measures()
    for doc in docs:
        measures.add(doc)
    print(f"{time.process_time() - started:.0f} s")
    measures.write(args.table)


if __name__ == "__main__":
    main()
