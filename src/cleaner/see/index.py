"""The page that lists the views of many documents: searched, sorted, counted."""

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.document import Document
from cleaner.see.trace import trace_text
from cleaner.see.view import fill

COLUMNS = (
    ("name", "document"), ("title", "title"), ("verdict", "verdict"), ("language", "language"),
    ("share", "kept"), ("characters", "characters"), ("changes", "changes"),
)  # fmt: skip


class Row(NamedTuple):
    """A document in the list; `share` is the percentage of its text that was kept."""

    name: str
    href: str
    title: str
    verdict: str
    language: str
    share: int
    characters: int
    changes: int


def row_of(document: Document, href: str) -> Row:
    """The row of a document whose view is at `href`, relative to the list."""
    kept = document.verdict.kept
    size = len(document.text) if kept else 0
    whole = len(trace_text(document).before()) or 1
    return Row(
        name=document.path or document.id or "document",
        href=href,
        title=document.metadata.title or "",
        verdict=document.verdict.status,
        language=document.metadata.language or "",
        share=round(100 * min(1.0, size / whole)),
        characters=size,
        changes=len(document.ledger),
    )


def render_index(rows: Sequence[Row]) -> str:
    """The list as one self-contained page of HTML."""
    return fill(
        "index.html",
        rows=rows,
        columns=COLUMNS,
        kept=sum(row.verdict in {"kept", "unsure"} for row in rows),
        changes=sum(row.changes for row in rows),
    )
