"""Suppression by comments in Markdown and HTML sources.

`<!-- cleaner: ignore REP050 -->` silences the rule on its own line and the next,
`<!-- cleaner: ignore-file FUR,SPM -->` in the whole file; without codes everything.
"""

import re
from functools import lru_cache

from cleaner.finding import Finding
from cleaner.text.lazy_pattern import lazy_pattern

_COMMENT = lazy_pattern(r"<!--\s*cleaner:\s*(ignore-file|ignore)\b([^>]*?)-->")


def suppressed(text: str, finding: Finding) -> bool:
    """Whether a comment silences a finding that has its line."""
    if "cleaner:" not in text:
        return False
    if finding.edit is not None and _COMMENT.fullmatch(finding.edit.before.strip()):
        return True  # the comment itself is no furniture
    for line, whole, codes in _comments(text):
        near = whole or finding.line in (line, line + 1)
        if near and (not codes or finding.rule.startswith(codes)):
            return True
    return False


@lru_cache(maxsize=8)
def _comments(text: str) -> tuple[tuple[int, bool, tuple[str, ...]], ...]:
    return tuple(
        (
            text.count("\n", 0, match.start()) + 1,
            match[1] == "ignore-file",
            tuple(re.findall(r"[A-Z]{3}\d{0,3}", match[2])),
        )
        for match in _COMMENT.finditer(text)
    )
