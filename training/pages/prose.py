"""Learn what the words of longer runs say: a linear model over words and pairs (scikit-learn).

One row a run, its words weighing one over the root of their number; rows weigh by the root of
their text, each page the same in total. Words have to be met on `MIN_HOSTS` hosts, and what weighs
little is left out of the file.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from cleaner.strip.label.prose import LEAST, Prose, prose_words
from training.pages.data import Example

MIN_HOSTS = 6
STRENGTH = 0.3
"""Inverse strength of the regularisation."""
LEAST_WEIGHT = 0.15


class Rows(NamedTuple):
    """The labelled runs of all pages as a matrix over the vocabulary."""

    words: list[str]
    matrix: Any
    labels: Any
    weights: Any
    folds: Any


def read_rows(pages: Sequence[Example], ids: Sequence[Sequence[int]]) -> Rows:
    """The runs of marked pages among `ids` that are long enough."""
    found: list[set[str]] = []
    labels: list[int] = []
    weights: list[float] = []
    folds: list[int] = []
    hosts: dict[str, set[str]] = {}
    for page, looked in zip(pages, ids, strict=True):
        if page.body is None:
            continue
        sizes = [len(page.tree.texts[i].encode()) for i in looked]
        long = [(i, size) for i, size in zip(looked, sizes, strict=True) if size >= LEAST]
        runs = [(i, size) for i, size in long if page.labels[i] >= 0]
        total = sum(size**0.5 for _, size in runs)
        for i, size in runs:
            words = prose_words(page.tree.texts[i])
            for word in words:
                hosts.setdefault(word, set()).add(page.host)
            found.append(words)
            labels.append(page.labels[i])
            weights.append(size**0.5 / total)
            folds.append(page.fold)
    words = sorted(word for word, seen in hosts.items() if len(seen) >= MIN_HOSTS)
    return Rows(words, _matrix(found, words), np.array(labels), np.array(weights), np.array(folds))


def _matrix(found: list[set[str]], words: list[str]) -> Any:
    number = {word: n for n, word in enumerate(words)}
    starts, columns, values = [0], [], []
    for run in found:
        mine = [number[word] for word in run if word in number]
        columns += mine
        values += [(len(run) or 1) ** -0.5] * len(mine)
        starts.append(len(columns))
    return sparse.csr_matrix((values, columns, starts), shape=(len(found), len(words)))


def build(rows: Rows, without: Collection[int] = ()) -> Prose:
    """The model from all folds but those in `without`."""
    use = ~np.isin(rows.folds, list(without))
    weights = rows.weights[use] / rows.weights[use].mean()
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=60, random_state=1)
    model.fit(rows.matrix[use], rows.labels[use], sample_weight=weights)
    return Prose(
        {
            word: round(100 * float(value))
            for word, value in zip(rows.words, model.coef_[0], strict=True)
            if abs(value) >= LEAST_WEIGHT
        }
    )
