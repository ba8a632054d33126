"""Precision and recall of headings, body lines known.

python bench/headings.py                          the three fixtures of the project
python bench/headings.py --pages LINES.jsonl.gz   annotated pages whose h2-h4 are hidden
    (made by training/headings/data.py; `--folds DIR` takes the points that
    training/headings/points.py --folds DIR learned without the page's site)
--show prints what was missed and invented
"""

import argparse
import gzip
import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from cleaner.block import Block
from cleaner.document import Document
from cleaner.split import points, split

FIXTURES = Path(__file__).parent.parent / "tests/split"


def make_document(lines: Sequence[str]) -> Document:
    """A stripped document of these lines; those that begin with `* ` are list items."""
    blocks: list[Block] = []
    at = 0
    for index, line in enumerate(lines):
        kind = "list" if line.startswith("* ") else "paragraph"
        end = at + len(line)
        blocks.append(Block(kind=kind, text=line, start=at, end=end, index=index))
        at = end + 2
    return Document(
        text="\n\n".join(lines), blocks=tuple(blocks), stages=("detect", "repair", "strip")
    )


def find(lines: Sequence[str]) -> set[int]:
    """The lines that `split` calls headings."""
    blocks = split(make_document(lines)).blocks
    return {block.index for block in blocks if block.kind == "heading"}


class Score:
    """Counts right, wrong and missed; `ignored` lines count for nothing."""

    def __init__(self, *, show: bool) -> None:
        self.right = self.wrong = self.missed = self.bold = 0
        self.show = show

    def add(self, name: str, lines: Sequence[str], truth: set[int], ignored: set[int]) -> None:
        """Score one document."""
        found = find(lines)
        self.right += len(found & truth)
        self.wrong += len(found - truth - ignored)
        self.bold += len(found & ignored)
        self.missed += len(truth - found)
        if self.show and (found - ignored) != truth:
            for at in sorted((found ^ truth) - ignored):
                print(f"  {name}: {'missed' if at in truth else 'invented'}: {lines[at][:60]}")

    def rates(self) -> tuple[float, float]:
        """Precision and recall."""
        return (
            self.right / max(1, self.right + self.wrong),
            self.right / max(1, self.right + self.missed),
        )

    def __str__(self) -> str:
        precision, recall = self.rates()
        strict = self.right / max(1, self.right + self.wrong + self.bold)
        return (
            f"P {precision:.3f} R {recall:.3f} ({self.right} right, {self.wrong} wrong,"
            f" {self.missed} missed; bold lines counted as errors P {strict:.3f})"
        )


def read_fixture(path: Path) -> Iterator[tuple[str, list[str], set[int]]]:
    """Name, lines and headings of every case."""
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        lines = [line for line in case["text"].split("\n") if line]
        yield case["name"], lines, {at for at, line in enumerate(lines) if line in case["headings"]}


def read_pages(path: str) -> Iterable[dict[str, object]]:
    """The records of training/headings/data.py."""
    with gzip.open(path, "rt", encoding="utf-8") as source:
        yield from map(json.loads, source)


def bench_pages(path: str, folds: str, *, show: bool) -> None:
    """Score all pages, and each set by itself."""
    models = [
        msgspec.json.decode((Path(folds) / f"{n}.json").read_bytes(), type=points.Model)
        for n in range(5 if folds else 0)
    ]
    scores: dict[str, Score] = {}
    for page in read_pages(path):
        if models:
            fold = int(hashlib.sha256(str(page["site"]).encode()).hexdigest(), 16) % 5
            _use(models[fold])
        rows: list[tuple[str, bool, bool]] = page["lines"]  # type: ignore[assignment]
        lines = [text for text, _, _ in rows]
        truth = {at for at, row in enumerate(rows) if row[1]}
        bold = {at for at, row in enumerate(rows) if row[2]}
        for name in ("all", f"{page['set']} {page['kind']}"):
            score = scores.setdefault(name, Score(show=show and name == "all"))
            score.add(str(page["id"]), lines, truth, bold)
    for name, score in sorted(scores.items()):
        print(f"{name}: {score}")


def _use(model: points.Model) -> None:
    """Let the stage decide by these points."""
    from cleaner.split import headings

    headings.load_points = lambda: model  # type: ignore[assignment]


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages")
    parser.add_argument("--folds", default="")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    if args.pages:
        bench_pages(args.pages, args.folds, show=args.show)
        return
    for file in sorted(FIXTURES.glob("headings_*.toml")):
        score = Score(show=args.show)
        for name, lines, truth in read_fixture(file):
            score.add(name, lines, truth, set())
        print(f"{file.stem}: {score}")


if __name__ == "__main__":
    main()
