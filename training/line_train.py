"""Train the line labeller and write its files into the packs.

    python training/line_train.py --table FOLDER --packs src/cleaner/packs/any

Words: a logistic regression on the tokens of single lines, every site counting alike. Trees:
LightGBM on all columns, every page with the same total weight. See `line_cv.py` for what it reaches
and `line_data.py` for what it is trained on.
"""

import argparse
import gzip
import json
import pickle
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from scipy import sparse

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from cleaner.strip.line_features import SHORT_COST, best_stretch, word_columns

PROSE = "prose"
MODE_WEIGHT = {
    "full": 1.0, "near": 0.6, "plain": 0.8, "clean": 0.35, "transplant": 0.5, "short": 0.5, "body": 0.5,
}  # fmt: skip


class Table(SimpleNamespace):
    """Everything `line_table.py` wrote."""

    def line_of(self, wanted):
        return np.concatenate([np.full(d["end"] - d["start"], bool(wanted(d))) for d in self.docs])


def load_table(folder):
    names, vocabulary, docs = pickle.loads((folder / "docs.pkl").read_bytes())
    tokens = sparse.load_npz(folder / "tokens.npz")
    return Table(
        base=np.load(folder / "base.npy"), labels=np.load(folder / "labels.npy"), tokens=tokens,
        names=names, vocabulary=vocabulary, docs=docs,
    )  # fmt: skip


def _row_weights(table):
    """Weights of lines: each page the same total for its mode, longer lines more."""
    size = np.minimum(table.base[:, table.names.index("weight")], 400) ** 0.5
    out = np.zeros(len(size))
    for d in table.docs:
        rows = slice(d["start"], d["end"])
        mode = MODE_WEIGHT[d["mode"]] * (0.5 if d["set"] == "trafilatura" else 1)
        if d["kind"] != "article":
            mode *= 0.5
        out[rows] = size[rows] / size[rows].sum() * mode * 100
    return out


def fit_words(table, rows):
    """Weights of the vocabulary by logistic regression on the rows (a mask); the last is the bias."""
    from sklearn.linear_model import SGDClassifier

    if not hasattr(table, "word_rows"):
        table.word_rows = table.line_of(lambda d: d["mode"] in ("full", "clean"))
        table.row_weights = _row_weights(table)
    use = np.flatnonzero(rows & table.word_rows)
    weights = table.row_weights[use]
    model = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=4, tol=None, random_state=1, average=True)
    model.fit(table.tokens[use], table.labels[use], sample_weight=weights / weights.mean())
    return model.coef_[0].astype(np.float32)


def word_scores(tokens, weights):
    """As `line_words.words_score`: the sum of the weights by the root of their number."""
    quantised = np.round(np.clip(weights, -4, 4) * 16) / 16
    known = tokens @ (quantised != 0).astype(np.float32)
    return (tokens @ quantised) / np.sqrt(1 + known)


class _Size:
    __slots__ = ("weight",)

    def __init__(self, weight):
        self.weight = weight


def rows_with_words(table, scores):
    """The base columns with those of the words made anew from `scores`."""
    data = table.base.copy()
    prose = np.minimum(data[:, table.names.index("prose")], 600)
    weight = data[:, table.names.index("weight")]
    first = table.names.index("score")
    for d in table.docs:
        rows = slice(d["start"], d["end"])
        stretch = best_stretch([p or -SHORT_COST for p in prose[rows].tolist()])
        shapes = [_Size(w) for w in weight[rows].tolist()]
        found = word_columns(scores[rows].tolist(), shapes, stretch)
        data[rows, first : first + len(found)] = np.array(list(found.values()), dtype=np.float32).T
    return data


def fit_trees(table, data, train, *, trees, leaves=31, rate=0.08, skip=()):
    import lightgbm as lgb

    if not hasattr(table, "row_weights"):
        table.row_weights = _row_weights(table)
    rng = np.random.default_rng(3)
    weights = table.row_weights[train]
    # Short lines far from any prose are many and easy: a third of them says as much.
    easy = (data[train, table.names.index("prose8")] == 0) & (rng.random(len(train)) < 0.67)
    train, weights = train[~easy], weights[~easy]
    dataset = lgb.Dataset(
        data[train], label=table.labels[train], weight=weights, feature_name=list(table.names),
        params={"max_bin": 63, "use_missing": False, "verbose": -1},
    )
    params = {
        "objective": "binary", "learning_rate": rate, "num_leaves": leaves, "min_data_in_leaf": 200,
        "feature_fraction": 0.6, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0,
        "max_bin": 63, "use_missing": False, "num_threads": 1, "verbose": -1, "seed": 5,
    }
    return lgb.train(params, dataset, num_boost_round=trees)
