"""One self-contained page that shows a document as scraped beside the cleaned one, changes marked.

Nothing of a document is ever run: its text is escaped, the page forbids all but its own script and
style, links are plain text, and characters that could hide or turn text round are shown as signs.
"""

import base64
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any, NamedTuple

import msgspec

from cleaner.block import Section
from cleaner.config import Config
from cleaner.document import HTML_TYPES, Document, Source
from cleaner.edit import LAYOUT, Edit
from cleaner.errors import MissingExtraError
from cleaner.pipeline import until
from cleaner.see.trace import Trace, trace_text

KINDS = {
    "ENC": "encoding", "REP": "repaired", "FUR": "furniture", "SPM": "spam", "DUP": "duplicate",
    "MET": "metadata", "SEC": "structure",
}  # fmt: skip
"""What the rules of a family do, as a page says it."""
OTHER = "layout"
PLAIN_CONTROLS = frozenset("\n\t")
"""Control characters that a page may hold as they are."""


class Run(NamedTuple):
    """A run of characters of a pane: plain text, or a character shown as its sign (`code`)."""

    text: str
    code: str = ""


class Mark(NamedTuple):
    """A stretch of a pane: what it says and the edit (place in the ledger, -1: none) behind it.

    `how` is `del` (removed here), `ins` (written here), `gap` (something stood here) or empty.
    """

    runs: tuple[Run, ...]
    edit: int = -1
    how: str = ""


def kind_of(edit: Edit) -> str:
    """What an edit is for: repaired, furniture, spam, duplicate, metadata, structure, layout."""
    return OTHER if edit.rule == LAYOUT else kind_of_rule(edit.rule)


def kind_of_rule(code: str) -> str:
    """What a rule is for, by the family that its code begins with."""
    return KINDS.get(code[:3], OTHER)


def render_page(document: Document, source: Document | None = None) -> str:
    """The page of a document as HTML.

    `source` is the same document after repair: given for a page, its markup is a third pane. Raises
    `RestoreError` if text and ledger do not belong together, `MissingExtraError` without jinja2.
    """
    trace = trace_text(document)
    panes = [
        _pane("scraped", "As scraped", before(trace)),
        _pane("cleaned", "Cleaned", after(trace)),
    ]
    if source is not None and document.media_type in HTML_TYPES:
        panes[0]["title"] = "The page's text"
        panes.append(_pane("source", "Source", before(trace_text(source))))
    return fill(
        "view.html",
        name=document.path or document.id or "document",
        document=document,
        panes=panes,
        edits=_rows(document.ledger),
        kinds=_counts(kind_of(edit) for edit in document.ledger),
        rules=_counts(edit.rule for edit in document.ledger),
        metadata=_fields(document),
        sections=list(_outline(document.sections, 0)),
    )


def render_view(given: Source | Document, config: Config) -> tuple[Document, str]:
    """Clean a document with its whole ledger; the document and its page."""
    whole = msgspec.structs.replace(config, ledger="full")
    repaired = until("repair", whole).run(given)
    document = until("emit", whole).run(repaired)
    return document, render_page(document, repaired)


def _pane(name: str, title: str, marks: Iterable[Mark]) -> dict[str, Any]:
    """A pane with its marks; a gap only for an edit that has no other mark there."""
    every = list(marks)
    seen = {mark.edit for mark in every if mark.how in {"del", "ins"}}
    kept = []
    for mark in every:
        if mark.how != "gap" or mark.edit not in seen:
            kept.append(mark)
            seen.add(mark.edit)
    return {"name": name, "title": title, "marks": kept}


def before(trace: Trace) -> Iterator[Mark]:
    """The text as it was, what was taken away marked; what was written in gaps."""
    for piece in trace.pieces:
        if piece.inserted < 0:
            how = "del" if piece.removed >= 0 else ""
            yield Mark(runs_of(piece.text), piece.removed, how)
        elif piece.inserted >= 0:
            yield Mark((), piece.inserted, "gap")


