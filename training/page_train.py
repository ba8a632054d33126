"""Train the page labeller, cross-validated over hosts, and write its weights.

    page_train.py cv DATA WORK       # table of cross-validated figures
    page_train.py fit DATA WORK OUT  # the same, then weights from all pages into OUT (packs/any)
    page_train.py report DATA WORK   # the table once more, from the scores of the last run

Every figure comes from pages of hosts that neither trees nor lexica have seen, scored by the code
that ships (`cleaner.strip.page_label`). The second look of a training page rests on first scores
from models that did not see its host; the folds are not nested beyond that.
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
import page_lexica
import page_prose
from page_data import FOLDS, Example, load
from page_eval import Table, show
from trees_export import pack, write

from cleaner.strip.page_context import Scored, context_columns, kind_numbers
from cleaner.strip.page_features import Columns, Sums, lexicon_columns, page_numbers
from cleaner.strip.page_label import fixed_columns
from cleaner.strip.page_lexicon import Lexicon
from cleaner.strip.page_prose import LEAST, Prose, prose_words
from cleaner.strip.page_slots import Boxes
from cleaner.strip.page_votes import vote_columns

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
EXITS = [[25, -2.6, 99.0], [40, -3.1, 99.0], [60, -3.3, 99.0]]
"""First sums that no more trees are added to: about 1 in 100 of them would end over the logit of
`page_label.OPEN`, none over .1 (63,696 runs)."""
WEAK = 0.3
"""Weight of a page that has only snippets."""
SECOND_BASE = (
    "weight", "marks", "copies", "is_list", "is_caption", "index", "rest", "place", "to_h1",
    "to_title", "links_near", "long_near", "links_wide", "own_links", "own_weight", "parent_runs",
    "like_runs", "like_weight", "like_share", "inner_count", "inner_mean", "outer_count",
    "page_long_weight", "page_links", "page_p", "page_li", "page_articles", "page_headings",
    "page_longest", "key_path", "key_low", "key_high", "key_last", "tag", "words", "prose",
    "claimed", "claim_held", "claim_share", "to_claimed", "to_description", "in_description",
    "topic", "topic_ahead", "topic_grand", "post_boxes", "post_slot_long",
    "post_slot_words", "post_from_start",
)  # fmt: skip


class Pages:
    """All pages with their features; lexicon columns for each fold that may be held out."""

    def __init__(self, pages: list[Example]) -> None:
        self.pages = pages
        self.fold = np.array([p.fold for p in pages])
        started = time.time()
        stats = [page_lexica.page_stats(p) for p in pages]
        folds = page_lexica.fold_sums(pages, stats)
        self.lexicon = page_lexica.build(folds)
        self.sums = [Sums(p.tree) for p in pages]
        self.ids = [s.survivors() for s in self.sums]
        rows = page_prose.read_rows(pages, self.ids)
        self.prose = page_prose.build(rows)
        self.learned: dict[frozenset[int], tuple[Lexicon, Prose]] = {}
        for a in range(FOLDS):
            for b in range(a, FOLDS):
                known = page_lexica.build(folds, {a, b}), page_prose.build(rows, {a, b})
                self.learned[frozenset((a, b))] = known
        self.boxes = [Boxes(s) for s in self.sums]
        self.shape: list[Any] = []
        self.words: list[dict[int, Any]] = []
        for n in range(len(pages)):
            self._add(n)
        print(f"features {time.time() - started:.0f} s", flush=True)

    def _add(self, n: int) -> None:
        """The columns of page `n`; those that words stand behind for each fold held out."""
        page, sums, ids = self.pages[n], self.sums[n], self.ids[n]
        words: dict[int, Any] = {}
        self.words.append(words)
        if not ids:
            self.shape.append(None)
            return
        columns = fixed_columns(sums, page.facts, self.boxes[n], ids)
        self.shape.append(_matrix(columns))
        texts = [page.tree.texts[i] if sums.weights[i] >= LEAST else "" for i in ids]
        runs = [prose_words(text) for text in texts]
        for held in range(FOLDS):
            words[held] = _matrix(self._words(n, held, runs))
        found = self._words(n, page.fold, runs)
        words[-1] = _matrix(found)
        self.names = [*columns.names, *found.names]

    def _words(self, n: int, held: int, runs: list[set[str]]) -> Columns:
        lexicon, prose = self.learned[frozenset((held, self.pages[n].fold))]
        found = lexicon_columns(self.sums[n], lexicon, self.ids[n])
        found.add("prose", [prose.of_words(run) for run in runs])
        return found

    def matrix(self, n: int, held: int) -> Any:
        return np.concatenate([self.shape[n], self.words[n][held]], 1)


def _matrix(columns: Columns) -> Any:
    return np.array(list(columns.values.values()), dtype=np.float32).T


def sample(data: Pages, n: int, seed: int) -> tuple[Any, Any, Any]:
    """Which of a page's runs are trained on, their labels and weights."""
    page = data.pages[n]
    ids = data.ids[n]
    labels = np.array(page.labels)[ids]
    raw = np.array(data.sums[n].weights, float)[ids]
    chance = np.random.default_rng(seed + n).random(len(ids))
    keep = (labels >= 0) & ((raw > 120) | (chance < SHORT_RATE))
    weights = np.where(raw > 120, 1.0, 1 / SHORT_RATE) * raw**0.75
    total = weights[keep].sum() or 1.0
    return keep, labels, weights / total * (1.0 if page.body is not None else WEAK)


