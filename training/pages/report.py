"""The table of cross-validated figures of the page labeller."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from cleaner.strip.label.containers import container_kinds
from cleaner.strip.label.label import finish, guess_kind
from cleaner.strip.sequence import best_cut, smooth
from training.pages.data import Example
from training.pages.evaluate import Table, show
from training.pages.looks import Pages


def report(
    pages: list[Example], data: Pages, first: Any, final: Any, article: Any, thread: Any
) -> str:
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
