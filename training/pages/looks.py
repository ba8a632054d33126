"""What the two looks of the page labeller learn from: all pages, measured."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import numpy as np

from cleaner.strip.label.boxes import Boxes
from cleaner.strip.label.chains import vote_columns
from cleaner.strip.label.columns import Columns
from cleaner.strip.label.context import Scored, context_columns
from cleaner.strip.label.features import lexicon_columns
from cleaner.strip.label.label import CLOSED, OPEN, UNSEEN, fixed_columns
from cleaner.strip.label.lexicon import Lexicon
from cleaner.strip.label.prose import LEAST, Prose, prose_words
from cleaner.strip.label.sums import Sums
from training.pages import lexica, prose
from training.pages.data import FOLDS, Example

EXITS = [
    [9, -0.914, 99.0, -3.8, 0.0],
    [16, -1.371, 2.232, -2.9, 2.31],
    [25, -1.682, 2.718, -2.07, 1.59],
    [40, -1.888, 2.961, -1.24, 0.88],
    [60, -1.97, 2.978, -0.63, 0.45],
]
"""First sums that no more trees are added to: trees, low, high, and what the other trees would add
in the middle. Of the runs of 2 folds left out (145,072) 1 in 100 of those below `low` end over the
logit of `cleaner.strip.label.label.OPEN` after all, and 1 in 100 of those above `high` under that of `CLOSED`.
Half of the trees are asked."""
LEARNED = (0.06, 0.99)
"""First scores of the runs that the second look learns from; it judges those that are open."""
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
        self.host_pages = Counter(p.host for p in pages if p.set == "daniel")
        self.host_pages |= Counter({p.host: 1 for p in pages if p.set != "daniel"})
        started = time.time()
        stats = [lexica.page_stats(p) for p in pages]
        folds = lexica.fold_sums(pages, stats)
        self.lexicon = lexica.build(folds)
        self.sums = [Sums(p.tree) for p in pages]
        self.ids = [s.survivors() for s in self.sums]
        rows = prose.read_rows(pages, self.ids)
        self.prose = prose.build(rows)
        self.learned: dict[frozenset[int], tuple[Lexicon, Prose]] = {}
        for a in range(FOLDS):
            for b in range(a, FOLDS):
                known = lexica.build(folds, {a, b}), prose.build(rows, {a, b})
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
