"""One document under repair: runs rules, carries out their edits, and remembers the steps.

What a rule may change is decided here: only safe edits if the configuration says so, and no markup
for rules of scope `text`. Reports keep the place they have in the text as the stage received it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from cleaner.config import Config
from cleaner.document import Document, replace_fields, with_step
from cleaner.edit import Edit, apply, map_back, sort_edits
from cleaner.finding import Finding
from cleaner.repair.mask import View, view_page
from cleaner.rule import ActiveRule


class Repair:
    """The document as it stands, the view of its page, and what was reported on the way."""

    def __init__(self, document: Document, config: Config) -> None:
        """Start with `document`; nothing is computed before a rule needs it."""
        self.document = document
        self.config = config
        self._view: View | None = None
        self._steps: list[Step] = []
        self._reports: list[tuple[int, Finding]] = []

    def run(self, active: ActiveRule) -> None:
        """Let one rule look at the document and carry out its edits as one step."""
        if not active.rule.triggered(self.document.text):
            return
        seen, view = self._shown_to(active)
        if not active.rule.triggered(seen.text):
            return
        edits: list[Edit] = []
        for finding in active.find(seen, self.config):
            edit = finding.edit
            if edit is None or self._withheld(edit):
                self._reports.append((len(self._steps), finding))
            elif edit.before != edit.after and not (view and view.is_touched(edit)):
                edits.append(edit)
        self._enter(edits)

    def reports(self) -> tuple[Finding, ...]:
        """The faults that were not mended, in the order found, placed in the stage's input."""
        return tuple(self._placed(count, finding) for count, finding in self._reports)

    def _withheld(self, edit: Edit) -> bool:
        return self.config.fixes == "safe" and not edit.safe

    def _shown_to(self, active: ActiveRule) -> tuple[Document, View | None]:
        """The document a rule looks at: for text rules on HTML, with its markup masked."""
        if active.rule.scope == "source" or not self.document.is_html:
            return self.document, None
        if self._view is None:
            self._view = view_page(self.document.text)
        return replace_fields(self.document, text=self._view.text), self._view

    def _enter(self, edits: Iterable[Edit]) -> None:
        step = sort_edits(edits)
        if not step:
            return
        text = apply(self.document.text, step)
        stage = "repair"
        self.document = with_step(self.document, stage, step, text)
        self._steps.append(Step(step))
        self._view = None

    def _placed(self, count: int, finding: Finding) -> Finding:
        """Move a finding made after `count` steps back through them."""
        start, end = finding.start, finding.end
        for step in reversed(self._steps[:count]):
            start, end = step.back(start), step.back(end, side="right")
        if (start, end) == (finding.start, finding.end):
            return finding
        return msgspec.structs.replace(finding, start=start, end=max(start, end))


class Step:
    """The edits of one step, indexed so that mapping a place back does not walk them all."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Take sorted edits that do not overlap."""
        self._edits = edits
        self._grown = list(accumulate((e.shift for e in edits), initial=0))
        self._starts = [e.start + g for e, g in zip(edits, self._grown, strict=False)]

    def back(self, place: int, *, side: str = "left") -> int:
        """Map a place in the step's result to its input, as `cleaner.edit.map_back` does."""
        first = max(0, bisect_right(self._starts, place - 1) - 1)
        last = bisect_right(self._starts, place)
        return map_back(self._edits[first:last], place - self._grown[first], side=side)
