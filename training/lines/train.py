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
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from scipy import sparse

from cleaner.strip.lines.features import PROSE_CAP
from cleaner.strip.lines.word_columns import Known, heard_share, word_columns
from cleaner.strip.lines.words import is_word
from training.lines.data import fold_of
from training.trees_export import find_exits, pack, write

SKIPPED = {"begun"}
EXITS = (16, 25, 35, 50, 65, 80, 100, 120, 160)
SURE = (-3.6, 2.0)
"""Log-odds beyond which a line may leave early: near certainty of furniture, safety of text."""
EXIT_SHARE = 0.0005
"""So many lines that end on this side of those may leave on the other at one exit."""
EASY = 0.67
"""Share of the short lines far from prose that is not trained on."""
CJK_WEIGHT = 2.5
"""Pages in Chinese, Japanese and Korean are few in the data and first in what the tool is for."""
NEWS_WEIGHT = {"en": 1.0, "zh": 0.5}
"""Of the news pages in five languages these two have others beside them, marked line by line."""
OTHER_WEIGHT = 2.0
"""Pages in Polish, Russian and Greek come from few hosts."""
HOST_PAGES = 6
"""A host of the news pages with more pages than these counts no more."""
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
        words=np.load(folder / "words.npy"), is_word=np.array([is_word(t) for t in vocabulary]),
        names=names, vocabulary=vocabulary, docs=docs,
    )  # fmt: skip


BESIDE = 2
"""Lines from one that is in the marked body within which an unmarked paragraph is doubtful."""


def doubtful(labels, prose):
    """Which lines are prose right beside the body without being marked: the marks may lack them."""
    near = np.convolve(labels, np.ones(2 * BESIDE + 1))[BESIDE : BESIDE + len(labels)] > 0
    return near & (prose > 0) & ~labels.astype(bool)


def _row_weights(table):
    """Weights of lines: each page the same total for its mode, longer lines more."""
    size = np.minimum(table.base[:, table.names.index("weight")], 400) ** 0.5
    prose = table.base[:, table.names.index("prose")]
    out = np.zeros(len(size))
    count = Counter((d["site"], d["mode"]) for d in table.docs)
    for d in table.docs:
        rows = slice(d["start"], d["end"])
        mode = MODE_WEIGHT[d["mode"]]
        if d["kind"] != "article":
            mode *= 0.5
        if d["cjk"] and d["mode"] != "clean":
            mode *= CJK_WEIGHT
        if d["set"] == "daniel":
            mode *= min(1.0, HOST_PAGES / count[d["site"], d["mode"]])
            mode *= NEWS_WEIGHT.get(d["language"], OTHER_WEIGHT)
        out[rows] = size[rows] / size[rows].sum() * mode * 100
        if d["set"] == "daniel":
            out[rows] *= ~doubtful(table.labels[rows], prose[rows])
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


WEAKEST = 3
"""Weights of words of fewer 32nds are left out of the table."""


def packed_weights(weights):
    """The weights as the table of words keeps them: 32nds, the weakest left out."""
    whole = np.round(np.clip(weights, -3, 3) * 32)
    return np.where(np.abs(whole) >= WEAKEST, whole, 0).astype(np.float32) / 32


def word_scores(table, rows, weights):
    """Scores as `cleaner.strip.lines.words.words_score` gives them, and how many words are known."""
    packed = packed_weights(weights)
    tokens = table.tokens[rows]
    known = tokens @ (packed != 0).astype(np.float32)
    words = tokens @ ((packed != 0) & table.is_word).astype(np.float32)
    return np.stack([(tokens @ packed) / np.sqrt(1 + known), words], axis=1)


def rows_with_words(table, scores):
    """The base columns with those of the words made anew from `scores`; sets `table.columns`.

    `scores` has two columns, of `word_scores`.
    """
    prose, weight, wide = (
        table.base[:, table.names.index(n)] for n in ("prose", "weight", "doc_wide")
    )
    first = table.names.index("heard")
    kept = [i for i, name in enumerate(table.names[:first]) if name not in SKIPPED]
    data = None
    for d in table.docs:
        rows = slice(d["start"], d["end"])
        own = np.minimum(prose[rows], PROSE_CAP).tolist()
        told = Known(table.words[rows].tolist(), scores[rows, 1].tolist())
        heard = heard_share(told, own, wide=wide[d["start"]] > 0.5)
        found = word_columns(scores[rows, 0].tolist(), weight[rows].tolist(), own, heard)
        if data is None:
            table.columns = [table.names[i] for i in kept] + list(found)
            data = np.empty((len(scores), len(table.columns)), dtype=np.float32)
            data[:, : len(kept)] = table.base[:, kept]
        data[rows, len(kept) :] = np.array(list(found.values()), dtype=np.float32).T
    return data


