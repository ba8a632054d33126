"""One JSON object of figures a document, without its text: what `cleaner report` adds up.

Lengths are in code points. `scraped` is the text before anything was repaired or removed (of a page:
its text in order), `kept` the body; `words` and `reading_seconds` are of it. `body` is a digest of the body's letters, so that two documents
with the same body are told without their texts. `examples` holds, for each rule, the beginning of
the longest text it removed or mended.
"""

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.edit import LAYOUT, Edit
from cleaner.emit.formats.format import Format, to_json
from cleaner.emit.ledger import RuleCount, count_rules
from cleaner.text.words import count_words

EXAMPLE = 120
"""Code points of an example."""
DIGEST = 8
"""Bytes of a digest: among a million bodies two differing ones share it once in 37 million runs."""


class Facts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The figures of a document."""

    path: str
    status: str = "kept"
    rule: str = ""
    reason: str = ""
    media_type: str = ""
    encoding: str = ""
    language: str = ""
    title: str = ""
    published: str = ""
    site: str = ""
    scraped: int = 0
    kept: int = 0
    words: int = 0
    reading_seconds: int = 0
    body: str = ""
    rules: dict[str, RuleCount] = {}
    examples: dict[str, str] = {}


def facts_of(document: Document, counts: dict[str, RuleCount] | None = None) -> Facts:
    """The figures of a cleaned document; `counts` where it has no full ledger to count."""
    counts = count_rules(document.ledger) if counts is None else counts
    body = document.body if document.verdict.kept else ""
    told, found = document.metadata, document.detection
    words = count_words(body)
    return Facts(
        path=document.path or document.id,
        status=document.verdict.status,
        rule=document.verdict.rule,
        reason=document.verdict.reason,
        media_type=document.media_type,
        encoding=found.encoding if found else "",
        language=told.language or (found.language if found else ""),
        title=told.title or "",
        published=told.published or "",
        site=told.site or told.source or "",
        scraped=len(document.text) + sum(c.removed - c.added for c in counts.values()),
        kept=len(body),
        words=words.total,
        reading_seconds=words.seconds,
        body=digest(body),
        rules=counts,
        examples=_examples(document.ledger),
    )


def digest(body: str) -> str:
    """What bodies with the same letters and figures share, "" for none.

    >>> digest("The boat, late.") == digest("the boat late") != digest("the boat")
    True
    """
    letters = letters_of(body)
    return digest_letters(letters) if letters else ""


def letters_of(body: str) -> str:
    """The letters and figures of a text, without case: what copies share."""
    return "".join(filter(str.isalnum, body)).casefold()


def digest_letters(letters: str) -> str:
    """The digest of what `letters_of` gives."""
    import hashlib

    return hashlib.blake2b(letters.encode("utf-8", "replace"), digest_size=DIGEST).hexdigest()


def _examples(ledger: tuple[Edit, ...]) -> dict[str, str]:
    longest: dict[str, str] = {}
    for edit in ledger:
        if edit.rule != LAYOUT and len(edit.before) > len(longest.get(edit.rule, "")):
            longest[edit.rule] = edit.before
    return {code: longest[code][:EXAMPLE] for code in sorted(longest)}


def encode(document: Document, _config: Config = DEFAULT) -> bytes:
    """The figures of a document as a line of JSON."""
    return to_json(facts_of(document))


FORMAT = Format(".jsonl", encode, is_stream=True, holds_rejects=True)
