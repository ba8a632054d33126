"""Names as machines are told them: handles and pen names count, systems' words and sites do not."""

import re

from cleaner.pack import pack_cache
from cleaner.strip.credits.names import is_organisation, parse_authors
from cleaner.strip.credits.split import label_words
from cleaner.strip.credits.vocabulary import alternation, words
from cleaner.text.characters import EAST_ASIAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key_of

_CJK = lazy_pattern(f"[{EAST_ASIAN}]")
PERSONAL = frozenset({"jsonld:person", "meta:card", "meta:author"})
"""Places that say who, not which publisher: an organisation named there signs as the author."""
_SPLIT = lazy_pattern(r"\s*[,;，；、|/&]\s*")
LIMIT = 60
"""Code points of a name."""
_MADE_UP = lazy_pattern(r"(?=[a-z0-9_-]{10,}\Z)[a-z_-]*(?:\d+[a-z_-]+){3,}\d*")
"""Capital letters none, digits between letters three times over: a system drew it by chance."""


def declared_names(
    value: str, origin: str, *, names: tuple[str, ...] = (), language: str = ""
) -> list[str]:
    """The names in the value of a claim; `names` are the site's own.

    Claims from lines of the page hold one name each, read already; values of fields are split.
    """
    if re.match(r"https?:|www\.|/", value) or len(value) > 4 * LIMIT:
        return []
    if origin.startswith(("near", "tail", "seek")):
        shown = origin == "near:label" and " " in value
        return [value] if shown or not is_site(value, names) else []
    if origin == "rel" or _CJK.search(value):
        return [n for n in parse_authors(value, language) if not is_site(n, names)]
    parts = (part.strip(" .,-–|") for part in _parts(value, origin))
    return [p for p in parts if _is_name(p, names, person=origin in PERSONAL)]


def _parts(value: str, origin: str) -> list[str]:
    """The value parted at commas and at `and`, without a leading `by`."""
    before, between = _patterns()
    value = before.sub("", " ".join(value.split()))
    if origin == "meta:citation_author" and value.count(",") == 1:
        value = " ".join(reversed(value.split(",")))  # Doe, Jane
    return [p for part in _SPLIT.split(value) for p in between.split(part)]


@pack_cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    joiners = frozenset(w for w in words("name-joiner") if not _CJK.match(w) and w != "&")
    labels = frozenset(
        label for label, field in label_words().fields.items()
        if field == "authors" and not _CJK.match(label)
    )  # fmt: skip
    return (
        lazy_pattern(rf"^(?:{alternation(labels)})\s*[:：]?\s+", re.IGNORECASE),
        lazy_pattern(rf"\s+(?:{alternation(joiners)})\s+"),
    )


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
    if _MADE_UP.fullmatch(part) or words("company") & set(
        folded.replace(".", "").replace(",", "").split()
    ):
        return False
    if is_organisation(part):
        return person and not is_site(part, names)
    return not is_site(part, names) or (person and " " in part)


def is_site(part: str, names: tuple[str, ...]) -> bool:
    """Whether a name is one of the site's own."""
    key = key_of(part).removeprefix("the")
    own = {key_of(name).removeprefix("the") for n in names if n for name in (n, n.split(".")[0])}
    return key in own