DEAF_SHARE = 0.3
"""Of the documents so many are learned from a second time without their words."""


def deaf_rows(table, data, train):
    """Some of the rows `train` as they are where the table of words does not know the language.

    Returns their numbers and their columns: all of chosen documents, with words that say nothing.
    """
    chosen = np.random.default_rng(9).random(len(table.docs)) < DEAF_SHARE
    wanted = np.zeros(len(data), dtype=bool)
    wanted[train] = True
    prose, weight = table.names.index("prose"), table.names.index("weight")
    first = table.columns.index("heard")
    numbers, columns = [], []
    for d in (d for d, here in zip(table.docs, chosen, strict=True) if here):
        rows = np.arange(d["start"], d["end"])
        if not wanted[rows].any():
            continue
        sizes = table.base[rows][:, [prose, weight]]
        own = np.minimum(sizes[:, 0], PROSE_CAP).tolist()
        found = word_columns([0.0] * len(rows), sizes[:, 1].tolist(), own, 0.0)
        made = np.array(list(found.values()), dtype=np.float32).T[wanted[rows]]
        rows = rows[wanted[rows]]
        numbers.append(rows)
        columns.append(np.concatenate([data[rows, :first], made], axis=1))
    return np.concatenate(numbers), np.concatenate(columns)


TREES = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 31,
    "min_data_in_leaf": 200,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "use_missing": False,
    "num_threads": 1,
    "verbose": -1,
}


def fit_trees(table, data, train, *, trees, seed=5):
    """Trees from the rows `train` of `data`, some of them once more as if no language were known."""
    import lightgbm as lgb

    if not hasattr(table, "row_weights"):
        table.row_weights = _row_weights(table)
    rng = np.random.default_rng(3)
    # Short lines far from any prose are many and easy: a third of them says as much.
    prose = table.columns.index("prose8")
    train = train[(data[train, prose] != 0) | (rng.random(len(train)) >= EASY)]
    again, deaf = deaf_rows(table, data, train)
    dataset = lgb.Dataset(
        np.concatenate([data[train], deaf]),
        label=np.concatenate([table.labels[train], table.labels[again]]),
        weight=np.concatenate([table.row_weights[train], table.row_weights[again]]),
        feature_name=list(table.columns),
        params={"max_bin": 63, "use_missing": False, "verbose": -1},
    )
    return lgb.train(TREES | {"seed": seed}, dataset, num_boost_round=trees)


def inner_scores(table, folds=4):
    """Word scores of every line by weights that never saw its site."""
    fold = np.concatenate(
        [np.full(d["end"] - d["start"], fold_of(d["site"], folds)) for d in table.docs]
    )
    trainable = table.line_of(lambda d: not d.get("held", False))
    scores = np.zeros((len(fold), 2))
    for k in range(folds):
        weights = fit_words(table, trainable & (fold != k))
        scores[fold == k] = word_scores(table, fold == k, weights)
    return scores, trainable


def pack_words(vocabulary, weights, path):
    """Write the table of words: tokens by weight in 32nds, the weakest left out."""
    grouped = {}
    for token, weight in zip(vocabulary, packed_weights(weights) * 32, strict=True):
        if weight:
            grouped.setdefault(int(weight), []).append(token)
    packed = {str(weight): sorted(tokens) for weight, tokens in sorted(grouped.items())}
    data = json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        out.write(data)
    return sum(map(len, packed.values())), path.stat().st_size


NOTE = (
    "Lines of annotated web pages rendered to text (wcxb-dev, naeb, magic-article, magic-forum, zh-news, daniel), "
    "of clean Chinese news and texts, of transplants, shortened bodies and made verse; training/lines/data.py"
)


def pack_trees(model, columns, data, path):
    """Write the trees with their early exits, found on a sample of the rows of `data`."""
    packed = pack(model, columns, note=NOTE)
    sample = np.random.default_rng(2).choice(len(data), 300_000, replace=False)
    staged = {k: model.predict(data[sample], raw_score=True, num_iteration=k) for k in EXITS}
    final = model.predict(data[sample], raw_score=True)
    packed["exits"] = find_exits(staged, final, share=EXIT_SHARE, sure=SURE)
    gone = np.zeros(len(sample), dtype=bool)
    for k, low, high, *_ in packed["exits"]:
        gone |= (staged[k] < low) | (staged[k] > high)
        print(f"after {k} trees {gone.mean():.2f} are final ({low}, {high})")
    print("trees", write(packed, path), "bytes")


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
    pack_trees(model, table.columns, data, args.packs / "line_trees.json.gz")
    weights = fit_words(table, trainable)
    print("words, bytes", pack_words(table.vocabulary, weights, args.packs / "line_words.json.gz"))


if __name__ == "__main__":
    main()
