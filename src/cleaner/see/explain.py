"""What became of each block of a document and why, read from blocks and ledger; and of its facts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.config import Config
from cleaner.document import HTML_TYPES, Document, Source
from cleaner.edit import LAYOUT, Edit
from cleaner.emit.formats.format import to_json
from cleaner.pipeline import until
from cleaner.rule import code_for
from cleaner.see.reasons import Court, Reasons
from cleaner.see.trace import trace_text
from cleaner.text.visible import visible

WIDTH = 70
"""Code points of a block's text that are shown."""
CANDIDATES = 4
"""Encodings shown besides the one that was taken."""
VALUE = 60
"""Code points of a claim that are shown."""


class Asked(NamedTuple):
    """What is asked about: a block by its number, a line of the source; else everything."""

    block: int | None = None
    line: int | None = None

    @property
    def one(self) -> bool:
        """Whether it is not everything."""
        return self.block is not None or self.line is not None


EVERYTHING = Asked()


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


class Claimed(NamedTuple):
    """What one place of a page says of one field; `weight` is what such places are worth."""

    field: str
    value: str
    origin: str
    weight: float


class Explanation(NamedTuple):
    """What became of a document and its blocks, the reasons for those asked about, the claims."""

    document: Document
    fates: list[Fate]
    reasons: list[Reasons]
    claims: list[Claimed]


def explain_source(
    source: Source | Document, config: Config, asked: Asked = EVERYTHING
) -> Explanation:
    """What became of each block, or of those asked about, with the reasons.

    Raises `InputError` for a line that holds no block, and where reasons are asked of a document
    that was cleaned before.
    """
    document = until("split", config).run(source)
    fates = _fates(document)
    if not asked.one:
        return Explanation(document, fates, [], _claims(source, document, config))
    court = Court(source, config)
    wanted = {asked.block} if asked.line is None else set(court.blocks_at(asked.line))
    chosen = [fate for fate in fates if fate.block in wanted]
    rules = {fate.block: fate.rule for fate in chosen}
    found = (court.reasons(block, rule) for block, rule in rules.items())
    return Explanation(document, chosen, [one for one in found if one is not None], [])


def _fates(document: Document) -> list[Fate]:
    if not document.blocks and document.text and document.verdict.kept:
        return list(_told(document))  # JSON of an earlier run has no blocks
    fates = [Fate(b.index, b.kind, b.text, b.path, b.score, kept=True) for b in document.blocks]
    fates += [_dropped(e) for e in document.ledger if e.rule != LAYOUT and e.stage == "strip"]
    return sorted(fates, key=lambda fate: fate.block)


def _told(document: Document) -> Iterator[Fate]:
    """Paragraphs that stand and what the ledger says was dropped, in the order of the text."""
    kept: list[str] = []
    seen: set[int] = set()
    for piece in trace_text(document).pieces:
        edit = document.ledger[piece.removed] if piece.removed >= 0 else None
        if edit is None:
            kept.append(piece.text)
        elif edit.stage == "strip" and edit.rule != LAYOUT and piece.removed not in seen:
            yield from _paragraphs(kept)
            kept = []
            seen.add(piece.removed)
            yield _dropped(edit)
    yield from _paragraphs(kept)


def _paragraphs(pieces: Sequence[str]) -> Iterator[Fate]:
    for text in "".join(pieces).split("\n"):
        if text.strip():
            yield Fate(-1, "text", text.strip(), "", kept=True)


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


def _claims(source: Source | Document, document: Document, config: Config) -> list[Claimed]:
    """What a page says of itself, by field; nothing of a text, or of a document cleaned before."""
    if document.media_type not in HTML_TYPES or _is_done(source):
        return []
    if not document.verdict.kept:
        return []
    from cleaner.strip.read_page import explain_claims

    read = until("repair", config).run(source)
    _, claims = explain_claims(read.text, url=read.metadata.url or "", config=config)
    fields = {"kind"} | set(document.metadata.__struct_fields__)
    told = [Claimed(c.field, c.value, c.origin, c.weight) for c in claims if c.field in fields]
    return sorted(dict.fromkeys(told), key=lambda claim: (claim.field, -claim.weight))


def _is_done(source: Source | Document) -> bool:
    return isinstance(source, Document) and source.done("strip")


