"""Markdown of a document: what its blocks are, in the fewest marks that read back as the same.

Headings are `##` and deeper (`#` is left to the title, which stands in the front matter). A
paragraph that begins like Markdown gets one backslash; inside a line only what would be live there
(`literal`).
"""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from cleaner.block import Block
from cleaner.markdown.escape import escape
from cleaner.markdown.literal import Literal, literal_cells, lone_ticks
from cleaner.text.lazy_pattern import lazy_pattern

TOP_LEVEL = 2
"""The level below the title's."""
DEEPEST_LEVEL = 6
"""The deepest level of Markdown."""
INDENT = "  "

HARD_BREAK = "  \n"
"""Two blanks keep the lines of a stanza apart where Markdown is set."""
STANZA_LINES = 3
"""Fewer lines that stand line to line are paragraphs: the reader decides likewise."""
DEEPEST_NUMBER = 6
"""Indents of items a reader tells apart."""
_OWN_FORM = frozenset({"heading", "list", "quote", "code", "table"})
"""Kinds that are not set as paragraphs."""
_UNDER_ITEMS = frozenset({"paragraph", "quote", "code"})
_LINES = frozenset({"paragraph", "quote"})
"""Kinds whose blocks make one paragraph where they stand line to line."""
TIED = frozenset({"list", "table", "quote"})
"""Kinds whose blocks may stand line to line."""

