"""The figures of a run: those of its documents added up, the same whatever their order of arrival."""

from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from itertools import pairwise

import msgspec

from cleaner.edit import LAYOUT
from cleaner.emit.formats.facts import Facts

BINS = 20
"""Bars of the histogram of kept shares."""
LENGTHS = (0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
"""Lower bounds of the bars of lengths, in code points: three to a power of ten."""
EXAMPLES = 3
"""Examples a rule, of different documents."""
GROUPS = 20
"""Groups of documents with the same body that are listed, the largest first."""
PATHS = 5
"""Documents of a group that are named."""
SLOWEST = 20
"""Documents in the list of the slowest."""


class RuleTotal(msgspec.Struct, kw_only=True):
    """What one rule did in all documents; characters are code points."""

    documents: int = 0
    edits: int = 0
    removed: int = 0
    added: int = 0
    examples: list[tuple[str, str]] = []


class Group(msgspec.Struct, frozen=True):
    """Documents with the same body: how many, and the first of them."""

    size: int
    paths: tuple[str, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of a run; every table is sorted, the largest first where it is of counts."""

    documents: int
    scraped: int
    kept: int
    verdicts: dict[str, int]
    reasons: dict[str, int]
    encodings: dict[str, int]
    languages: dict[str, int]
    sites: dict[str, int]
    dates: dict[str, int]
    shares: list[int]
    lengths: list[tuple[int, int]]
    rules: dict[str, RuleTotal]
    duplicates: list[Group]
    slowest: list[tuple[str, float]]


class Totals:
    """Adds documents up; memory grows with different sites and bodies only."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._counts = {name: Counter[str]() for name in _COUNTED}
        self._shares = [0] * BINS
        self._lengths = [0] * len(LENGTHS)
        self._rules: dict[str, RuleTotal] = {}
        self._bodies: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._times: list[tuple[str, float]] = []
        self._documents = self._scraped = self._kept = 0

    def add(self, facts: Facts, seconds: float = 0.0) -> None:
        """Count one document; `seconds` is what it took, if that was measured."""
        self._documents += 1
        self._scraped += facts.scraped
        self._kept += facts.kept
        for name, value in _counted(facts):
            self._counts[name][value] += 1
        for code, count in facts.rules.items():
            if code != LAYOUT:
                self._add_rule(code, facts, count)
        if seconds:
            self._times = nlargest(SLOWEST, [*self._times, (facts.path, seconds)], key=_by_time)
        if facts.status != "kept":
            return
        share = facts.kept / facts.scraped if facts.scraped else 0.0
        self._shares[min(BINS - 1, int(share * BINS))] += 1
        self._lengths[sum(facts.kept >= least for least in LENGTHS) - 1] += 1
        if facts.body:
            size, paths = self._bodies.get(facts.body, (0, ()))
            named = tuple(sorted((*paths, facts.path))[:PATHS])
            self._bodies[facts.body] = (size + 1, named)

    def _add_rule(self, code: str, facts: Facts, count: object) -> None:
        total = self._rules.setdefault(code, RuleTotal(examples=[]))
        total.documents += 1
        for name in ("edits", "removed", "added"):
            setattr(total, name, getattr(total, name) + getattr(count, name))
        if text := facts.examples.get(code):
            total.examples = sorted([*total.examples, (facts.path, text)])[:EXAMPLES]

    def report(self) -> Report:
        """What was counted so far."""
        groups = [Group(size, paths) for size, paths in self._bodies.values() if size > 1]
        groups.sort(key=lambda group: (-group.size, group.paths))
        ranked = {name: _ranked(counts) for name, counts in self._counts.items()}
        ranked["dates"] = dict(sorted(ranked["dates"].items()))
        rules = sorted(self._rules.items(), key=lambda item: (-item[1].removed, item[0]))
        return Report(
            documents=self._documents, scraped=self._scraped, kept=self._kept,
            shares=self._shares, lengths=list(zip(LENGTHS, self._lengths, strict=True)),
            rules=dict(rules), duplicates=groups[:GROUPS], slowest=self._times, **ranked,
        )  # fmt: skip


_COUNTED = ("verdicts", "reasons", "encodings", "languages", "sites", "dates")
"""The tables of a report that count documents by a word."""


def _counted(facts: Facts) -> Iterator[tuple[str, str]]:
    """Table and word of everything a document is counted under."""
    yield "verdicts", facts.status
    if facts.status != "kept":
        yield "reasons", f"{facts.rule} {facts.reason}".strip()
    yield "encodings", facts.encoding or "unknown"
    yield "languages", facts.language or "unknown"
    yield "sites", facts.site or "unknown"
    yield "dates", facts.published[:7] if facts.published[:4].isdigit() else "unknown"


def _ranked(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _by_time(item: tuple[str, float]) -> tuple[float, str]:
    return item[1], item[0]


def length_names() -> list[str]:
    """What the bars of lengths are called.

    >>> length_names()[1], length_names()[-1]
    ('100-199', '100,000 and more')
    """
    inner = [f"{low:,}-{high - 1:,}" for low, high in pairwise(LENGTHS)]
    return [*inner, f"{LENGTHS[-1]:,} and more"]
