"""Train the page labeller, cross-validated over hosts, and write its weights.

    python -m training.pages.train cv DATA WORK       # table of cross-validated figures
    python -m training.pages.train fit DATA WORK OUT  # the same, then weights from all pages into OUT (packs/any)
    python -m training.pages.train report DATA WORK   # the table once more, from the scores of the last run

Every figure comes from pages of hosts that neither trees nor lexica have seen, scored by the code
that ships (`cleaner.strip.label.label`). The second look of a training page rests on first scores
from models that did not see its host; the folds are not nested beyond that.
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np

from cleaner.strip.label.context import Scored, kind_numbers
from cleaner.strip.label.features import page_numbers
from training.pages.data import FOLDS, Example, load
from training.pages.looks import EXITS, First, Pages, Second
from training.pages.report import report
from training.trees_export import pack, write

TREES = {
    "first": {"num_leaves": 32, "learning_rate": 0.11, "trees": 100},
    "second": {"num_leaves": 16, "learning_rate": 0.1, "trees": 70},
    "kind": {"num_leaves": 8, "learning_rate": 0.1, "trees": 40},
}
COMMON = {
    "objective": "binary", "use_missing": False, "num_threads": 1, "verbose": -1, "seed": 1,
    "min_data_in_leaf": 100, "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1,
    "lambda_l2": 1.0, "max_bin": 63, "force_col_wise": True,
}  # fmt: skip
SHORT_RATE = 0.8
"""Share of the runs under 120 bytes that a training takes; they get the weight of the others."""
WEAK = 0.3
"""Weight of a page that has only snippets."""
DENSE = 4.0
"""Weight of a Chinese, Japanese or Korean page: there are 81 of them among 3,074."""
NEWS = {"Chinese": 0.6}
"""Weight of a page of daniel by its language..."""
NEWS_OTHER = 0.4
"""... and of all others. With 1 (Chinese 1.5) pages of lists, services and collections lost .01 to
.02: all of daniel are news. What the weights reach stands in docs/labeller.md; they do not ship."""
HOST_PAGES = 6
"""A host of daniel with more pages than these counts no more."""


def sample(data: Pages, n: int) -> tuple[Any, Any, Any]:
    """Which of a page's runs are trained on, their labels and weights."""
    page = data.pages[n]
    ids = data.ids[n]
    labels = np.array(page.labels)[ids]
    raw = np.array(data.sums[n].weights, float)[ids]
    chance = np.random.default_rng(n).random(len(ids))
    keep = (labels >= 0) & ((raw > 120) | (chance < SHORT_RATE))
    weights = np.where(raw > 120, 1.0, 1 / SHORT_RATE) * raw**0.75
    total = weights[keep].sum() or 1.0
    return keep, labels, weights / total * worth(data, page)


def worth(data: Pages, page: Example) -> float:
    """What a page weighs."""
    if page.set == "daniel":
        share = min(1.0, HOST_PAGES / data.host_pages[page.host])
        return share * NEWS.get(page.language, NEWS_OTHER)
    return (1.0 if page.body is not None else WEAK) * (DENSE if page.cjk else 1.0)


def train(look: First | Second, numbers: Iterable[int], held: int | None = None) -> Any:
    """Trees for a look, from the pages `numbers`; without `held` each page's own fold is held."""
    data = look.data
    xs, ys, ws = [], [], []
    for n in numbers:
        places = look.places(n)
        keep, labels, weights = sample(data, n)
        keep = keep[places]
        if keep.any():
            xs.append(look.rows(n, -1 if held is None else held)[keep])
            ys.append(labels[places][keep])
            ws.append(weights[places][keep])
    x, y, w = np.concatenate(xs), np.concatenate(ys), np.concatenate(ws)
    options = dict(TREES[look.shape])
    trees = options.pop("trees")
    started = time.time()
    booster = lgb.train({**COMMON, **options}, lgb.Dataset(x, y, weight=w / w.mean()), trees)
    print(f"  {look.shape} {x.shape} {time.time() - started:.0f} s", flush=True)
    return booster


def cross(look: First | Second) -> list[Any]:
    """Scores of every page by a model of the other folds."""
    data = look.data
    scores = [before.copy() for before in look.before]
    for held in range(FOLDS):
        booster = train(look, map(int, np.where(data.fold != held)[0]), held)
        for n in np.where(data.fold == held)[0]:
            judged = look.judged(n)
            if judged.any():
                seen = np.array(data.ids[n])[look.places(n)][judged]
                scores[n][seen] = look.predict(booster, look.rows(n, held)[judged])
    return scores


