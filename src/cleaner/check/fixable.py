"""What `check --fix` mends: whether a file may be rewritten at all, and which of its findings go."""

from contextlib import suppress

import msgspec

from cleaner.document import HTML_TYPES, Detection, Document
from cleaner.finding import Finding
from cleaner.rule import code_for, codes_with
from cleaner.text.lazy_pattern import lazy_pattern

SURE = 0.9
"""Confidence from which on a decoding is rewritten."""

SURE_OF_FEW = 0.99
FEW = 3
"""What is asked where fewer than three different letters in their contexts speak: there a name or a
quotation mark decides. Of 28,072 sentences in Windows, ISO and DOS code pages 13 were wrong at .9 or
more, all of them with one or two such letters, all but one below .99 (`bench/legacy.py`)."""

SAFE, UNSAFE = "safe", "unsafe"

_IN_THE_FILE = frozenset({"meta", "xml"})
"""Declarations that stand in the file, so that they can be changed there."""


def refusal(decoded: Document) -> str:
    """Why a file is not rewritten: what was made of its bytes is no text, not all, or a guess.

    "" if nothing speaks against it.
    """
    found = decoded.detection
    if not decoded.verdict.kept or not decoded.text:
        return decoded.verdict.reason or "there is no text in it"
    if found is None:
        return ""
    if found.damaged_count:
        noun = "byte does" if found.damaged_count == 1 else "bytes do"
        return f"{found.damaged_count} {noun} not decode and would be lost"
    sure, asked = confidence_of(found), confidence_asked(decoded.text, rival_text(decoded))
    if sure < asked:
        return (
            f"it may not be {found.encoding} (confidence {sure:.3f}, {asked} is asked"
            f"{'' if asked == SURE else ' where so few letters tell'}); convert it with the encoding "
            "you know"
        )
    return ""


def rival_text(decoded: Document) -> str:
    """What the best ranked other encoding makes of the bytes that gives another text, "" if none does."""
    found = decoded.detection
    if found is None or found.parts:
        return ""
    with suppress(UnicodeError, LookupError):
        data = decoded.text.encode(found.encoding)
        for candidate in found.candidates[1:]:
            with suppress(UnicodeError, LookupError):
                if (text := data.decode(candidate.encoding)) != decoded.text:
                    return text
    return ""


def confidence_asked(text: str, rival: str = "") -> float:
    """How sure a decoding has to be to be written, by how much of the text tells it.

    What the best other reading (`rival`) has as well tells nothing.

    >>> confidence_asked("caf\u00e9"), confidence_asked("d\u00e9j\u00e0 vu, \u00e9t\u00e9")
    (0.99, 0.9)
    """
    seen: set[str] = set()
    compared = len(rival) == len(text)
    for found in _TELLING.finditer(text):
        at = found.end() - 1
        if compared and rival[at] == text[at]:
            continue
        seen.add(found[0])
        if len(seen) == FEW:
            return SURE
    return SURE_OF_FEW


_TELLING = lazy_pattern("(?s:.|^)[^\x00-\x7f]")
"""A character beyond ASCII with what stands before it."""


def confidence_of(found: Detection) -> float:
    """How sure the decoding is; of a file of several encodings, the least sure part."""
    return min([found.confidence, *(part.confidence for part in found.parts)])


def with_fix(finding: Finding, decoded: Document, *, stripped: bool) -> Finding:
    """The finding of a file that may be rewritten, with what mends it in its field `fix`.

    `stripped` says whether the document is kept, so that blocks can go from it.
    """
    fix = _fix_of(finding, decoded, stripped=stripped)
    return msgspec.structs.replace(finding, fix=fix) if fix else finding


def _fix_of(finding: Finding, decoded: Document, *, stripped: bool) -> str:
    if finding.rule in codes_with("detect", "recoded"):
        return SAFE if _is_converted(finding, decoded.detection) else ""
    edit = finding.edit
    if edit is None:
        return ""
    if edit.stage == "repair":
        return SAFE if edit.safe else UNSAFE
    is_page = decoded.media_type in HTML_TYPES
    return UNSAFE if edit.stage == "strip" and stripped and not is_page else ""


def _is_converted(finding: Finding, found: Detection | None) -> bool:
    """Whether writing UTF-8 mends it: a transport header is out of reach."""
    declared = finding.rule == code_for("detect", "declared-charset")
    return not declared or found is None or found.declared_by in _IN_THE_FILE
