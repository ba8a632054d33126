"""Suppression by comments in Markdown and HTML sources.

`<!-- cleaner: ignore REP050 -->` silences the rule on its own line and the next,
`<!-- cleaner: ignore-file FUR,SPM -->` in the whole file; without codes everything.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from cleaner.finding import Finding
from cleaner.text.lazy_pattern import lazy_pattern

_COMMENT = lazy_pattern(r"<!--\s*cleaner:\s*(ignore-file|ignore)\b([^>]*?)-->")


def unsuppressed(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, which have their lines, that no comment of the text silences."""
    if "cleaner:" not in text:
        return list(findings)
    whole, near = _comments(text)
    return [
        finding
        for finding in findings
        if not (_is_comment(finding) or _silences(whole, finding))
        and not any(_silences(near[line], finding) for line in (finding.line, finding.line - 1))
    ]


Codes = set[tuple[str, ...]]
"""What comments name, each as prefixes of codes; an empty one silences everything."""


def _is_comment(finding: Finding) -> bool:
    """Whether a finding is about a comment itself, which is no furniture."""
    edit = finding.edit
    return edit is not None and _COMMENT.fullmatch(edit.before.strip()) is not None


def _silences(named: Codes, finding: Finding) -> bool:
    return any(not codes or finding.rule.startswith(codes) for codes in named)


def _comments(text: str) -> tuple[Codes, defaultdict[int, Codes]]:
    """What is silenced in the whole text, and on each line that has a comment and the next."""
    whole: Codes = set()
    near: defaultdict[int, Codes] = defaultdict(set)
    line, at = 1, 0
    for match in _COMMENT.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        codes = tuple(re.findall(r"[A-Z]{3}\d{0,3}", match[2]))
        (whole if match[1] == "ignore-file" else near[line]).add(codes)
    return whole, near