def after(trace: Trace) -> Iterator[Mark]:
    """The text as it is, what was written marked; what was taken away in gaps."""
    for piece in trace.pieces:
        if piece.removed >= 0:
            yield Mark((), piece.removed, "gap")
        else:
            yield Mark(runs_of(piece.text), piece.inserted, "ins" if piece.inserted >= 0 else "")


def runs_of(text: str) -> tuple[Run, ...]:
    """A text as runs, control, format and private-use characters each as a sign of its own.

    >>> runs_of("a\\u202eb")
    (Run(text='a', code=''), Run(text='\\u202e', code='U+202E'), Run(text='b', code=''))
    """
    found: list[Run] = []
    plain = 0
    if text.isascii() and text.isprintable():
        return (Run(text),) if text else ()
    for at, character in enumerate(text):
        if not _is_sign(character):
            continue
        if plain < at:
            found.append(Run(text[plain:at]))
        found.append(Run(character, f"U+{ord(character):04X}"))
        plain = at + 1
    if plain < len(text):
        found.append(Run(text[plain:]))
    return tuple(found)


def _is_sign(character: str) -> bool:
    """Whether a character is shown as a sign: it is not seen, or turns others round."""
    if character in PLAIN_CONTROLS:
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def _rows(ledger: Iterable[Edit]) -> list[dict[str, Any]]:
    """What the page tells of each edit."""
    summaries = _summaries()
    return [
        {
            "rule": edit.rule, "kind": kind_of(edit), "label": edit.kind, "stage": edit.stage,
            "entry": edit.entry, "path": edit.path, "confidence": round(edit.confidence, 3),
            "what": summaries.get(edit.rule, ""), "before": _shown(edit.before),
            "after": _shown(edit.after),
        }
        for edit in ledger
    ]  # fmt: skip


LONGEST = 400
"""Code points of an edit's text in the box that tells of it; the panes hold all of it."""


def _shown(text: str) -> str:
    """A text for the box of an edit: signs written out, cut."""
    cut = text[:LONGEST] + ("\u2026" if len(text) > LONGEST else "")
    return escaped(cut)


def escaped(text: str) -> str:
    """A text with a sign written out for every character that is not seen or turns others round."""
    return "".join(f"[{run.code}]" if run.code else run.text for run in runs_of(text))


def _summaries() -> dict[str, str]:
    from cleaner.rule import all_rules

    return {active.rule.code: active.rule.summary for active in all_rules()} | {
        LAYOUT: "Blank lines, indents and line ends are set anew."
    }


def _counts(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items())


def _fields(document: Document) -> list[tuple[str, str]]:
    """The metadata as rows, what is a list joined."""
    told = msgspec.to_builtins(document.metadata)
    return [
        (name, _shown(", ".join(value) if isinstance(value, (list, tuple)) else str(value)))
        for name, value in told.items()
    ]


def _outline(sections: Iterable[Section], depth: int) -> Iterator[tuple[int, str, int]]:
    """Depth, title and length of each section."""
    for section in sections:
        title = _shown(section.title) or "(before the first heading)"
        yield depth, title, section.end - section.start
        yield from _outline(section.children, depth + 1)


def fill(template: str, /, *, scripted: bool = True, **values: object) -> str:
    """A template of `cleaner.see.pages` with its style and script inside, each named by its hash.

    Raises `MissingExtraError` without jinja2.
    """
    try:
        import jinja2
    except ImportError as error:
        raise MissingExtraError("jinja2", "report") from error
    stem = template.partition(".")[0]
    style, script = asset(f"{stem}.css"), asset(f"{stem}.js") if scripted else ""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(asset), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["embed"] = _embed
    filled: str = environment.get_template(template).render(
        style=style, script=script, style_hash=_digest(style), script_hash=_digest(script), **values
    )
    return filled


def asset(name: str) -> str:
    """A file of `cleaner.see.pages`."""
    folder = resources.files("cleaner.see").joinpath("pages")
    return folder.joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embed(value: object) -> Any:
    """A value as JSON that may stand in a script element."""
    import markupsafe

    text = msgspec.json.encode(value).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return markupsafe.Markup(text)  # noqa: S704 - all that could end the element is escaped
