"""Findings of one document: what cleaning does, told as faults with their place in the source.

There is no second implementation: the pipeline runs, and every edit of its ledger that a rule made
is a finding, mapped back step by step to the decoded source.
"""

from bisect import bisect_right
from functools import cache
from itertools import accumulate, groupby
from operator import attrgetter

import msgspec

from cleaner.config import Config
from cleaner.document import HTML_TYPES, Document, Source
from cleaner.edit import LAYOUT, Edit, map_back
from cleaner.errors import InputError
from cleaner.finding import Finding
from cleaner.pipeline import until
from cleaner.rule import all_rules, is_selected

MODEL = "FUR900"


def lint_source(source: Source, config: Config) -> list[Finding]:
    """Every finding of a document, sorted by place; raises `InputError` if it failed."""
    decoded = until("detect", config).run(source)
    document = until("split", config).run(decoded)
    if document.verdict.status == "failed":
        raise InputError(document.verdict.reason)
    found = [*document.findings, *_from_ledger(document)]
    if not document.verdict.kept:
        verdict = document.verdict
        found.append(Finding(rule=verdict.rule, message=verdict.reason))
    shown = [f for f in found if _reported(f.rule, config)]
    return sorted(_place(decoded.text, shown), key=lambda f: (f.line, f.column, f.rule))


@cache
def _checked() -> dict[str, tuple[bool, str]]:
    """By rule code: whether `check` reports it unless told otherwise, and its summary."""
    return {a.rule.code: (a.rule.check, a.rule.summary) for a in all_rules()}


def _reported(code: str, config: Config) -> bool:
    rules = {a.rule.code: a.rule for a in all_rules()}
    rule = rules.get(code)
    if rule is None:
        return True
    return is_selected(rule, config) and (rule.check or bool(config.select))


def _from_ledger(document: Document) -> list[Finding]:
    """Edits of rules as findings, their spans in the decoded source."""
    steps = [tuple(group) for _, group in groupby(document.ledger, key=attrgetter("step"))]
    is_page = document.media_type in HTML_TYPES
    found = []
    for number, edits in enumerate(steps):
        earlier = () if is_page and edits[0].stage == "strip" else tuple(steps[:number])
        on_page = is_page and edits[0].stage == "strip"
        found += [_finding(e, earlier, on_page=on_page) for e in edits if e.rule != LAYOUT]
    return found


def _finding(edit: Edit, earlier: tuple[tuple[Edit, ...], ...], *, on_page: bool) -> Finding:
    start, end = edit.start, edit.end
    for step in reversed(earlier):
        start = map_back(step, start)
        end = max(start, map_back(step, end, side="right"))
    message = _checked().get(edit.rule, (True, "looks like page furniture"))[1]
    return Finding(
        rule=edit.rule, message=message, start=-1 if on_page else start, end=end, edit=edit,
        kind=edit.kind, confidence=edit.confidence, entry=edit.entry, path=edit.path,
        block=edit.block,
    )  # fmt: skip


def _place(text: str, findings: list[Finding]) -> list[Finding]:
    """Fill in line and column (code points, from 1); unknown places get 0."""
    ends = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    placed = []
    for finding in findings:
        if finding.start < 0:
            placed.append(finding)
            continue
        line = max(1, bisect_right(ends, finding.start))
        column = finding.start - ends[line - 1] + 1
        placed.append(msgspec.structs.replace(finding, line=line, column=column))
    return placed
