"""Headings: found and invented, in the fixtures of the project and on pages whose h2-h4 are hidden."""

from collections.abc import Iterator
from pathlib import Path

from headings import FIXTURES, Score, read_fixture
from training.headings.data import read_pages


def measure(data: Path) -> dict[str, float]:
    """Precision and recall, fixture by fixture and set by set; bold lines count for nothing."""
    scores = dict(_fixtures()) | _pages(data)
    found = {}
    for name, score in scores.items():
        precision, recall = score.rates()
        found[f"headings.{name}.precision"] = precision
        found[f"headings.{name}.recall"] = recall
    return found


def _fixtures() -> Iterator[tuple[str, Score]]:
    for file in sorted(FIXTURES.glob("headings_*.toml")):
        score = Score(show=False)
        for name, lines, truth in read_fixture(file):
            score.add(name, lines, truth, set())
        yield file.stem.removeprefix("headings_"), score


def _pages(data: Path) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    for page in read_pages(data / "html"):
        score = scores.setdefault(page["set"], Score(show=False))
        rows = page["lines"]
        truth = {at for at, row in enumerate(rows) if row[1]}
        bold = {at for at, row in enumerate(rows) if row[2]}
        score.add(page["id"], [row[0] for row in rows], truth, bold)
    return scores