def explain_text(
    source: Source | Document,
    config: Config,
    *,
    block: int | None = None,
    lines: Mapping[str, int] | None = None,
) -> tuple[str, int]:
    """A line a block for people, and 0; of one asked about with the reasons.

    `lines` are lines of the source that are asked about, by the path of the document.
    """
    asked = Asked(block, (lines or {}).get(source.path))
    found = explain_source(source, config, asked)
    verdict = found.document.verdict
    head = visible(source.path or "document")
    shown = [f"== {head}: {verdict.status} {verdict.rule} {visible(verdict.reason)}".rstrip()]
    if not asked.one:
        shown += _encoding_lines(found.document)
        shown += [
            f"{_number(fate)}  {_why(fate):<34}  {visible(fate.text)[:WIDTH]}"
            for fate in found.fates
        ]
        shown += _metadata_lines(found)
        return "\n".join(shown) + "\n", 0
    reasons = {one.block: one for one in found.reasons}
    for fate in found.fates:
        shown += [f"{_number(fate)}  {_why(fate)}", f"       {visible(fate.path)}"]
        shown.append(f"       {visible(fate.text)}")
        if fate.block in reasons:
            shown += _reason_lines(reasons.pop(fate.block))
    return "\n".join(line for line in shown if line.strip()) + "\n", 0


def _number(fate: Fate) -> str:
    return f"{fate.block:5d}" if fate.block >= 0 else "     "


def _reason_lines(reasons: Reasons) -> Iterator[str]:
    said = "keep" if reasons.kept_by_labeller else "drop"
    yield f"       labeller: {said} ({reasons.score:.2f})"
    for one in reasons.opinions:
        what = f"{one.says} ({one.confidence:.2f}) {visible(one.entry)}".rstrip()
        yield f"       {one.rule} {one.name}: {what}" + (" <- decided" if one.decided else "")
    yield from (f"       {change}" for change in reasons.changes)
    yield from (f"       {w:+6.2f}  {name} = {value:g}" for name, value, w in reasons.weights)


def _encoding_lines(document: Document) -> Iterator[str]:
    """The encoding that was taken and its rivals, where there was anything to choose."""
    found = document.detection
    if found is None or not found.candidates:
        return
    rivals = [c for c in found.candidates if c.encoding != found.encoding][:CANDIDATES]
    if not rivals and found.confidence == 1.0:
        return
    others = ", ".join(f"{c.encoding} {c.score:.2f}" for c in rivals) or "none"
    yield f"encoding {found.encoding} ({found.confidence:.2f}); others: {others}"


def _metadata_lines(found: Explanation) -> Iterator[str]:
    """Each field with the value that won and what the places of the page say, the surest first."""
    told = found.document.metadata
    by_field: dict[str, list[Claimed]] = {}
    for claim in found.claims:
        by_field.setdefault(claim.field, []).append(claim)
    for field, claims in by_field.items():
        value = getattr(told, field, None) or ()
        won = ", ".join(value) if isinstance(value, tuple) else str(value)
        yield f"{field}: {visible(won)[:VALUE] or '-'}"
        yield from (
            f"       {claim.weight:5.1f}  {visible(claim.origin):<24}  {visible(claim.value)[:VALUE]}"
            for claim in claims
        )


def explain_json(
    source: Source | Document,
    config: Config,
    *,
    block: int | None = None,
    lines: Mapping[str, int] | None = None,
) -> tuple[str, int]:
    """The same as a JSON line, and 0."""
    asked = Asked(block, (lines or {}).get(source.path))
    found = explain_source(source, config, asked)
    row: dict[str, Any] = {
        "path": source.path,
        "verdict": found.document.verdict,
        "detection": found.document.detection,
        "blocks": [fate._asdict() for fate in found.fates],
    }
    if asked.one:
        row["reasons"] = [
            {
                "block": one.block,
                "score": one.score,
                "kept_by_labeller": one.kept_by_labeller,
                "rules": [opinion._asdict() for opinion in one.opinions],
                "changes": one.changes,
            }
            for one in found.reasons
        ]
        row["weights"] = [
            {"feature": name, "value": value, "log_odds": weight}
            for one in found.reasons
            for name, value, weight in one.weights
        ]
    else:
        row["claims"] = [claim._asdict() for claim in found.claims]
    return to_json(row).decode(), 0


def _why(fate: Fate) -> str:
    if fate.kept:
        score = f"{fate.score:5.2f}" if fate.score is not None else "     "
        return f"keep  {score}  {fate.kind}"
    score = f"{fate.score:5.2f}" if fate.score is not None else "     "
    return f"drop  {score}  {fate.kind} {fate.rule} {fate.entry}".rstrip()
