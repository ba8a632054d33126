"""One document under repair: runs rules, carries out their edits, and remembers the steps.

What a rule may change is decided here: only safe edits if the configuration says so, and no markup
for rules of scope `text`. Reports keep the place they have in the text as the stage received it.
"""

from collections.abc import Iterable, Iterator

import msgspec

from cleaner.config import Config
from cleaner.document import Document, replace_fields, with_step
from cleaner.edit import Edit, Step, apply, sort_edits
from cleaner.finding import Finding
from cleaner.repair.markup_mask import View, view_page
from cleaner.rule import ActiveRule
from cleaner.text.scan import scan_of


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
        if not active.rule.triggered(scan_of(self.document.text)):
            return
        if not self.document.is_html or active.rule.scope == "source":
            found: Iterable[Finding] = active.find(self.document, self.config)
        elif active.rule.scope == "text":
            found = self._found_in_view(active)
        else:
            return
        edits: list[Edit] = []
        only_safe = self.config.fixes == "safe"
        for finding in found:
            edit = finding.edit
            if edit is None or (only_safe and not edit.safe):
                self._reports.append((len(self._steps), finding))
            elif edit.before != edit.after:
                edits.append(edit)
        self._enter(edits)

    def reports(self) -> tuple[Finding, ...]:
        """The faults that were not mended, in the order found, placed in the stage's input."""
        return tuple(self._placed(count, finding) for count, finding in self._reports)

    def _found_in_view(self, active: ActiveRule) -> Iterator[Finding]:
        """What a rule for text finds on a page, at its places there; markup stays as it is."""
        rule = active.rule
        if rule.may_find is not None and not rule.may_find(self.document.text):
            return
        if self._view is None:
            self._view = view_page(self.document.text)
        view = self._view
        if not rule.triggered(scan_of(view.text)):
            return
        for finding in active.find(replace_fields(self.document, text=view.text), self.config):
            start, end = view.in_page(finding.start), view.in_page(finding.end)
            edit = finding.edit
            if edit is None:
                yield msgspec.structs.replace(finding, start=start, end=end)
            elif not view.is_touched(edit.start, edit.end):
                edit = msgspec.structs.replace(edit, start=start, end=end)
                yield msgspec.structs.replace(finding, start=start, end=end, edit=edit)

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
