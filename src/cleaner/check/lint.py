"""Findings of one document: what cleaning does, told as faults with their place in the source.

There is no second implementation: the pipeline runs, and every edit of its ledger that a rule made
is a finding, mapped back step by step to the decoded source.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby
from operator import attrgetter

import msgspec

from cleaner.check.fixable import refusal, with_fix
from cleaner.check.suppress import unsuppressed
from cleaner.config import Config
from cleaner.document import HTML_TYPES, Document, Source
from cleaner.edit import LAYOUT, Edit, Step
from cleaner.errors import InputError
from cleaner.finding import Finding
from cleaner.pipeline import Pipeline, until
from cleaner.rule import Rule, active_rules, all_rules, is_selected


def lint_source(source: Source, config: Config) -> list[Finding]:
    """Every finding of a document, sorted by place; raises `InputError` if it failed."""
    decoded = until("detect", config).run(source)
    return lint_decoded(decoded, config)


def lint_decoded(decoded: Document, config: Config) -> list[Finding]:
    """The same for a document that has passed detect."""
    document = Pipeline(("repair", "strip", "split"), config).run(decoded)
    if document.verdict.status == "failed":
        raise InputError(document.verdict.reason)
    found = [*_reports(document), *_from_ledger(document)]
    verdict = document.verdict
    if verdict.rule and all(f.rule != verdict.rule for f in found):
        found.append(Finding(rule=verdict.rule, message=verdict.reason))
    found += corpus_findings(document, config)
    found = [f for f in found if is_reported(f.rule, config)]
    kept = unsuppressed(decoded.text, _place(decoded, found))
    if not refusal(decoded):
        kept = [with_fix(f, decoded, stripped=document.verdict.kept) for f in kept]
    return sorted(kept, key=lambda f: (f.line, f.column, f.rule))


def corpus_findings(document: Document, config: Config) -> list[Finding]:
    """What the corpus' own wishes find wanting."""
    return [f for a in active_rules("check", config) for f in a.find(document, config)]


@cache
def rules_by_code(plugins: tuple[str, ...] = ()) -> dict[str, Rule]:
    """Every rule's description by its code."""
    return {active.rule.code: active.rule for active in all_rules(plugins)}


def is_reported(code: str, config: Config) -> bool:
    """Whether `check` reports a rule: selected, and of interest unless it was asked for by name."""
    rule = rules_by_code(config.plugins).get(code)
    if rule is None:
        return True
    if not is_selected(rule, config):
        return False
    return rule.check or any(
        code.startswith(prefix) for prefix in (*config.select, *config.extend_select)
    )


def _reports(document: Document) -> Iterator[Finding]:
    """Findings without an edit; those of strip on a page have no place in its source."""
    rules = rules_by_code()
    is_page = document.media_type in HTML_TYPES
    steps = _steps(document)
    indexed = {stage: _earlier(steps, stage) for stage in _ORDER}
    for finding in document.findings:
        rule = rules.get(finding.rule)
        stage = rule.stage if rule else "repair"
        if is_page and stage in {"strip", "split"}:
            yield msgspec.structs.replace(finding, start=-1)
        elif stage in {"detect", "repair"}:
            yield finding
        else:
            yield _mapped(finding, indexed[stage])


def _steps(document: Document) -> list[tuple[Edit, ...]]:
    return [tuple(group) for _, group in groupby(document.ledger, key=attrgetter("step"))]


_ORDER = {"detect": 0, "repair": 1, "strip": 2, "split": 3, "check": 4}


def _earlier(steps: list[tuple[Edit, ...]], stage: str) -> list[Step]:
    """The steps a stage's final text has behind it."""
    return [Step(step) for step in steps if _ORDER.get(step[0].stage, 1) <= _ORDER[stage]]


def _from_ledger(document: Document) -> list[Finding]:
    """Edits of rules as findings, their spans in the decoded source."""
    steps = _steps(document)
    is_page = document.media_type in HTML_TYPES
    indexed = [Step(step) for step in steps]
    found = []
    for number, edits in enumerate(steps):
        on_page = is_page and edits[0].stage == "strip"
        earlier = [] if on_page else indexed[:number]
        for edit in edits:
            if edit.rule != LAYOUT:
                finding = _finding(edit)
                start = -1 if on_page else finding.start
                found.append(_mapped(msgspec.structs.replace(finding, start=start), earlier))
    return found


def _finding(edit: Edit) -> Finding:
    rule = rules_by_code().get(edit.rule)
    return Finding(
        rule=edit.rule,
        message=rule.summary if rule else edit.rule,
        start=edit.start,
        end=edit.end,
        edit=edit,
        kind=edit.kind,
        confidence=edit.confidence,
        entry=edit.entry,
        path=edit.path,
        block=edit.block,
    )


def _mapped(finding: Finding, earlier: Sequence[Step]) -> Finding:
    """A finding with its span carried back through the steps before it."""
    start, end = finding.start, finding.end
    if start < 0:
        return finding
    for step in reversed(earlier):
        start = step.back(start)
        end = max(start, step.back(end, side="right"))
    return msgspec.structs.replace(finding, start=start, end=end)


def _place(document: Document, findings: list[Finding]) -> list[Finding]:
    """Fill in line and column (code points, from 1) and byte offset; unknown places get 0."""
    text = document.text
    encoding = document.detection.encoding if document.detection else "utf-8"
    ends = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    encoding = "utf-8" if encoding == "binary" else encoding
    offsets = _byte_offsets(text, {f.start for f in findings if f.start >= 0}, encoding)
    placed = []
    for finding in findings:
        if finding.start < 0 or (finding.start == 0 == finding.end):
            quote = finding.edit.before[:QUOTED] if finding.edit else ""
            placed.append(msgspec.structs.replace(finding, quote=quote))
            continue
        start = min(finding.start, len(text))
        line = bisect_right(ends, start)
        placed.append(
            msgspec.structs.replace(
                finding,
                line=line,
                column=start - ends[line - 1] + 1,
                byte=offsets[finding.start],
                quote=text[start : min(finding.end, start + QUOTED)],
            ),
        )
    return placed


QUOTED = 60
"""Code points of what was found that a finding holds; enough to know it by, and one line."""

_STATEFUL = ("iso-2022", "iso2022", "hz", "utf-7", "utf-8-sig", "utf-16", "utf-32")
"""Encodings in which the bytes of a text are not those of its parts."""


def _byte_offsets(text: str, places: set[int], encoding: str) -> dict[int, int]:
    """The offset in bytes of each place, in one pass over the text."""
    if encoding.lower().replace("_", "-").startswith(_STATEFUL):
        return {place: len(text[:place].encode(encoding, "replace")) for place in places}
    found: dict[int, int] = {}
    at = size = 0
    for place in sorted(places):
        size += len(text[at:place].encode(encoding, "replace"))
        at = place
        found[place] = size
    return found
