"""Train the line labeller and write its files into the packs.

    python -m training.lines.train --table FOLDER --packs src/cleaner/packs/any

Words: a logistic regression on the tokens of single lines, every site counting alike. Trees:
LightGBM on all columns, every page with the same total weight. See `cross_validate` for what it reaches
and `data` for what it is trained on.
"""

import argparse
import gzip
import json
import pickle
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from scipy import sparse

from cleaner.strip.lines.features import PROSE_CAP
from cleaner.strip.lines.word_columns import word_columns
from training.lines.data import fold_of
from training.trees_export import find_exits, pack, write

SKIPPED = {"begun"}
EXITS = (16, 25, 35, 50, 65, 80, 100, 120, 160)
SURE = (-3.6, 2.0)
"""Log-odds beyond which a line may leave early: near certainty of furniture, safety of text."""
EXIT_SHARE = 0.0005
"""So many lines that end on this side of those may leave on the other at one exit."""
CJK_WEIGHT = 2.5
"""Pages in Chinese, Japanese and Korean are few in the data and first in what the tool is for."""
MODE_WEIGHT = {
    "full": 1.0, "near": 0.6, "plain": 0.8, "clean": 0.35, "transplant": 0.5, "short": 0.5, "body": 0.5,
}  # fmt: skip


class Table(SimpleNamespace):
    """Everything `training.lines.table` wrote."""

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
        mode = MODE_WEIGHT[d["mode"]]
        if d["kind"] != "article":
            mode *= 0.5
        if d["cjk"] and d["mode"] != "clean":
            mode *= CJK_WEIGHT
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
    model = SGDClassifier(
        loss="log_loss", alpha=3e-5, max_iter=6, tol=None, random_state=1, average=True
    )
    model.fit(table.tokens[use], table.labels[use], sample_weight=weights / weights.mean())
    return model.coef_[0].astype(np.float32)


def word_scores(tokens, weights):
    """As `cleaner.strip.lines.words.words_score`: the sum of the weights by the root of their number."""
    quantised = np.round(np.clip(weights, -3, 3) * 32) / 32
    known = tokens @ (quantised != 0).astype(np.float32)
    return (tokens @ quantised) / np.sqrt(1 + known)


def rows_with_words(table, scores):
    """The base columns with those of the words made anew from `scores`; sets `table.columns`."""
    prose = np.minimum(table.base[:, table.names.index("prose")], PROSE_CAP)
    weight = table.base[:, table.names.index("weight")]
    first = table.names.index("score")
    kept = [i for i, name in enumerate(table.names[:first]) if name not in SKIPPED]
    data = None
    for d in table.docs:
        rows = slice(d["start"], d["end"])
        found = word_columns(scores[rows].tolist(), weight[rows].tolist(), prose[rows].tolist())
        if data is None:
            table.columns = [table.names[i] for i in kept] + list(found)
            data = np.empty((len(scores), len(table.columns)), dtype=np.float32)
            data[:, : len(kept)] = table.base[:, kept]
        data[rows, len(kept) :] = np.array(list(found.values()), dtype=np.float32).T
    return data


def fit_trees(table, data, train, *, trees, leaves=31, rate=0.08, seed=5):
    import lightgbm as lgb

    if not hasattr(table, "row_weights"):
        table.row_weights = _row_weights(table)
    rng = np.random.default_rng(3)
    weights = table.row_weights[train]
    # Short lines far from any prose are many and easy: a third of them says as much.
    easy = (data[train, table.columns.index("prose8")] == 0) & (rng.random(len(train)) < 0.67)
    train, weights = train[~easy], weights[~easy]
    dataset = lgb.Dataset(
        data[train],
        label=table.labels[train],
        weight=weights,
        feature_name=list(table.columns),
        params={"max_bin": 63, "use_missing": False, "verbose": -1},
    )
    params = {
        "objective": "binary",
        "learning_rate": rate,
        "num_leaves": leaves,
        "min_data_in_leaf": 200,
        "feature_fraction": 0.6,
        "bagging_fraction": 0.7,
        "bagging_freq": 1,
        "lambda_l2": 5.0,
        "max_bin": 63,
        "use_missing": False,
        "num_threads": 1,
        "verbose": -1,
        "seed": seed,
    }
    return lgb.train(params, dataset, num_boost_round=trees)


def inner_scores(table, folds=4):
    """Word scores of every line by weights that never saw its site."""
    fold = np.concatenate(
        [np.full(d["end"] - d["start"], fold_of(d["site"], folds)) for d in table.docs]
    )
    trainable = table.line_of(lambda d: not d.get("held", False))
    scores = np.zeros(len(fold))
    for k in range(folds):
        weights = fit_words(table, trainable & (fold != k))
        scores[fold == k] = word_scores(table.tokens[fold == k], weights)
    return scores, trainable


def pack_words(vocabulary, weights, path, floor=3):
    """Write the table of words: tokens by weight in 32nds, the weakest left out."""
    grouped = {}
    for token, weight in zip(
        vocabulary, np.round(np.clip(weights, -3, 3) * 32).astype(int), strict=True
    ):
        if abs(weight) >= floor:
            grouped.setdefault(int(weight), []).append(token)
    packed = {str(weight): sorted(tokens) for weight, tokens in sorted(grouped.items())}
    data = json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        out.write(data)
    return sum(map(len, packed.values())), path.stat().st_size


NOTE = (
    "Lines of annotated web pages rendered to text (wcxb-dev, naeb, magic-article, magic-forum, zh-news), "
    "of clean Chinese news and texts, of transplants, shortened bodies and made verse; training/lines/data.py"
)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--packs", type=Path, required=True)
    parser.add_argument("--trees", type=int, default=200)
    args = parser.parse_args()
    table = load_table(args.table)
    scores, trainable = inner_scores(table)
    data = rows_with_words(table, scores)
    model = fit_trees(table, data, np.flatnonzero(trainable), trees=args.trees)
    packed = pack(model, table.columns, note=NOTE)
    sample = np.random.default_rng(2).choice(len(data), 300_000, replace=False)
    staged = {k: model.predict(data[sample], raw_score=True, num_iteration=k) for k in EXITS}
    final = model.predict(data[sample], raw_score=True)
    packed["exits"] = find_exits(staged, final, share=EXIT_SHARE, sure=SURE)
    gone = np.zeros(len(sample), dtype=bool)
    for k, low, high, *_ in packed["exits"]:
        gone |= (staged[k] < low) | (staged[k] > high)
        print(f"after {k} trees {gone.mean():.2f} are final ({low}, {high})")
    print("trees", write(packed, args.packs / "line_trees.json.gz"), "bytes")
    weights = fit_words(table, trainable)
    print("words, bytes", pack_words(table.vocabulary, weights, args.packs / "line_words.json.gz"))


if __name__ == "__main__":
    main()
