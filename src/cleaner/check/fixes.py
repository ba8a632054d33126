"""`check --fix`: the edits of findings applied to the file itself, and nothing else touched.

Layout stays as it is, line ends too; the fixed file is UTF-8. Fixing goes on until nothing changes,
so a second run finds nothing to do.
"""

import msgspec

from cleaner.check.lint import is_reported
from cleaner.config import Config
from cleaner.document import Document, replace_fields
from cleaner.edit import LAYOUT, Edit, apply
from cleaner.pipeline import Pipeline

ROUNDS = 8
"""Rounds after which fixing stops; two are the rule."""


def fix_text(decoded: Document, config: Config, *, unsafe: bool) -> str:
    """The text of a document that has passed detect, its fixable findings mended.

    Only safe edits are made unless `unsafe`; on HTML only repairs, since dropped blocks have no
    place in the source.
    """
    text = decoded.text
    for _ in range(ROUNDS):
        fixed = _once(replace_fields(decoded, text=text), config, unsafe=unsafe)
        if fixed == text:
            break
        text = fixed
    return text


def _once(decoded: Document, config: Config, *, unsafe: bool) -> str:
    limit = config if unsafe else msgspec.structs.replace(config, fixes="safe")
    repaired = Pipeline(("repair",), limit).run(decoded)
    if not unsafe or decoded.is_html:
        return repaired.text
    stripped = Pipeline(("strip",), config).run(repaired)
    if not stripped.verdict.kept:
        return repaired.text
    edits = [
        _with_line_end(repaired.text, e)
        for e in stripped.ledger[len(repaired.ledger) :]
        if e.rule != LAYOUT and is_reported(e.rule, config)
    ]
    return apply(repaired.text, edits)


def _with_line_end(text: str, edit: Edit) -> Edit:
    """A dropped line goes with its line end."""
    starts_line = edit.start == 0 or text[edit.start - 1] == "\n"
    end = edit.end
    while end < len(text) and text[end] in " \t\r\u3000":
        end += 1
    ends_line = end >= len(text) or text[end] == "\n"
    if edit.after or not starts_line or not ends_line:
        return edit
    end = min(len(text), end + 1)
    return msgspec.structs.replace(edit, end=end, before=text[edit.start : end])
