"""The document and what it holds: one frozen struct passes from stage to stage.

A `Document` is also the record of the pipe format: its JSON form, the key `cleaner` first, is one
line of a record stream. `text` is always the current text: the decoded source after detect, the
repaired text after repair, the kept blocks after strip. The ledger leads back step by step.
"""

from collections.abc import Iterable

import msgspec

from cleaner.block import Block, Section
from cleaner.edit import Edit
from cleaner.finding import Finding
from cleaner.metadata import Metadata
from cleaner.text.lazy_pattern import lazy_pattern

_FRONT_MATTER = lazy_pattern(r"\ufeff?---[ \t]*\r?\n")

RECORD_VERSION = 1
STAGES = ("detect", "repair", "strip", "split", "emit")


class Candidate(msgspec.Struct, frozen=True, omit_defaults=True):
    """A rival answer of a detector: a Python codec name and its score in 0..1."""

    encoding: str
    score: float


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of bytes decoded by its own codec, in a file of mixed encodings."""

    byte_start: int
    byte_end: int
    encoding: str
    confidence: float


class Detection(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What the bytes are.

    `encoding` is a Python codec name that decodes them (the superset where there is one),
    `confidence` in 0..1 is calibrated, `candidates` are ranked, best first. `declared` is the label
    as declared and `declared_by` who said so (`bom`, `header`, `meta`, `xml`). `damaged` holds the
    byte offsets that did not decode (at most the first 1,000; `damaged_count` counts all).
    """

    encoding: str
    confidence: float = 1.0
    candidates: tuple[Candidate, ...] = ()
    declared: str | None = None
    declared_by: str | None = None
    bom: str | None = None
    damaged: tuple[int, ...] = ()
    damaged_count: int = 0
    parts: tuple[Part, ...] = ()
    media_type: str = "text/plain"
    line_ends: str = ""
    language: str = ""
    script: str = ""
    size: int = 0

    @property
    def second(self) -> str:
        """The encoding it may be instead, "" where the answer is sure (`UNSURE`) or there is none."""
        if self.confidence >= UNSURE or len(self.candidates) < 2:  # noqa: PLR2004 - a rival
            return ""
        return self.candidates[1].encoding


UNSURE = 0.9
"""Confidence below which the runner-up is shown: it is right for four of five answers that are wrong
there (docs/detect.md)."""


class Source(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An input before any stage: bytes, or text that somebody else decoded, and where it is from.

    `path` is relative to the root the user gave; `declared` is a charset from a transport header.
    """

    data: bytes = b""
    text: str | None = None
    id: str = ""
    path: str = ""
    media_type: str = ""
    url: str = ""
    declared: str = ""
    extra: dict[str, msgspec.Raw] = {}


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the document: `kept`, `rejected` (a result) or `failed` (an error).

    `unsure` is a document of which nothing was sure to be article text and the best guess was kept;
    `confidence` says how sure that guess is. It is in the output like one that is kept.

    It is written in full, so that a reader of records need not know what is usual.
    """

    status: str = "kept"
    rule: str = ""
    reason: str = ""
    confidence: float = 1.0

    @property
    def kept(self) -> bool:
        """Whether the document belongs in the output."""
        return self.status in {"kept", "unsure"}


class Document(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    tag_field="cleaner",
    tag=RECORD_VERSION,
):
    """One document on its way; see the module's text for what `text` means when.

    `source` holds the input until detect has read it and is never part of a record. `findings` are
    faults that were reported and not mended; the mended ones are in `ledger`. `unrecorded` counts
    edits that were made and left out of it, on request.
    """

    id: str = ""
    path: str = ""
    media_type: str = ""
    text: str = ""
    stages: tuple[str, ...] = ()
    detection: Detection | None = None
    blocks: tuple[Block, ...] = ()
    metadata: Metadata = Metadata()
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()
    ledger: tuple[Edit, ...] = ()
    unrecorded: int = 0
    verdict: Verdict = msgspec.field(default_factory=Verdict)
    extra: dict[str, msgspec.Raw] = {}
    source: Source | None = None

    @property
    def body(self) -> str:
        """The clean text: paragraphs parted by a blank line (before strip: the text as it is)."""
        return self.text

    @property
    def is_html(self) -> bool:
        """Whether `text` is the source of an HTML page (true until strip has made blocks)."""
        return self.media_type in HTML_TYPES and "strip" not in self.stages

    def done(self, stage: str) -> bool:
        """Whether `stage` has been passed."""
        return stage in self.stages

    @property
    def is_markdown(self) -> bool:
        """Whether the text was read as Markdown: by its type, or since it began with front matter."""
        if self.media_type == "text/markdown":
            return True
        first = next((e for e in self.ledger if e.stage == "strip"), None)
        return bool(first and first.start == 0 and _FRONT_MATTER.match(first.before))

    def literal(self, text: str) -> str:
        """A text of this document as Markdown that shows it; somebody's Markdown stays as it is."""
        from cleaner.markdown.literal import harmless, literal

        if self.is_markdown:
            return text
        return literal(text) if self.media_type in HTML_TYPES else harmless(text)

    def markdown(self) -> str:
        """The clean text as Markdown, headings as `##`, without front matter."""
        from cleaner.markdown.write import render

        return render(self.text, self.blocks, None if self.is_markdown else self.literal)


def split_header(content_type: str) -> tuple[str, str]:
    """The media type and the charset of a `Content-Type` header, empty if it gives none.

    >>> split_header('Text/HTML; Charset="gb2312"')
    ('text/html', 'gb2312')
    """
    if ";" not in content_type and content_type == content_type.strip().lower():
        return content_type, ""
    from email.message import Message

    header = Message()
    header["Content-Type"] = " ".join(content_type.split())
    charset = header.get_param("charset", "")
    return header.get_content_type(), charset if isinstance(charset, str) else charset[2]


HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def replace_fields(document: Document, **fields: object) -> Document:
    """Copy a document with some fields changed (shorter to read than `msgspec.structs.replace`)."""
    return msgspec.structs.replace(document, **fields)


def with_step(document: Document, stage: str, edits: Iterable[Edit], text: str) -> Document:
    """Enter the edits of one step that made `text` of `document.text`."""
    step = next_step(document)
    entered = tuple(msgspec.structs.replace(e, step=step, stage=stage) for e in edits)
    if not entered:
        return document
    return replace_fields(document, text=text, ledger=document.ledger + entered)


def next_step(document: Document) -> int:
    """Return the ordinal of the next pass over this document, from 1."""
    return document.ledger[-1].step + 1 if document.ledger else 1
