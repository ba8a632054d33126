"""What became of each block of a document and why, read from blocks and ledger."""

from typing import Any, NamedTuple

from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.edit import LAYOUT, Edit
from cleaner.emit.formats.format import to_json
from cleaner.errors import InputError
from cleaner.markdown.front_matter import parse_front_matter
from cleaner.pipeline import until
from cleaner.rule import code_for
from cleaner.text.visible import visible

Weight = tuple[str, float, float]
"""A feature, its value, what it added to the log-odds."""

STRONGEST = 12
"""Features shown."""

WIDTH = 70
"""Code points of a block's text that are shown."""


class Fate(NamedTuple):
    """What became of a block: kept as what, with which score; or dropped, by which rule."""

    block: int
    kind: str
    text: str
    path: str
    score: float | None = None
    kept: bool = False
    rule: str = ""
    entry: str = ""


class Explanation(NamedTuple):
    """What became of a document and its blocks, and the weights of the block asked about."""

    document: Document
    fates: list[Fate]
    weights: list[Weight]


def explain_source(
    source: Source | Document, config: Config, *, block: int | None = None
) -> Explanation:
    """What became of each block; with `block` only of that one, with the features that decided."""
    document = until("split", config).run(source)
    fates = [Fate(b.index, b.kind, b.text, b.path, b.score, kept=True) for b in document.blocks]
    fates += [_dropped(e) for e in document.ledger if e.rule != LAYOUT and e.stage == "strip"]
    chosen = [fate for fate in fates if block is None or fate.block == block]
    weights = [] if block is None else _features(source, config, block)
    return Explanation(document, sorted(chosen, key=lambda fate: fate.block), weights)


def _dropped(edit: Edit) -> Fate:
    return Fate(
        block=edit.block if edit.block is not None else -1,
        kind=edit.kind,
        text=edit.before,
        path=edit.path,
        score=1 - edit.confidence if edit.rule == code_for("strip", "labelled") else None,
        rule=edit.rule,
        entry=edit.entry,
    )


def explain_text(
    source: Source | Document, config: Config, *, block: int | None = None
) -> tuple[str, int]:
    """A line a block for people, and 0; with `block` its path and the features that decided."""
    found = explain_source(source, config, block=block)
    verdict = found.document.verdict
    head = visible(source.path or "document")
    lines = [f"== {head}: {verdict.status} {verdict.rule} {visible(verdict.reason)}".rstrip()]
    for fate in found.fates:
        if block is None:
            lines.append(f"{fate.block:5d}  {_why(fate):<34}  {visible(fate.text)[:WIDTH]}")
        else:
            lines += [f"{fate.block:5d}  {_why(fate)}", f"       {visible(fate.path)}"]
            lines.append(f"       {visible(fate.text)}")
    lines += [f"       {w:+6.2f}  {name} = {value:g}" for name, value, w in found.weights]
    return "\n".join(lines) + "\n", 0


def explain_json(
    source: Source | Document, config: Config, *, block: int | None = None
) -> tuple[str, int]:
    """The same as a JSON line, and 0."""
    found = explain_source(source, config, block=block)
    row: dict[str, Any] = {
        "path": source.path,
        "verdict": found.document.verdict,
        "blocks": [fate._asdict() for fate in found.fates],
    }
    if block is not None:
        row["weights"] = [
            {"feature": name, "value": value, "log_odds": weight}
            for name, value, weight in found.weights
        ]
    return to_json(row).decode(), 0


def _why(fate: Fate) -> str:
    if fate.kept:
        return f"keep  {fate.score or 0:5.2f}  {fate.kind}"
    score = f"{fate.score:5.2f}" if fate.score is not None else "     "
    return f"drop  {score}  {fate.kind} {fate.rule} {fate.entry}".rstrip()


def _features(source: Source | Document, config: Config, block: int) -> list[Weight]:
    """The features of one block that weighed most, in log-odds, by the labeller that saw it."""
    if isinstance(source, Document) and source.done("strip"):
        raise InputError("strip is done: explain the input itself to see what decided")
    document = until("repair", config).run(source)
    weighed = _weigh_html if document.is_html else _weigh_text
    rows = weighed(document, block, config)
    return sorted(rows, key=lambda row: -abs(row[2]))[:STRONGEST]


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