def train(data: Pages, numbers: list[int], rows: Callable[[int], Any], shape: str) -> Any:
    xs, ys, ws = [], [], []
    for n in numbers:
        if data.shape[n] is None:
            continue
        keep, labels, weights = sample(data, n, 0)
        if keep.any():
            xs.append(rows(n)[keep])
            ys.append(labels[keep])
            ws.append(weights[keep])
    x, y, w = np.concatenate(xs), np.concatenate(ys), np.concatenate(ws)
    options = dict(TREES[shape])
    trees = options.pop("trees")
    started = time.time()
    booster = lgb.train({**COMMON, **options}, lgb.Dataset(x, y, weight=w / w.mean()), trees)
    print(f"  {shape} {x.shape} {time.time() - started:.0f} s", flush=True)
    return booster


def spread(data: Pages, n: int, scores: Any) -> Any:
    out = np.full(len(data.pages[n].labels), 0.01)
    if scores is not None:
        out[data.ids[n]] = scores
    return out


def cross(data: Pages, rows: Callable[[int, int], Any], shape: str) -> list[Any]:
    """Scores of every page by a model of the other folds; `rows(page, held_out_fold)`."""
    scores: list[Any] = [None] * len(data.pages)
    for held in range(FOLDS):
        inside = [int(n) for n in np.where(data.fold != held)[0]]
        booster = train(data, inside, lambda n, held=held: rows(n, held), shape)
        for n in np.where(data.fold == held)[0]:
            some = data.shape[n] is not None
            scores[n] = spread(data, n, booster.predict(rows(n, held)) if some else None)
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
    known = inside & np.array([p.body is not None for p in data.pages])
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


class Second:
    """The rows of the second look, for first scores and kinds given."""

    def __init__(self, data: Pages, first: list[Any], article: Any, thread: Any) -> None:
        self.data = data
        self.base = [data.names.index(name) for name in SECOND_BASE]
        self.context: list[Any] = []
        for n, sums in enumerate(data.sums):
            if data.shape[n] is None:
                self.context.append(None)
                continue
            scored = Scored(sums, [float(s) for s in first[n]])
            columns = context_columns(scored, data.ids[n])
            columns.extend(vote_columns(scored, data.boxes[n], data.ids[n]))
            columns.fill("article", float(article[n]))
            columns.fill("thread", float(thread[n]))
            self.names = [*SECOND_BASE, *columns.names]
            self.context.append(_matrix(columns))

    def rows(self, n: int, held: int) -> Any:
        return np.concatenate([self.data.matrix(n, held)[:, self.base], self.context[n]], 1)


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
    first = cross(data, data.matrix, "first")
    names, rows = kind_rows(data, first)
    article, thread = cross_kind(data, rows, "article"), cross_kind(data, rows, "forum")
    second = Second(data, first, article, thread)
    final = cross(data, second.rows, "second")
    (folder / "scores.pickle").write_bytes(pickle.dumps((first, final, article, thread)))
    print(report(pages, data, first, final, article, thread))
    if mode == "fit":
        fit(data, first, (names, rows), second, Path(out))


def report(
    pages: list[Example], data: Pages, first: Any, final: Any, article: Any, thread: Any
) -> str:
    from cleaner.strip.page_container import container_kinds
    from cleaner.strip.page_label import OPEN, finish, guess_kind
    from cleaner.strip.page_output import best_cut, smooth

    def text(n: int, keep: list[bool]) -> str:
        return "\n".join(t for t, k in zip(pages[n].tree.texts, keep, strict=True) if k)

    def kind(n: int) -> Any:
        return guess_kind(float(article[n]), float(thread[n]))

    def shipped(n: int) -> list[float]:
        return [float(a if a < OPEN else b) for a, b in zip(first[n], final[n], strict=True)]

    rules: dict[str, Callable[[int], list[bool]]] = {
        "first look, over .5": lambda n: [s > 0.5 for s in first[n]],
        "second look, over .5": lambda n: [s > 0.5 for s in final[n]],
        "second, best cut": lambda n: best_cut([float(s) for s in final[n]], data.sums[n].weights),
        "second, smooth": lambda n: smooth([float(s) for s in final[n]], data.sums[n].weights),
        "as shipped": lambda n: finish(
            data.sums[n], shipped(n), kind(n), container_kinds(pages[n].tree)
        ),
    }
    lines = []
    for name, rule in rules.items():
        table = Table()
        for n, page in enumerate(pages):
            table.add(page, text(n, rule(n) if page.tree.texts else []))
        lines.append((name, table.row()))
    true = np.array([p.kind for p in pages])
    marked = np.array([p.body is not None for p in pages])
    right = np.array(
        [(kind(n).name == "article") == (true[n] == "article") for n in range(len(pages))]
    )
    return show(lines) + f"\narticle or not: {right[marked].mean():.3f} right"


def fit(
    data: Pages, first: list[Any], kinds: tuple[list[str], Any], second: Second, out: Path
) -> None:
    """Weights from all pages: lexica of a page's own fold held out, as in the cross-validation."""
    note = "Trained by training/page_train.py on wcxb-dev (CC-BY-4.0), naeb, magic, zh-news, trafilatura snippets."
    everything = list(range(len(data.pages)))
    make = partial(train, data, everything)
    models = {
        "page_first": (make(lambda n: data.matrix(n, -1), "first"), data.names),
        "page_second": (make(lambda n: second.rows(n, -1), "second"), second.names),
    }
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
    import page_train  # so that what is pickled can be read again from anywhere

    page_train.run(*sys.argv[1:])