def kind_rows(data: Pages, first: list[Any]) -> tuple[list[str], Any]:
    rows: list[list[float]] = []
    names: list[str] = []
    for page, sums, scores in zip(data.pages, data.sums, first, strict=True):
        scored = Scored(sums, [float(s) for s in scores])
        numbers = page_numbers(sums, page.facts) | kind_numbers(scored)
        names = list(numbers)
        rows.append(list(numbers.values()))
    return names, np.array(rows)


def train_kind(data: Pages, rows: Any, wanted: str, inside: Any) -> Any:
    kinds = np.array([p.kind == wanted for p in data.pages], int)
    # Pages of daniel tell nothing of kinds: all are news, most of them of 2011.
    known = inside & np.array([p.body is not None and p.set != "daniel" for p in data.pages])
    weights = np.array([1.0 if p.set in {"wcxb-dev", "zh-news"} else 0.4 for p in data.pages])
    options = {**COMMON, **TREES["kind"], "min_data_in_leaf": 20}
    trees = options.pop("trees")
    dataset = lgb.Dataset(rows[known], kinds[known], weight=weights[known])
    return lgb.train(options, dataset, trees)


def cross_kind(data: Pages, rows: Any, wanted: str) -> Any:
    out = np.zeros(len(data.pages))
    for held in range(FOLDS):
        booster = train_kind(data, rows, wanted, data.fold != held)
        out[data.fold == held] = booster.predict(rows[data.fold == held])
    return out


def run(mode: str, source: str, work: str, out: str = "") -> None:
    folder = Path(work)
    pages = load(Path(source), folder / "trees")
    cache = folder / "features.pickle"
    data = pickle.loads(cache.read_bytes()) if cache.exists() else Pages(pages)
    if not cache.exists():
        cache.write_bytes(pickle.dumps(data, protocol=5))
    if mode == "report":
        print(report(pages, data, *pickle.loads((folder / "scores.pickle").read_bytes())))
        return
    first = cross(First(data))
    names, rows = kind_rows(data, first)
    article, thread = cross_kind(data, rows, "article"), cross_kind(data, rows, "forum")
    second = Second(data, first, article, thread)
    final = cross(second)
    (folder / "scores.pickle").write_bytes(pickle.dumps((first, final, article, thread)))
    print(report(pages, data, first, final, article, thread))
    if mode == "fit":
        fit(data, (names, rows), second, Path(out))


def fit(data: Pages, kinds: tuple[list[str], Any], second: Second, out: Path) -> None:
    """Weights from all pages: lexica of a page's own fold held out, as in the cross-validation."""
    note = "Trained by training/pages/train.py on wcxb-dev (CC-BY-4.0), naeb, magic, zh-news, daniel, trafilatura snippets."
    everything = range(len(data.pages))
    looks = {"page_first": First(data), "page_second": second}
    models = {file: (train(look, everything), look.names) for file, look in looks.items()}
    for file, wanted in (("page_article", "article"), ("page_thread", "forum")):
        every = np.ones(len(data.pages), bool)
        models[file] = (train_kind(data, kinds[1], wanted, every), kinds[0])
    for file, (booster, names) in models.items():
        packed = slim(pack(booster, names, note=note))
        if file == "page_first":
            packed["exits"] = EXITS
        print(
            file, write(packed, out / f"{file}.json.gz"), "bytes", len(packed["names"]), "columns"
        )
    size = write({"words": data.prose.words}, out / "page_prose.json.gz")
    print("page_prose", size, "bytes", len(data.prose.words))
    words = {kind: getattr(data.lexicon, kind) for kind in ("keys", "tags", "words")}
    print(
        "page_words",
        write(words, out / "page_words.json.gz"),
        "bytes",
        {k: len(v) for k, v in words.items()},
    )


def slim(packed: dict[str, Any]) -> dict[str, Any]:
    """Drop the columns that no tree asks for."""
    used: set[int] = set()

    def collect(node: Any) -> None:
        if isinstance(node, list):
            used.add(node[0])
            collect(node[3])
            collect(node[4])

    for tree in packed["trees"]:
        collect(tree)
    order = {old: new for new, old in enumerate(sorted(used))}

    def renumber(node: Any) -> Any:
        if not isinstance(node, list):
            return node
        return [order[node[0]], node[1], node[2], renumber(node[3]), renumber(node[4])]

    return {
        **packed,
        "names": [packed["names"][old] for old in sorted(used)],
        "trees": [renumber(tree) for tree in packed["trees"]],
    }


if __name__ == "__main__":
    run(*sys.argv[1:])
