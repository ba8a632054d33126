"""The table `run` ends with: documents, verdicts, characters, the rules that did most."""

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from cleaner.edit import LAYOUT
from cleaner.run.job import Outcome

TOP = 10
"""Rules listed."""


def print_summary(outcomes: Sequence[Outcome], stream: TextIO) -> None:
    """Print the table on `stream` (stderr: it is talk, not data)."""
    from rich.console import Console
    from rich.table import Table

    verdicts = Counter(outcome.status for outcome in outcomes)
    edits: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for outcome in outcomes:
        for code, count in outcome.rules.items():
            edits[code] += count.edits
            removed[code] += count.removed
    table = Table(title=_title(outcomes, verdicts), title_justify="left", box=None)
    for name, justify in (("rule", "left"), ("name", "left"), ("edits", "right")):
        table.add_column(name, justify="right" if justify == "right" else "left")
    table.add_column("characters removed", justify="right")
    names = _names()
    ranked = sorted((c for c in edits if c != LAYOUT), key=lambda c: (-removed[c], c))
    for code in ranked[:TOP]:
        table.add_row(code, names.get(code, ""), f"{edits[code]:,}", f"{removed[code]:,}")
    Console(file=stream, markup=False, highlight=False).print(table)


STATUSES = ("kept", "unsure", "rejected", "failed")
"""What is counted, in this order."""


def _title(outcomes: Sequence[Outcome], verdicts: Counter[str]) -> str:
    parts = [f"{verdicts[s]:,} {s}" for s in STATUSES if verdicts[s]]
    kept = sum(o.kept for o in outcomes)
    dropped = sum(o.dropped for o in outcomes)
    noun = "document" if len(outcomes) == 1 else "documents"
    return (
        f"{len(outcomes):,} {noun}: {', '.join(parts)}; "
        f"{kept:,} characters kept, {dropped:,} dropped"
    )


def _names() -> dict[str, str]:
    from cleaner.rule import all_rules

    return {a.rule.code: a.rule.name for a in all_rules()}
