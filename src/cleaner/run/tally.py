"""What became of the documents of a run, counted as they come: memory does not grow with them."""

from collections import Counter
from collections.abc import Iterable

from cleaner.run.job import Outcome

SOME_FAILED = 3
"""Exit status where some inputs failed and the others are done."""


class Tally:
    """Documents by verdict, characters (code points), and by rule how many edits took how many.

    `again` counts documents that an earlier run did and that have not changed.
    """

    def __init__(self, outcomes: Iterable[Outcome] = ()) -> None:
        """Count these, others may follow."""
        self.verdicts: Counter[str] = Counter()
        self.edits: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()
        self.kept = self.dropped = self.again = 0
        self._failures: set[int] = set()
        self._lost = False
        for outcome in outcomes:
            self.add(outcome)

    @property
    def documents(self) -> int:
        """How many were counted."""
        return self.verdicts.total()

    @property
    def exit_status(self) -> int:
        """2 or 3 if an input failed, 1 if a rejected one stands in no output, else 0."""
        if self._failures:
            return SOME_FAILED if SOME_FAILED in self._failures else max(self._failures)
        return int(self._lost)

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.verdicts[outcome.status] += 1
        self.kept += outcome.kept
        self.again += outcome.again
        self.dropped += outcome.dropped
        for code, count in outcome.rules.items():
            self.edits[code] += count.edits
            self.removed[code] += count.removed
        if outcome.status == "failed":
            self._failures.add(outcome.exit_status)
        self._lost = self._lost or outcome.lost
