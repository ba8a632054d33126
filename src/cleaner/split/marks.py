"""Markup that is left in the text of blocks: Markdown signs and underlines of headings.

`## Name`, `Name` over `=====`, `**Name**` and a backslash before a line that would otherwise begin
like Markdown are cut in one step of layout edits: the signs are no words, and the ledger has them.
"""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from cleaner.block import Block
from cleaner.document import Document, replace_fields, with_step
from cleaner.edit import LAYOUT, Edit, apply
from cleaner.markdown.lightweight import UNDERLINE as UNDERLINE_OF_ANY
from cleaner.markdown.lightweight import is_lightweight
from cleaner.split.line import is_nameable, measure
from cleaner.text.lazy_pattern import lazy_pattern

ATX = lazy_pattern(r"(#{1,6})[ \t]+(?=\S)")
ATX_END = lazy_pattern(r"[ \t]+#+[ \t]*\Z")
BARE_HASH = lazy_pattern(r"#{2,6}(?=[^\s#])")
SIGNS = frozenset("#\\=-~*_")
"""A block with marks, or the underline below one, begins with one of these."""
MARKDOWN_SIGNS = SIGNS | frozenset("0123456789 \t")
"""The same in Markdown: escaped numbers, indented code."""
UNDERLINE = lazy_pattern(r"={3,}|-{3,}|~{3,}|\*{3,}|_{3,}")
SETEXT = lazy_pattern(r"\n[ \t]*(=+|-{2,})[ \t]*\Z")
BOLD = lazy_pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
ESCAPED = lazy_pattern(r"\\(?=[#>*+\-=~`|_\\])")
ESCAPED_TICKS = lazy_pattern(r"(?:\\`){3,}")
ESCAPED_NUMBER = lazy_pattern(r"\d{1,9}\\(?=[.)][ \t])")
FENCE = lazy_pattern(r"\s*(?:`{3}|~{3})")
INDENT = lazy_pattern(r"^(?: {4}|\t)", re.MULTILINE)
"""What makes code of a line in Markdown where no fence does."""


class _Cut(msgspec.Struct, frozen=True):
    """What becomes of a block: spans of its text to go, and what it turns out to be."""

    spans: tuple[tuple[int, int], ...]
    level: int = 0
    whole: bool = False


def cut_marks(document: Document) -> Document:
    """Cut the marks that say what a block is; without any the document itself comes back."""
    markdown = document.is_markdown
    signs = MARKDOWN_SIGNS if markdown else SIGNS
    if not any(b.kind == "heading" or (b.text and b.text[0] in signs) for b in document.blocks):
        return document
    if not markdown and is_lightweight(document.text):
        return _apply(document, list(_underlines(document.blocks)))
    return _apply(document, list(_plan(document.blocks, markdown=markdown)))


def _underlines(blocks: Sequence[Block]) -> Iterator[_Cut]:
    """The lines under headings that another markup has told; a hash there begins no heading."""
    before: Block | None = None
    for block in blocks:
        told = before is not None and before.kind == "heading"
        yield _Cut((), whole=told and UNDERLINE_OF_ANY.fullmatch(block.text) is not None)
        before = block


def cut_bold(document: Document, headings: Collection[int]) -> Document:
    """Cut the signs of bold type around the blocks that turned out to be headings."""
    return _apply(
        document,
        [
            _bold_marks(block) if at in headings else _Cut(())
            for at, block in enumerate(document.blocks)
        ],
    )


def _bold_marks(block: Block) -> _Cut:
    found = BOLD.fullmatch(block.text)
    if not found or found[1] in found[2]:
        return _Cut(())
    return _Cut(((0, 2), (len(block.text) - 2, len(block.text))))


def _apply(document: Document, cuts: Sequence[_Cut]) -> Document:
    """Carry the cuts out as one step."""
    if not any(cut.spans or cut.whole for cut in cuts):
        return document
    edits: list[Edit] = []
    blocks: list[Block] = []
    shift = 0
    for number, (block, cut) in enumerate(zip(document.blocks, cuts, strict=True)):
        if cut.whole:
            before = document.blocks[number - 1].end
            edits.append(_edit(before, document.text[before : block.end]))
            shift += block.end - before
            continue
        start = block.start - shift
        edits += (_edit(block.start + a, block.text[a:b]) for a, b in cut.spans)
        text = _without(block.text, cut.spans)
        shift += len(block.text) - len(text)
        blocks.append(_changed(block, cut, text, start))
    text = apply(document.text, edits)
    return replace_fields(with_step(document, "split", edits, text), blocks=tuple(blocks))


