"""Why a block was kept or dropped: what decided, what else was said of it, what would change it."""

from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from cleaner.block import Block
from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.errors import InputError
from cleaner.finding import Finding
from cleaner.markdown.front_matter import parse_front_matter
from cleaner.pipeline import until
from cleaner.rule import all_rules, code_for
from cleaner.strip.page import KEEPABLE, Page
from cleaner.strip.stage import judge
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key

Weight = tuple[str, float, float]
"""A feature, its value, what it added to the log-odds."""

STRONGEST = 12
"""Features shown."""
SHORTEST = 3
"""Letters of a line that may be part of a longer block."""
_TAG = lazy_pattern(r"<[^<>]*+>?")


class Opinion(NamedTuple):
    """What a rule said of a block: to drop it, to cut a part, or to call it something."""

    rule: str
    name: str
    says: str
    entry: str
    confidence: float
    decided: bool


class Reasons(NamedTuple):
    """What is known of one block: the labeller's probability and decision, rules, what would change it."""

    block: int
    score: float
    kept_by_labeller: bool
    opinions: tuple[Opinion, ...]
    changes: tuple[str, ...]
    weights: tuple[Weight, ...]


class Court:
    """A document before `strip`, with all that labeller and rules say of it."""

    def __init__(self, source: Source | Document, config: Config) -> None:
        """Read and ask; raises `InputError` for a document that has passed the stage already."""
        if isinstance(source, Document) and source.done("strip"):
            raise InputError("strip is done: explain the input itself to see what decided")
        self._config = config
        self._document = until("repair", config).run(source)
        self._names = {active.rule.code: active.rule.name for active in all_rules()}
        self._page: Page | None = None
        self._findings: list[Finding] = []
        if self._document.verdict.kept:
            self._page, self._findings = judge(self._document, config)

    def blocks_at(self, line: int) -> list[int]:
        """The blocks in a line of the source, counted from 1; of a page those that share its words.

        Raises `InputError` if the source has no such line, or nothing of it is a block.
        """
        lines = self._document.text.split("\n")
        if not 1 <= line <= len(lines):
            raise InputError(f"line {line}: the document has {len(lines):,} lines")
        if self._document.is_html:
            found = list(self._alike(key(unescape(_TAG.sub(" ", lines[line - 1])))))
        else:
            start = sum(len(text) + 1 for text in lines[: line - 1])
            end = start + len(lines[line - 1])
            found = [b.index for b in self._blocks() if b.start <= end and b.end > start]
        if not found:
            raise InputError(f"line {line}: no block of the text stands there")
        return found

    def _alike(self, own: str) -> Iterator[int]:
        for block in self._blocks():
            text = key(block.text)
            if text and own and (text in own or (len(own) >= SHORTEST and own in text)):
                yield block.index

    def _blocks(self) -> Sequence[Block]:
        return self._page.blocks if self._page is not None else ()

    def reasons(self, block: int, decided: str) -> Reasons | None:
        """What was said of a block; `decided` is the rule that dropped it, "" if it is kept."""
        page = self._page
        places = {b.index: at for at, b in enumerate(page.blocks)} if page is not None else {}
        if page is None or block not in places:
            return None
        at = places[block]
        opinions = tuple(
            Opinion(
                f.rule, self._names.get(f.rule, ""), _says(f), f.entry, f.confidence,
                f.edit is not None and f.rule == decided,
            )
            for f in self._findings if f.block == block
        )  # fmt: skip
        return Reasons(
            block, page.blocks[at].score, page.keep[at], opinions,
            tuple(self._changes(page, at, decided)), tuple(self._weights(block)),
        )  # fmt: skip

    def _changes(self, page: Page, at: int, decided: str) -> Iterator[str]:
        """What the user can do about it, the narrowest first."""
        block = page.blocks[at]
        if not decided:
            yield (
                "to drop it: a pattern in a pack of yours (docs/configuration.md), or a site rule that "
                "excludes its element (docs/sites.md)"
            )
            return
        if page.site:
            yield f"to keep it: a site rule of yours in the place of {page.site} (docs/sites.md)"
            return
        if decided == code_for("strip", "labelled"):
            yield (
                f"to keep it: the labeller would have to be surer (it says {block.score:.2f}); a site "
                "rule that includes its element decides without it (docs/sites.md)"
            )
        else:
            entry = next(
                (f.entry for f in self._findings if f.block == block.index and f.entry), ""
            )
            yield f"to keep it: --ignore {decided}" + (f" (the entry is {entry})" if entry else "")
            if not page.keep[at]:
                yield f"then the labeller decides, and drops it (it says {block.score:.2f})"
        kind = next((f.kind for f in self._findings if f.block == block.index), block.kind)
        yield f"or --keep {KEEPABLE.get(kind, 'furniture')}"

    def _weights(self, block: int) -> list[Weight]:
        """The features of one block that weighed most, in log-odds, by the labeller that saw it."""
        weighed = _weigh_html if self._document.is_html else _weigh_text
        rows = weighed(self._document, block, self._config)
        return sorted(rows, key=lambda row: -abs(row[2]))[:STRONGEST]


def _says(finding: Finding) -> str:
    edit = finding.edit
    if edit is None:
        return f"it is {finding.kind or finding.message}"
    return f"drop as {finding.kind}" if finding.kind else "cut a part"


def _weigh_html(document: Document, block: int, config: Config) -> list[Weight]:
    from cleaner.strip.read_page import explain_html

    return explain_html(document.text, block, url=document.metadata.url or "", config=config)


def _weigh_text(document: Document, block: int, _config: Config) -> list[Weight]:
    from cleaner.strip.boosted_trees import explain, load
    from cleaner.strip.lines.features import measure
    from cleaner.strip.lines.label import TREES, explain_rows
    from cleaner.strip.lines.split import split_lines

    _, length = parse_front_matter(document.text)
    text = document.text[length:]
    lines = split_lines(text, markdown=length > 0 or document.media_type == "text/markdown")
    if not 0 <= block < len(lines):
        return []
    names, rows = explain_rows(measure(text, lines))
    values = dict(zip(names, rows[block], strict=True))
    return [(name, values.get(name, 0.0), w) for name, w in explain(load(TREES), rows[block])]
