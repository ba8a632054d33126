"""A finding: what a rule saw, where, and the edit that would mend it, if there is one."""

import msgspec

from cleaner.edit import Edit


class Finding(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A fault at `start:end` (code points of the text the rule looked at).

    `edit` mends it; without one it is a report only. `block` is the index into
    `Document.blocks` for findings on blocks, `kind` the label the rule gives that block,
    `metadata` the pairs (field of `Metadata`, value) to be read from it, `path` the element path.
    `of` is the block that says the same: the edit is made only if that one stays.
    `line`, `column` (code points, from 1), `byte` (offset from 0), `quote` (what stands there) and
    `fix` (`safe` or `unsafe` if `check --fix` mends it) are filled in by the linter.
    """

    rule: str
    message: str
    start: int = 0
    end: int = 0
    edit: Edit | None = None
    block: int | None = None
    of: int | None = None
    kind: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0
    entry: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    byte: int = -1
    record: int = -1
    field: str = ""
    file: str = ""
    quote: str = ""
    fix: str = ""
