"""Repair: damaged documents and sentences given back whole, and edits in texts that are whole."""

from collections.abc import Iterator
from pathlib import Path

from repair_texts import articles, clean, clean_sets

from repair import PAIRS, ROWS, Switches, Tally, damaged, pair_exact, sentences

ARTICLES = 150
SENTENCES = 200
"""Of the 1,000 articles held out; `bench/repair.py` takes all of them."""

DAMAGED = "html truths"
"""The annotated bodies of a few pages hold mojibake themselves: all 272 edits there are right."""


def measure(data: Path) -> dict[str, float]:
    """Shares of documents and sentences that come back exactly; edits in clean texts, in all."""
    rows = articles(data)[:ARTICLES]
    found = {f"repair.kit.{_key(row.name)}": _kit(rows, row) for row in ROWS}
    return found | dict(_readings(data)) | dict(_false(data))


def _kit(rows: list[dict[str, str]], switches: Switches) -> float:
    tally = Tally()
    for row in rows:
        tally.add(damaged(row, switches, nfkc=False), nfkc=False)
    return tally.exact.total() / tally.documents.total()


def _readings(data: Path) -> Iterator[tuple[str, float]]:
    wanted = sentences(data, SENTENCES)
    for pair in PAIRS:
        total, exact = pair_exact(wanted, pair)
        yield f"repair.read.{'_as_'.join(pair)}", exact / max(1, total)


def _false(data: Path) -> Iterator[tuple[str, float]]:
    for name, texts in clean_sets(data):
        if name == DAMAGED:
            continue
        edits = sum(len(clean(text).ledger) for text in texts)
        yield f"repair.{_key(name)}.false_edits", float(edits)


def _key(name: str) -> str:
    return "_".join("".join(c if c.isalnum() else " " for c in name).split())
