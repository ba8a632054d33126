"""What named rules read from blocks, folded into what the page says of itself."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from cleaner.metadata import Metadata
from cleaner.strip.credits.names import parse_people, parse_source, unique
from cleaner.strip.metadata.dates import parse_date
from cleaner.text.lazy_pattern import lazy_pattern

_CJK = lazy_pattern(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_LISTS = frozenset({"authors", "editors"})
_WORDS = frozenset({"tags", "categories"})
_DATES = frozenset({"published", "modified"})
_FIELDS = frozenset(Metadata.__struct_fields__)


def merge_metadata(page: Metadata, found: Sequence[tuple[str, str]]) -> Metadata:
    """Fold pairs (field of `Metadata`, raw text) into the metadata of a page.

    Names, dates and sources are parsed here. Lists collect names in order, each once. Of single
    values the page's stays, unless it has none or the found one completes it (a time for a day, a
    year for a partial date). Names of fields that do not exist are passed over.

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
    return msgspec.structs.replace(page, **fields) if fields else page


def _may_name(page: Metadata, field: str, value: str) -> bool:
    """Whether a block of this page may add to its authors or editors."""
    if not page.title:
        return True
    return not getattr(page, field) and (field == "editors" or _CJK.search(value) is not None)


def _merged(field: str, current: Any, value: str, language: str) -> Any:
    """The field with one more value read into it."""
    if field in _LISTS:
        return unique([*current, *parse_people(value, field, language=language)])
    if field in _WORDS:
        return unique([*current, *(w for w in re.split(r"[,，;；、|\s]+", value) if w)])
    if field in _DATES:
        return _better_date(current, parse_date(value, language=language))
    if current:
        return current
    return (parse_source(value) if field == "source" else value.strip()) or None


def _better_date(current: str | None, found: str | None) -> str | None:
    """The page's date unless the found one agrees and says more."""
    if not current or not found:
        return current or found
    if current.startswith("--"):
        return current if found.startswith("--") else found
    return found if found.startswith(current) else current
