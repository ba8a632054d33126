"""The measures of the extraction benchmark, for kept runs of pages.

Shingle F1: 4-token multisets, precision and recall averaged over pages, F1 of the two means. Word
F1: bags of lower-case tokens, averaged over pages. Snippet F1 for the pages that have only those.
Pages of daniel: shingle F1 of each page, mean over hosts; their marked text begins with the headline,
so it is put before what is kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import mean

from training.pages.data import TOKEN, Example, flat_key


def shingles(tokens: list[str], size: int = 4) -> Counter[tuple[str, ...]]:
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[i : i + size]) for i in range(max(1, len(tokens) - size + 1)))


_TRUTH: dict[str, tuple] = {}


def score(body: str, text: str) -> tuple[float, float, bool, bool, float]:
    """Precision, recall, whether each is defined, word F1."""
    if body not in _TRUTH:
        tokens = TOKEN.findall(body)
        _TRUTH[body] = (shingles(tokens), Counter(t.lower() for t in tokens))
    true, bag = _TRUTH[body]
    tokens = TOKEN.findall(text)
    ours = shingles(tokens)
    both = sum((true & ours).values())
    n_ours, n_true = sum(ours.values()), sum(true.values())
    p = 1.0 if not n_ours and not n_true else (both / n_ours if both else 0.0)
    r = 1.0 if not n_ours and not n_true else (both / n_true if both else 0.0)
    mine = Counter(t.lower() for t in tokens)
    overlap = sum((bag & mine).values())
    wp = overlap / sum(mine.values()) if mine else float(not bag)
    wr = overlap / sum(bag.values()) if bag else float(not mine)
    return p, r, n_ours > 0, n_true > 0, (2 * wp * wr / (wp + wr) if wp + wr else 0.0)


def page_f1(body: str, text: str) -> float:
    p, r, *_ = score(body, text)
    return 2 * p * r / (p + r) if p + r else 0.0


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


HOST_PAGES = 6
"""Pages of a host of daniel that count."""
NEWS = {"d.zh": "Chi", "d.en": "Eng", "d.ru": "Rus", "d.pl": "Pol", "d.el": "Gre"}
"""Columns of the table for daniel, and how its languages begin."""


def headed(page: Example, text: str) -> str:
    """The kept text of a page of daniel with its headline before it, there once."""
    title = flat_key(page.headline)
    rest = [line for line in text.split("\n") if flat_key(line) != title]
    return "\n".join([page.headline, *rest])


class Table:
    """Gathers pages and gives one row of figures."""

    def __init__(self) -> None:
        self.pages: dict[str, list[tuple]] = defaultdict(list)
        self.snippets = [0, 0, 0]
        self.hosts: dict[tuple[str, str], list[float]] = defaultdict(list)

    def add(self, page: Example, text: str) -> None:
        if page.body is None:
            shown = flat(text)
            hits = sum(flat(w) in shown for w in page.with_)
            self.snippets[0] += hits
            self.snippets[1] += sum(flat(w) in shown for w in page.without)
            self.snippets[2] += len(page.with_) - hits
            return
        if page.set == "daniel":
            self.hosts[page.language, page.host].append(page_f1(page.body, headed(page, text)))
            return
        values = score(page.body, text)
        names = [page.set, f"{page.set}:{page.kind}"]
        if page.cjk and page.set == "magic-article":
            names.append("magic-cjk")
        for name in names:
            self.pages[name].append(values)

    def f1(self, name: str) -> float:
        rows = self.pages[name]
        p = mean([r[0] for r in rows if r[2]] or [0])
        r = mean([r[1] for r in rows if r[3]] or [0])
        return 2 * p * r / (p + r) if p + r else 0.0

    def word(self, name: str) -> float:
        return mean([r[4] for r in self.pages[name]] or [0])

    def news(self, language: str) -> float:
        """The mean over the hosts of daniel in a language, of at most `HOST_PAGES` pages each."""
        means = [
            mean(f1[:HOST_PAGES]) for (own, _), f1 in self.hosts.items() if own.startswith(language)
        ]
        return mean(means or [0])

    def row(self) -> dict[str, float]:
        tp, fp, fn = self.snippets
        out = {
            "zh": self.f1("zh-news"), "cjk": self.f1("magic-cjk"), "magic": self.f1("magic-article"),
            "naeb": self.f1("naeb"), "forum": self.f1("magic-forum"), "wcxb": self.f1("wcxb-dev"),
            "word": self.word("wcxb-dev"),
        }  # fmt: skip
        for kind in (
            "article",
            "documentation",
            "service",
            "forum",
            "collection",
            "listing",
            "product",
        ):
            out[f"w.{kind[:4]}"] = self.word(f"wcxb-dev:{kind}")
        for name, language in NEWS.items():
            out[name] = self.news(language)
        out["traf"] = 2 * tp / (2 * tp + fp + fn or 1)
        return out


def show(rows: Sequence[tuple[str, dict[str, float]]]) -> str:
    names = list(rows[0][1])
    lines = ["| | " + " | ".join(names) + " |", "|" + "---|" * (len(names) + 1)]
    lines += [
        f"| {label} | "
        + " | ".join(f"{row[n]:.3f}"[1:] if row[n] < 1 else "1" for n in names)
        + " |"
        for label, row in rows
    ]
    return "\n".join(lines)
