"""A stage's result for people: what the document is, what was changed, what the text is now.

Control characters of the document are shown escaped, so that no page can write to a terminal.
"""

from collections.abc import Iterator

from cleaner.block import Section
from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.edit import LAYOUT, Edit
from cleaner.emit.formats.format import Format, to_utf8
from cleaner.text.visible import visible

CONTEXT = 60
"""Code points of an edit's text that are shown."""


def render_view(document: Document) -> str:
    """A few lines about the document, then findings, edits, and the text or its outline."""
    lines = [f"== {visible(document.path or document.id or 'document')}"]
    lines += _detection(document)
    if not document.verdict.kept:
        lines.append(f"   {document.verdict.status}: {visible(document.verdict.reason)}")
    lines += _metadata(document)
    lines += [f"   {f.rule} {visible(f.message)}" for f in document.findings]
    lines += _edits(document)
    if document.sections:
        lines += ["", *_outline(document)]
    elif document.done("strip"):
        lines += ["", *_blocks(document)]
    return "\n".join(lines) + "\n"


def _detection(document: Document) -> Iterator[str]:
    found = document.detection
    if found is None:
        return
    declared = ""
    if found.declared:
        declared = f", declared {visible(found.declared)} ({found.declared_by})"
    damage = f", {found.damaged_count} places did not decode" if found.damaged_count else ""
    language = f", {found.language} {found.script}".rstrip() if found.language else ""
    yield (
        f"   {found.encoding} ({found.confidence:.2f}){declared}, {document.media_type}, "
        f"{found.size:,} bytes{language}{damage}"
    )


def _metadata(document: Document) -> Iterator[str]:
    if not document.done("strip"):
        return
    for name in document.metadata.__struct_fields__:
        value = getattr(document.metadata, name)
        if value:
            shown = ", ".join(value) if isinstance(value, tuple) else value
            yield f"   {name}: {visible(shown)}"


def _edits(document: Document) -> Iterator[str]:
    for edit in document.ledger:
        if edit.rule != LAYOUT:
            yield f"   {edit.rule} {_change(edit)}"


def _change(edit: Edit) -> str:
    before = _clip(edit.before)
    if edit.after:
        return f"{before} -> {_clip(edit.after)}"
    return f"{edit.kind + ': ' if edit.kind else ''}- {before}"


def _clip(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= CONTEXT else shown[: CONTEXT - 1] + "\u2026"


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield f"   {block.kind:<10} {visible(block.text)}"


def _outline(document: Document) -> Iterator[str]:
    def walk(sections: tuple[Section, ...], depth: int) -> Iterator[str]:
        for section in sections:
            title = visible(section.title) or "(before the first heading)"
            length = section.end - section.start
            yield f"   {'  ' * depth}{title}  [{length:,} characters]"
            yield from walk(section.children, depth + 1)

    yield from walk(document.sections, 0)


def encode(document: Document, _config: Config = DEFAULT) -> bytes:
    """The document as a person wants to see it."""
    return to_utf8(render_view(document))


FORMAT = Format(".view", encode, is_stream=True, holds_rejects=True)
