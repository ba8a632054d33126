"""Train the page labeller, cross-validated over hosts, and write its weights.

    page_train.py cv DATA WORK       # table of cross-validated figures
    page_train.py fit DATA WORK OUT  # the same, then weights from all pages into OUT (packs/any)
    page_train.py report DATA WORK   # the table once more, from the scores of the last run

Every figure comes from pages of hosts that neither trees nor lexica have seen, scored by the code
that ships (`cleaner.strip.label.label`). The second look of a training page rests on first scores
from models that did not see its host; the folds are not nested beyond that.
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
import page_lexica
import page_prose
from page_data import FOLDS, Example, load
from page_eval import Table, show
from trees_export import pack, write

from cleaner.strip.label.boxes import Boxes
from cleaner.strip.label.chains import vote_columns
from cleaner.strip.label.columns import Columns
from cleaner.strip.label.context import Scored, context_columns, kind_numbers
from cleaner.strip.label.features import lexicon_columns, page_numbers
from cleaner.strip.label.label import CLOSED, OPEN, UNSEEN, fixed_columns
from cleaner.strip.label.lexicon import Lexicon
from cleaner.strip.label.prose import LEAST, Prose, prose_words
from cleaner.strip.label.sums import Sums

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
EXITS = [
    [9, -0.914, 99.0, -3.8, 0.0],
    [16, -1.371, 2.232, -2.9, 2.31],
    [25, -1.682, 2.718, -2.07, 1.59],
    [40, -1.888, 2.961, -1.24, 0.88],
    [60, -1.97, 2.978, -0.63, 0.45],
]
"""First sums that no more trees are added to: trees, low, high, and what the other trees would add
in the middle. Of the runs of 2 folds left out (145,072) 1 in 100 of those below `low` end over the
logit of `page_label.OPEN` after all, and 1 in 100 of those above `high` under that of `CLOSED`.
Half of the trees are asked."""
LEARNED = (0.06, 0.99)
"""First scores of the runs that the second look learns from; it judges those that are open."""
WEAK = 0.3
"""Weight of a page that has only snippets."""
DENSE = 4.0
"""Weight of a Chinese, Japanese or Korean page: there are 81 of them among 3,074."""
SECOND_BASE = (
    "weight", "marks", "copies", "earlier", "parent_earlier", "is_list", "is_quote", "is_caption",
    "is_cell", "image", "index", "rest", "place", "to_h1",
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


class First:
    """What the first look sees: all runs that survive."""

    shape = "first"

    def __init__(self, data: Pages) -> None:
        self.data = data
        self.names = data.names
        self.before = [np.full(len(page.labels), UNSEEN) for page in data.pages]

    def places(self, n: int) -> Any:
        """The runs of page `n` that are looked at, as places among the survivors."""
        return np.arange(len(self.data.ids[n]))

    def judged(self, n: int) -> Any:
        """Which of these get their score from this look, as a mask."""
        return np.full(len(self.data.ids[n]), True)

    def rows(self, n: int, held: int) -> Any:
        """Their columns, as known without the fold `held`."""
        return self.data.matrix(n, held)

    def predict(self, booster: Any, rows: Any) -> Any:
        """The scores of rows, with the exits that the shipped trees take."""
        sums = np.zeros(len(rows))
        left = np.arange(len(rows))
        done = 0
        for trees, low, high, rest_low, rest_high in [*EXITS, [booster.num_trees(), 0, 0, 0, 0]]:
            sums[left] += booster.predict(
                rows[left], raw_score=True, start_iteration=done, num_iteration=trees - done
            )
            done = trees
            if done == booster.num_trees():
                break
            below, above = left[sums[left] < low], left[sums[left] > high]
            left = left[(sums[left] >= low) & (sums[left] <= high)]
            sums[below] += rest_low
            sums[above] += rest_high
            if not len(left):
                break
        return 1 / (1 + np.exp(-sums))


class Second:
    """What the second look learns from and judges, for first scores and kinds given.

    It judges the runs that the first left open, and learns from those around them too (`LEARNED`):
    from open ones only it knew no plain lists of links any more, and took some for text.
    """

    shape = "second"

    def __init__(self, data: Pages, first: list[Any], article: Any, thread: Any) -> None:
        self.data = data
        self.before = first
        self.base = [data.names.index(name) for name in SECOND_BASE]
        self.learned: list[Any] = []
        self.context: list[Any] = []
        low, high = LEARNED
        for n, sums in enumerate(data.sums):
            scores = first[n][data.ids[n]]
            self.learned.append(np.where((scores >= low) & (scores <= high))[0])
            ids = [data.ids[n][k] for k in self.learned[n]]
            if not ids:
                self.context.append(None)
                continue
            scored = Scored(sums, [float(s) for s in first[n]])
            columns = context_columns(scored, ids)
            columns.extend(vote_columns(scored, data.boxes[n], ids))
            columns.fill("article", float(article[n]))
            columns.fill("thread", float(thread[n]))
            self.names = [*SECOND_BASE, *columns.names]
            self.context.append(_matrix(columns))

    def places(self, n: int) -> Any:
        """The runs of page `n` that are learned from, as places among the survivors."""
        return self.learned[n]

    def judged(self, n: int) -> Any:
        """Which of these get their score from this look, as a mask."""
        scores = self.before[n][self.data.ids[n]][self.learned[n]]
        return (scores >= OPEN) & (scores <= CLOSED)

    def rows(self, n: int, held: int) -> Any:
        """Their columns, as known without the fold `held`."""
        base = self.data.matrix(n, held)[self.learned[n]][:, self.base]
        return np.concatenate([base, self.context[n]], 1)

    def predict(self, booster: Any, rows: Any) -> Any:
        """The scores of rows."""
        return booster.predict(rows)


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
    worth = (1.0 if page.body is not None else WEAK) * (DENSE if page.cjk else 1.0)
    return keep, labels, weights / total * worth


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


def report(
    pages: list[Example], data: Pages, first: Any, final: Any, article: Any, thread: Any
) -> str:
    from cleaner.strip.label.containers import container_kinds
    from cleaner.strip.label.label import finish, guess_kind
    from cleaner.strip.sequence import best_cut, smooth

    def text(n: int, keep: list[bool]) -> str:
        return "\n".join(t for t, k in zip(pages[n].tree.texts, keep, strict=True) if k)

    def kind(n: int) -> Any:
        return guess_kind(float(article[n]), float(thread[n]))

    rules: dict[str, Callable[[int], list[bool]]] = {
        "first look, over .5": lambda n: [s > 0.5 for s in first[n]],
        "second look, over .5": lambda n: [s > 0.5 for s in final[n]],
        "second, best cut": lambda n: best_cut([float(s) for s in final[n]], data.sums[n].weights),
        "second, smooth": lambda n: smooth([float(s) for s in final[n]], data.sums[n].weights),
        "as shipped": lambda n: finish(
            data.sums[n], final[n].tolist(), kind(n), container_kinds(pages[n].tree)
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


def fit(data: Pages, kinds: tuple[list[str], Any], second: Second, out: Path) -> None:
    """Weights from all pages: lexica of a page's own fold held out, as in the cross-validation."""
    note = "Trained by training/page_train.py on wcxb-dev (CC-BY-4.0), naeb, magic, zh-news, trafilatura snippets."
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
    import page_train  # so that what is pickled can be read again from anywhere

    page_train.run(*sys.argv[1:])