def _edit(start: int, before: str) -> Edit:
    return Edit(LAYOUT, start, start + len(before), before, safe=True)


def _changed(block: Block, cut: _Cut, text: str, start: int) -> Block:
    fields: dict[str, object] = {"text": text, "start": start, "end": start + len(text)}
    if cut.level:
        fields |= {"kind": "heading", "level": cut.level}
    if text != block.text:
        fields["markdown"] = ""
    return msgspec.structs.replace(block, **fields)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    parts = []
    at = 0
    for start, end in spans:
        parts.append(text[at:start])
        at = end
    return "".join((*parts, text[at:]))


def _plan(blocks: Sequence[Block], *, markdown: bool) -> Iterator[_Cut]:
    underlined = False
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if underlined:
            underlined = False
            yield _Cut((), whole=True)
            continue
        led = block.text[0] == "#" and after is not None and measure(after).is_prose
        cut = _marks(block, markdown=markdown, led=led)
        if not cut.level and after is not None and _is_underline(block, after):
            underlined = True
            cut = _Cut(cut.spans, level=1 if after.text[0] == "=" else 2)
        yield cut


def _marks(block: Block, *, markdown: bool, led: bool) -> _Cut:
    """The marks of one block; `led`: prose follows. A single hash may begin a line of a script."""
    if block.kind == "code" and markdown and not FENCE.match(block.text):
        return _Cut(tuple(found.span() for found in INDENT.finditer(block.text)))
    if block.kind != "paragraph":
        return _heading_marks(block) if block.kind == "heading" else _Cut(())
    text = block.text
    if text[0] == "#" and (found := ATX.match(text)) and "\n" not in text:
        named = led and not measure(msgspec.structs.replace(block, text=text[2:])).is_prose
        return _heading_marks(block) if markdown or len(found[1]) > 1 or named else _Cut(())
    if (
        text[0] == "#"
        and not markdown
        and (found := BARE_HASH.match(text))
        and "#" not in text[found.end() :]
    ):
        line = measure(msgspec.structs.replace(block, text=text[found.end() :]))
        return _Cut(((0, found.end()),), level=found.end()) if is_nameable(line) else _Cut(())
    return _Cut(tuple(_slashes(text)) if markdown else ())


def _slashes(text: str) -> Iterator[tuple[int, int]]:
    """The backslashes that keep a line from beginning like Markdown; ticks have one each."""
    if found := ESCAPED_TICKS.match(text):
        yield from ((at, at + 1) for at in range(0, found.end(), 2))
    elif found := ESCAPED.match(text) or ESCAPED_NUMBER.match(text):
        yield found.end() - 1, found.end()


def _heading_marks(block: Block) -> _Cut:
    """Hashes before and after, an underline below, and signs of bold type around a heading."""
    text = block.text
    spans: list[tuple[int, int]] = []
    start, end = 0, len(text)
    level = block.level
    if found := ATX.match(text):
        start = found.end()
        level = len(found[1])
        spans.append((0, start))
        if closer := ATX_END.search(text, start):
            end = closer.start()
    elif found := SETEXT.search(text):
        end = found.start()
    inner = text[start:end]
    if (bold := BOLD.fullmatch(inner)) and bold[1] not in bold[2]:
        spans += [(start, start + 2), (end - 2, end)]
    if end < len(text):
        spans.append((end, len(text)))
    return _Cut(_joined(spans), level=level)


def _joined(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_underline(block: Block, after: Block) -> bool:
    """Whether `after` is a line of signs about as long as the short line before it."""
    text = after.text
    if not UNDERLINE.fullmatch(text) or after.kind not in {"paragraph", "other"}:
        return False
    line = measure(block)
    if not is_nameable(line) or line.is_final:
        return False
    columns = len(block.text) * (2 if line.is_wide else 1)
    return 0.5 * columns <= len(text) <= 2 * columns + 2
