"""Names as machines are told them: handles and pen names count, systems' words and sites do not."""

import re

from cleaner.strip.metadata_words import alternation, words
from cleaner.strip.names import is_organisation, parse_authors
from cleaner.strip.titles import key_of

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_SPLIT = re.compile(r"\s*[,;，；、|/&]\s*")
_HANDLE = re.compile(r"[\w.'’\-]{2,30}")
PERSONAL = {"jsonld:person", "meta:card", "meta:author"}
LIMIT = 60
"""Code points of a name."""


def declared_names(
    value: str, origin: str, *, names: tuple[str, ...] = (), language: str = ""
) -> list[str]:
    """The names in the value of a machine-readable field; `names` are the site's own."""
    if re.match(r"https?:|www\.|/", value) or len(value) > 4 * LIMIT:
        return []
    if origin.startswith(("near", "tail", "seek")) or origin == "rel" or _CJK.search(value):
        read = origin != "rel" and not origin.startswith("jsonld") and not origin.startswith("meta")
        found = (value,) if read and origin != "itemprop" else parse_authors(value, language)
        return [n for n in found if not _is_site(n, names) or (origin == "near:label" and " " in n)]
    value = re.sub(
        rf"^(?:{alternation(frozenset({'by'}))})\s+",
        "",
        " ".join(value.split()),
        flags=re.IGNORECASE,
    )
    joiners = alternation(
        frozenset(w for w in words("name-joiner") if not _CJK.match(w) and w != "&")
    )
    if origin == "meta:citation_author" and value.count(",") == 1:
        value = " ".join(reversed(value.split(",")))  # Doe, Jane
    parts = [p for part in _SPLIT.split(value) for p in re.split(rf"\s+(?:{joiners})\s+", part)]
    found = []
    for part in parts:
        if _is_name(part := part.strip(" .,-–|"), names, person=origin in PERSONAL):
            found.append(part)
    return found


def _is_name(part: str, names: tuple[str, ...], *, person: bool) -> bool:
    folded = part.casefold()
    if (
        not 1 < len(part) <= LIMIT
        or folded in words("no-name")
        or folded.replace(".", "") in words("role")
    ):
        return False
    if "@" in part or "://" in part or len(part.split()) > 5 or not re.search(r"[^\W\d_]", part):  # noqa: PLR2004
        return False
    if is_organisation(part):
        return person and not _is_site(part, names)
    return not _is_site(part, names) or (person and " " in part)


def _is_site(part: str, names: tuple[str, ...]) -> bool:
    key = key_of(part)
    return any(key == key_of(n) or key == key_of(n.split(".")[0]) for n in names if n)
