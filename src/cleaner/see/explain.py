"""What became of each block of a document and why, read from blocks and ledger."""

from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.edit import LAYOUT, Edit
from cleaner.markdown.front_matter import parse_front_matter
from cleaner.pipeline import until
from cleaner.text.visible import visible

Weight = tuple[str, float, float]
"""A feature, its value, what it added to the log-odds."""

STRONGEST = 12
"""Features shown."""

WIDTH = 70
"""Code points of a block's text that are shown."""


def explain_source(source: Source, config: Config, *, block: int | None = None) -> str:
    """A line a block; with `block` only that one, with its path and the features that decided."""
    document = until("split", config).run(source)
    rows = [(b.index, f"keep  {b.score:5.2f}  {b.kind}", b.text, b.path) for b in document.blocks]
    rows += [
        (e.block if e.block is not None else -1, _why(e), e.before, e.path)
        for e in document.ledger
        if e.rule != LAYOUT and e.stage == "strip"
    ]
    head = visible(source.path or "document")
    verdict = document.verdict
    lines = [f"== {head}: {verdict.status} {verdict.rule} {visible(verdict.reason)}".rstrip()]
    for index, why, text, path in sorted(rows, key=lambda row: row[0]):
        if block is None:
            lines.append(f"{index:5d}  {why:<34}  {visible(text)[:WIDTH]}")
        elif index == block:
            lines += [f"{index:5d}  {why}", f"       {path}", f"       {visible(text)}"]
    if block is not None:
        lines += _features(source, config, block)
    return "\n".join(lines) + "\n"


def _why(edit: Edit) -> str:
    sure = 1 - edit.confidence if edit.rule == "FUR900" else None
    score = f"{sure:5.2f}" if sure is not None else "     "
    return f"drop  {score}  {edit.kind} {edit.rule} {edit.entry}".rstrip()


def _features(source: Source, config: Config, block: int) -> list[str]:
    """The features of one block that weighed most, in log-odds, by the labeller that saw it."""
    document = until("repair", config).run(source)
    weighed = _weigh_html if document.is_html else _weigh_text
    rows = weighed(document, block, config)
    ranked = sorted(rows, key=lambda row: -abs(row[2]))[:STRONGEST]
    return [f"       {w:+6.2f}  {name} = {value:g}" for name, value, w in ranked]


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
