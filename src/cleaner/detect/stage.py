"""From a document's source to its text: decode, name the media type, describe, run the rules."""

import re

from cleaner.config import Config
from cleaner.detect.decide import detect_encoding
from cleaner.detect.decode import decode
from cleaner.detect.language import identify
from cleaner.detect.media import UNKNOWN, sniff_binary, sniff_text
from cleaner.detect.noise import is_noise
from cleaner.document import (
    HTML_TYPES,
    Detection,
    Document,
    Source,
    Verdict,
    replace_fields,
)
from cleaner.rule import active_rules, code_for
from cleaner.text.lazy_pattern import lazy_pattern

_NO_SURROGATES = frozenset({"ascii", "utf-8", "utf-8-sig"})
"""What these codecs decode holds no lone surrogate."""
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_INVISIBLE = lazy_pattern(
    r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL
)
_RUN_LENGTH = 20
_RUN = lazy_pattern(rf">([^<>{{}}=;\[\]\\]{{{_RUN_LENGTH},}})</?[a-zA-Z]")
"""Text between tags without the signs of scripts, so long (code points) that it is no menu's."""
_PROSE = 3_000
_ENOUGH = 200
"""Code points of such text that are read, and from which on they stand for the page."""
_HEAD = 60_000
"""Code points of a page that are read where it has hardly any such text."""
_SAMPLE = 6_000
"""Code points from which the language is told."""


def read_source(document: Document, config: Config) -> Document:
    """Pass one document through the stage."""
    if document.done("detect"):
        return document
    source = document.source or Source(text=document.text, media_type=document.media_type)
    document = replace_fields(
        document, source=None, stages=(*document.stages, "detect"),
        media_type=document.media_type or source.media_type,
    )  # fmt: skip
    document = (
        _read_bytes(document, source) if source.text is None else _read_text(document, source)
    )
    findings = [f for rule in active_rules("detect", config) for f in rule.run(document, config)]
    return replace_fields(document, findings=(*document.findings, *findings))


def _read_bytes(document: Document, source: Source) -> Document:
    if media_type := sniff_binary(source.data):
        return _refuse_binary(document, source, media_type)
    detection = detect_encoding(source.data, declared=source.declared or None)
    if is_noise(source.data, detection):
        return _refuse_binary(document, source, UNKNOWN)
    return _describe(document, source, decode(source.data, detection), detection)


def _refuse_binary(document: Document, source: Source, media_type: str) -> Document:
    detection = Detection(encoding="binary", media_type=media_type, size=len(source.data))
    return replace_fields(
        document, media_type=media_type, detection=detection,
        verdict=Verdict(status="rejected", rule=code_for("detect", "not-text"), reason=f"not text but {media_type}"),
    )  # fmt: skip


def _read_text(document: Document, source: Source) -> Document:
    text = source.text or ""
    detection = Detection(encoding="utf-8", size=len(text.encode("utf-8", "surrogatepass")))
    text = _without_surrogates(text.removeprefix("\ufeff"))
    return _describe(document, source, text, detection)


def _describe(document: Document, source: Source, text: str, detection: Detection) -> Document:
    if detection.encoding not in _NO_SURROGATES:
        text = _without_surrogates(text)
    media_type = document.media_type or sniff_text(text, source.path)
    language, script = identify(visible_text(text, media_type))
    detection = replace_detection(
        detection, media_type=media_type, line_ends=name_line_ends(text),
        language=language, script=script,
    )  # fmt: skip
    verdict = document.verdict
    if not text or text.isspace():
        verdict = Verdict(
            status="rejected",
            rule=code_for("detect", "no-text"),
            reason="empty: there is no text in it",
        )
    return replace_fields(
        document, text=text, media_type=media_type, detection=detection, verdict=verdict
    )


def identify_document(document: Document) -> tuple[str, str]:
    """The BCP 47 language and ISO 15924 script of a document's text, "" where unsure."""
    return identify(visible_text(document.text, document.media_type))


def _without_surrogates(text: str) -> str:
    """The text with U+FFFD for lone surrogates; encoding tells soonest whether there are any."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def replace_detection(detection: Detection, **fields: object) -> Detection:
    """Copy a detection with some fields changed."""
    import msgspec

    return msgspec.structs.replace(detection, **fields)


def visible_text(text: str, media_type: str) -> str:
    """A sample of what a reader sees: markup, scripts and styles are left out.

    Of a page it is text long enough to be no menu, which is where a page says what language it is
    in; of one that hardly has such text all that stands first.
    """
    if media_type not in HTML_TYPES and media_type != "application/xml":
        return text[:_SAMPLE]
    start = max(text.find("<body"), 0)
    parts: list[str] = []
    size = 0
    for found in _RUN.finditer(text, start):
        if size >= _PROSE:
            break
        if len(part := found[1].strip()) >= _RUN_LENGTH:
            parts.append(part)
            size += len(part)
    if size < _ENOUGH:
        head = text[start : start + _HEAD]
        end = head.rfind(">") + 1  # behind it no tag ends, and each "<" would look for that
        parts = [_INVISIBLE.sub(" ", head[:end]) + head[end:]]
    return " ".join(" ".join(parts).split())[:_SAMPLE]


def name_line_ends(text: str) -> str:
    """Name the line ends: `lf`, `crlf`, `cr`, `mixed`, or "" if there are none.

    >>> name_line_ends("a\\r\\nb")
    'crlf'
    """
    if "\r" not in text:
        return "lf" if "\n" in text else ""
    crlf = text.count("\r\n")
    counts = {"crlf": crlf, "lf": text.count("\n") - crlf, "cr": text.count("\r") - crlf}
    present = [name for name, count in counts.items() if count]
    return "mixed" if len(present) > 1 else "".join(present)
