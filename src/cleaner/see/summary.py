"""The table `run` ends with: documents, verdicts, characters, the rules that did most."""

from typing import TextIO

from cleaner.edit import LAYOUT
from cleaner.run.tally import Tally

TOP = 10
"""Rules listed."""


def print_summary(tally: Tally, stream: TextIO) -> None:
    """Print the table on `stream` (stderr: it is talk, not data)."""
    from rich.console import Console
    from rich.table import Table

    edits, removed = tally.edits, tally.removed
    table = Table(title=_title(tally), title_justify="left", box=None)
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


def _title(tally: Tally) -> str:
    parts = [f"{tally.verdicts[s]:,} {s}" for s in STATUSES if tally.verdicts[s]]
    noun = "document" if tally.documents == 1 else "documents"
    if tally.again:
        parts.append(f"{tally.again:,} of them done before")
    return (
        f"{tally.documents:,} {noun}: {', '.join(parts)}; "
        f"{tally.kept:,} characters kept, {tally.dropped:,} dropped"
    )


def _names() -> dict[str, str]:
    from cleaner.rule import all_rules

    return {a.rule.code: a.rule.name for a in all_rules()}