_RULE = lazy_pattern(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+")
_DELIMITER = lazy_pattern(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_BULLET = lazy_pattern(r"(?:[-*+](?=\s)|[•◦‣▪▫⁃])[ \t\u3000]*(?=\S)")
_SYMBOL = lazy_pattern(r"[•◦‣▪▫⁃][ \t\u3000]*(?=\S)")
_NUMBER = lazy_pattern(r"\d{1,9}[.)][ \t]")
_NUMBER_MARK = lazy_pattern(r"\A(\d{1,9})(?=[.)][ \t])", re.ASCII)
_OWN_MARK = lazy_pattern(
    r"(?!\[[xX]\][ \t])[(（\[【]?(?:(?:\d{1,3}|[一二三四五六七八九十百]{1,3})[)）\]】.、．:：]|"
    r"(?:[A-Za-z]|[ivxIVX]{1,4})[)）\]】.、．])(?!\d)"
    r"|[\u2460-\u249b\u24b6-\u24e9\u2776-\u2793\u3220-\u3229]|[—–●■◆○□◇▶►➤·・]"
)
_KNOWN_MARK = lazy_pattern(r"[–—](?=\s)|[●■◆○□◇▶►➤·・\u2460-\u2487]")
"""Marks by which a reader knows an item, and so its indent."""
WRAPPED_ITEM = lazy_pattern(r"\n[ \t]+(?=\S)")
"""Before a line of an item of Markdown that goes on: it has its indent already."""
_BOLD = lazy_pattern(r"\*\*(.+)\*\*")
_ITEM_STEP = lazy_pattern(r"(.*)/(?:li|dt|dd)\b")
"""The list around the innermost item of an element path."""
_FENCES = lazy_pattern(r"`{3,}")
_FENCE = lazy_pattern(r"\s*(?:`{3}|~{3})")
_LANGUAGE = lazy_pattern(r"`{3,}([\w+#.-]+)\n")
_QUOTED = lazy_pattern(r"\A[ \t]*[>＞][ \t]?")
_CLOSER = lazy_pattern(r"(?<=\s)(#+)\Z")


def render(text: str, blocks: Sequence[Block], literal: Literal | None = None) -> str:
    """The blocks of a text as Markdown, without front matter, ending in one line end.

    `literal` makes Markdown of text that is none. Before blocks exist the text is given as it
    stands.
    """
    if not blocks:
        return text
    return "".join(_joined(text, blocks, literal)) + "\n"


def _joined(text: str, given: Sequence[Block], literal: Literal | None) -> Iterator[str]:
    """The blocks' Markdown with what parts them, which follows the gaps of the text.

    Lines that stand line to line in the text (a list, a stanza) do so here, if a reader takes them
    for the same kind of thing again.
    """
    blocks = _indented(_whole_code(text, given))
    rows = _bare_rows(blocks)
    if literal is not None:
        blocks = [_shown(block, literal, is_row=at in rows) for at, block in enumerate(blocks)]
    lone = _lone_numbers(blocks)
    chunks = [
        _piped(block.text) if at in rows
        else _inside(
            _NUMBER_MARK.sub(r"\1\\", block.text) if at in lone else render_block(block), block
        )
        for at, block in enumerate(blocks)
    ]  # fmt: skip
    kinds = [
        "table" if at in rows else _kind_read(chunk, block.kind)
        for at, (chunk, block) in enumerate(zip(chunks, blocks, strict=True))
    ]
    tight = [False] + [
        kinds[at] == kinds[at - 1]
        and (
            (at in rows and rows.get(at - 1) == rows[at])
            or _is_tight(text, blocks[at - 1], blocks[at])
            or _is_same_list(blocks[at - 1], blocks[at])
        )
        for at in range(1, len(blocks))
    ]
    for number, chunk in enumerate(chunks):
        if number:
            yield _gap(kinds, tight, number)
        is_line = kinds[number] in _LINES and any(tight[number : number + 2])
        yield lone_ticks(chunk) if is_line and literal is not None else chunk


def _shown(block: Block, literal: Literal, *, is_row: bool) -> Block:
    """A block with its text as Markdown that shows it, if it has no Markdown of its own."""
    if block.markdown or block.kind == "code":
        return block
    if is_row or block.kind == "table":
        return msgspec.structs.replace(block, text=literal_cells(block.text, literal))
    return msgspec.structs.replace(block, text=literal(block.text))


def _whole_code(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines of one piece of code put together again."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if before is not None and _goes_on(text, before, block):
            code = f"{before.text}\n{block.text}"
            language = _LANGUAGE.match(before.markdown)
            markdown = fenced(code, language[1]) if language else ""
            whole[-1] = msgspec.structs.replace(before, text=code, end=block.end, markdown=markdown)
        else:
            whole.append(block)
    return whole


def _goes_on(text: str, before: Block, block: Block) -> bool:
    """Whether a line of code belongs to the one before; a fence of its own begins anew."""
    return (
        before.kind == block.kind == "code"
        and not _FENCE.match(before.text)
        and not _FENCE.match(block.text)
        and _is_tight(text, before, block)
    )


def _indented(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, items and what stands under them set so deep as the item they belong to.

    A mark `1.` is wider than `-`, so what stands under it is set deeper. Levels become half of the
    indent, as a reader counts them. What stands under no item begins at the margin, where four
    blanks would make code of it.
    """
    found: list[Block] = []
    above: list[tuple[int, int]] = []  # level, depth of what stands under it
    for block in blocks:
        if block.kind != "list" and (block.kind not in _UNDER_ITEMS or not block.level):
            above.clear()
            found.append(block)
            continue
        while above and above[-1][0] >= block.level:
            above.pop()
        depth = min(above[-1][1] if above else 0, DEEPEST_NUMBER)
        if block.kind == "list":
            wide = _NUMBER.match(block.markdown or block.text) is not None
            above.append((block.level, depth + 1 + wide))
        found.append(msgspec.structs.replace(block, level=depth))
    return found


def _inside(chunk: str, block: Block) -> str:
    """What stands under an item, indented like its text; code read from Markdown is so already."""
    if block.kind not in _UNDER_ITEMS or not block.level or chunk[0] == " ":
        return chunk
    indent = INDENT * block.level
    return "\n".join(indent + line if line else line for line in chunk.split("\n"))


def _is_same_list(before: Block, after: Block) -> bool:
    """Whether two items of a page stand in one list, or one in a list inside the other."""
    if not before.kind == after.kind == "list":
        return False
    first, other = sorted((before, after), key=lambda block: len(block.path))
    outer = _ITEM_STEP.match(first.path)
    return outer is not None and other.path.startswith(
        tuple(f"{outer[1]}/{tag}" for tag in ("li", "d", "ul", "ol"))
    )


def _bare_rows(blocks: Sequence[Block]) -> dict[int, int]:
    """Lines of tables, around a row of dashes, as many bars each: for each the place of its head."""
    rows: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if "|" in block.text and at and _DELIMITER.fullmatch(block.text):
            bars = _bars(block.text)
            last = at + 1
            while last < len(blocks) and _is_row(blocks[last], bars):
                last += 1
            if last < len(blocks) and _DELIMITER.fullmatch(blocks[last].text):
                last -= 1  # the head of a table that follows
            if bars and _is_row(blocks[at - 1], bars):
                rows.update(dict.fromkeys(range(at - 1, last), at - 1))
    return rows


def _is_row(block: Block, bars: int) -> bool:
    is_line = block.kind in {"paragraph", "table"} and "\n" not in block.text
    return is_line and _bars(block.text) == bars


def _bars(row: str) -> int:
    """The bars between the cells of a row: one at either end parts nothing."""
    return _bare(row).count("|")


def _bare(row: str) -> str:
    return row.strip().removeprefix("|").removesuffix("|")


def _piped(row: str) -> str:
    """A row with a bar at both ends; one that has them stays as it is, empty cells and all."""
    return row if row[0] == row[-1] == "|" else f"| {_bare(row).strip()} |"


def _lone_numbers(blocks: Sequence[Block]) -> set[int]:
    """Paragraphs that begin with a number and a dot that counts nothing: a day, a year, a point.

    Where the last number before or the next one is its neighbour, the text counts, and Markdown
    shows the same numbers; any other is no item, and Markdown would take it for one.
    """
    found = [(at, _NUMBER_MARK.match(block.text)) for at, block in enumerate(blocks)]
    numbered = [(at, int(match[1])) for at, match in found if match]
    numbers = [number for _, number in numbered]
    around = zip([-2, *numbers], numbered, [*numbers[1:], -2], strict=False)
    return {
        at
        for before, (at, number), after in around
        if number not in {before + 1, after - 1}
        if blocks[at].kind not in _OWN_FORM and not blocks[at].markdown
    }


def _gap(kinds: list[str], tight: list[bool], number: int) -> str:
    if not tight[number]:
        return "\n\n"
    if kinds[number] != "paragraph":
        return "\n" if kinds[number] in TIED else "\n\n"
    first = last = number
    while tight[first]:
        first -= 1
    while last + 1 < len(tight) and tight[last + 1]:
        last += 1
    return HARD_BREAK if last - first + 1 >= STANZA_LINES else "\n\n"


def _is_tight(text: str, before: Block, after: Block) -> bool:
    gap = text[before.end : after.start]
    return gap.count("\n") == 1 and not gap.strip()


def _kind_read(chunk: str, kind: str) -> str:
    """The kind a reader of Markdown gives a chunk: its first characters decide."""
    line = chunk.lstrip()
    if _NUMBER.match(line) or line.startswith("- "):
        return "list"
    if _RULE.fullmatch(line):
        return "rule"
    if "|" in line and _DELIMITER.fullmatch(line):
        return "table"
    return kind if kind in {"heading", "quote", "code", "table"} else "paragraph"


def render_block(block: Block) -> str:
    """One block as Markdown, without a line end.

    >>> render_block(Block(kind="heading", text="Rain", start=0, end=4, level=3))
    '### Rain'
    """
    return _RENDERERS.get(block.kind, _paragraph)(block)


def _paragraph(block: Block) -> str:
    """A paragraph; a line of signs alone is the rule it looks like."""
    if _RULE.fullmatch(block.text):
        return block.text
    if _SYMBOL.match(block.text) and not block.markdown:
        return _item(block)
    return escape(block.markdown or block.text)


def _heading(block: Block) -> str:
    level = min(max(block.level, TOP_LEVEL), DEEPEST_LEVEL)
    text = _whole_bold(block.markdown.lstrip("# ")) or block.text
    text = _CLOSER.sub(r"\\\1", " ".join(text.split("\n")))
    return f"{'#' * level} {text}"


def _whole_bold(text: str) -> str:
    """A name without the signs of bold type around all of it."""
    found = _BOLD.fullmatch(text)
    return found[1] if found and "**" not in found[1] else text


def _item(block: Block) -> str:
    """A list item; its own number stays its mark, other marks of its own stand without a dash.

    Not so in an inner list, unless a reader knows the mark: it would not see the indent.
    """
    text = block.markdown or block.text
    indent = INDENT * block.level
    text = WRAPPED_ITEM.sub("\n", text)
    bullet = _BULLET.match(text)
    if bullet:
        text = text[bullet.end() :]
    elif _NUMBER.match(text) or (
        _OWN_MARK.match(text) and (not block.level or _KNOWN_MARK.match(text))
    ):
        return indent + text.replace("\n", "\n" + indent)
    if _RULE.fullmatch(f"- {text}"):
        text = f"\\{text}"  # with the dash before it would be a rule
    return f"{indent}- " + text.replace("\n", f"\n{indent}{INDENT}")


def _quote(block: Block) -> str:
    lines = (block.markdown or block.text).split("\n")
    bare = [_QUOTED.sub("", line) for line in lines]
    return "\n".join(f"> {line}" if line else ">" for line in bare)


def _code(block: Block) -> str:
    given = block.markdown or block.text
    if given.lstrip().startswith(("```", "~~~")) and "\n" in given:
        return given
    return fenced(block.text)


def fenced(text: str, language: str = "") -> str:
    """A piece of code between fences longer than any in it.

    >>> print(fenced("x = 1", "python"))
    ```python
    x = 1
    ```
    """
    longest = max((len(run) for run in _FENCES.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _table(block: Block) -> str:
    """A table of cells parted by tabs or ` | ` in lines; anything else is a paragraph."""
    if block.markdown:
        return block.markdown
    if block.text.startswith("|"):
        return block.text
    rows = [_cells(line) for line in block.text.split("\n") if line.strip()]
    width = max(len(row) for row in rows) if rows else 0
    if width < TOP_LEVEL:
        return escape(block.text)
    lines = [_row(row, width) for row in rows]
    return "\n".join((lines[0], _row(["---"] * width, width), *lines[1:]))


def _cells(line: str) -> list[str]:
    parts = line.split("\t") if "\t" in line else re.split(r"\s\|(?:\s|\Z)", line.strip("| "))
    return [part.strip().replace("|", "\\|") for part in parts]


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join((*cells, *[""] * (width - len(cells)))) + " |"


_RENDERERS: dict[str, Callable[[Block], str]] = {
    "heading": _heading,
    "list": _item,
    "quote": _quote,
    "code": _code,
    "table": _table,
}
