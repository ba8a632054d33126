"""What named rules read from blocks, folded into what the page says of itself."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner.metadata import Metadata
from cleaner.strip.credits.names import parse_people, parse_source, unique
from cleaner.strip.metadata.dates import parse_date
from cleaner.text.characters import EAST_ASIAN, HAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key_of

_CJK = lazy_pattern(f"[{EAST_ASIAN}]")
_ONE = lazy_pattern(f"[{HAN}]{{2,4}}")
"""A value that is one Chinese name by its size and was parted from its label already."""
_LISTS = frozenset({"authors", "editors"})
_KEPT = frozenset({"source", "original_title"})
"""Fields of one value of which a second one is kept among the credits."""
_WORDS = frozenset({"tags", "categories"})
_DATES = frozenset({"published", "modified"})
_PARTIAL = lazy_pattern(r"--\d\d-\d\d|\d{4}-\d\d")
_FIELDS = frozenset(Metadata.__struct_fields__)


def merge_metadata(page: Metadata, found: Sequence[tuple[str, str]]) -> Metadata:
    """Fold pairs (field of `Metadata`, raw text) into the metadata of a page.

    Names, dates and sources are parsed here. Lists collect names in order, each once. Of single
    values the page's stays, unless it has none or the found one completes it (a time for a day, a
    year for a partial date); of a text a second source or day is kept among the `credits`. Names
    that cannot be read are kept as they are, names of fields that do not exist are passed over.

    A page with a title is one of a site: its own byline has been read already, and other bylines
    on it are those of other stories. There blocks name people only if the page names none, and
    authors only in CJK credit lines, which stand at the end of the article itself.

    >>> page = Metadata(published="2024-03-01")
    >>> merge_metadata(page, [("published", "2024年3月1日 08:18")]).published
    '2024-03-01T08:18'
    """
    fields: dict[str, Any] = {}
    for field, value in found:
        if field in _FIELDS:
            current = fields.get(field, getattr(page, field))
            if field in _LISTS and not _may_name(page, field, value):
                continue
            fields[field] = _merged(field, current, value, page.language or "")
            if not page.title and current and _is_second(field, current, value, fields[field]):
                fields["credits"] = unique([*fields.get("credits", page.credits), value])
    return msgspec.structs.replace(page, **fields) if fields else page


def _is_second(field: str, current: str, value: str, merged: str | None) -> bool:
    """Whether a value of a text stands beside another one that its field holds already."""
    if field in _DATES:
        date = _date(value)
        return bool(date and merged and date.lstrip("-") not in merged)
    return field in _KEPT and key_of(value) not in key_of(current)


def _may_name(page: Metadata, field: str, value: str) -> bool:
    """Whether a block of this page may add to its authors or editors."""
    if not page.title:
        return True
    return not getattr(page, field) and (field == "editors" or _CJK.search(value) is not None)


def _merged(field: str, current: Any, value: str, language: str) -> Any:
    """The field with one more value read into it."""
    if field in _LISTS:
        names = parse_people(value, field, language=language)
        read = len(names) == 1 and _ONE.fullmatch(value)
        return unique([*current, *((value,) if read else names or (value,))])
    if field == "credits":
        return unique([*current, value])
    if field in _WORDS:
        return unique([*current, *(w for w in re.split(r"[,，;；、|\s]+", value) if w)])
    if field in _DATES:
        return _better_date(current, _date(value, language))
    if current:
        return current
    return (parse_source(value) if field == "source" else value.strip()) or None


def _date(value: str, language: str = "") -> str | None:
    """A date as somebody wrote it or as it was read already."""
    return value if _PARTIAL.fullmatch(value) else parse_date(value, language=language)


def _better_date(current: str | None, found: str | None) -> str | None:
    """The page's date unless the found one agrees and says more."""
    if not current or not found:
        return current or found
    if current.startswith("--"):
        return current if found.startswith("--") else found
    return found if found.startswith(current) else current
