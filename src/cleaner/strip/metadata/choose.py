"""Arbitration: of all claims about a field, which is believed."""

import re
from collections.abc import Sequence

from cleaner.strip.credits.declared_names import PERSONAL, declared_names, is_site
from cleaner.strip.credits.names import is_organisation, parse_source, unique
from cleaner.strip.metadata.claim import BELOW, Claim
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key_of, visible

SITE_EDGES = " |-–—·•_»>:"
"""What a template leaves beside the name of a site whose slogan is empty."""
_LIST = lazy_pattern(r"[,，;；、|]")
_HAN_WORDS = lazy_pattern(rf"[{HAN}]{{2,}}(?:[ \u3000]+[{HAN}]{{2,}}){{2,}}")
"""Chinese words set with blanks between them: a list, since no word of Chinese holds one."""
TAG = 60
"""Code points; a longer one is a sentence."""
TAGS = 30
"""Tags kept; a page with more lists them for search engines."""


def choose_site(claims: Sequence[Claim]) -> str:
    """The name of the site: og:site_name before the publisher."""
    found = [c for c in claims if c.field == "site" and len(c.value) <= 80]  # noqa: PLR2004 - a name
    return max(found, key=lambda c: c.weight).value.strip(SITE_EDGES) if found else ""


def choose_language(claims: Sequence[Claim], declared: str) -> str:
    """The language of the page as a tag: `lang` of the document, else what its head says."""
    values = [declared, *(c.value for c in claims if c.field == "language")]
    for value in values:
        if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", tag := value.strip()):
            return tag.replace("_", "-")
    return ""


def choose_authors(
    claims: Sequence[Claim], *, names: tuple[str, ...], language: str
) -> tuple[str, ...]:
    """The authors: the place with the most weight, places that name the same people together."""
    groups: dict[str, tuple[float, list[str]]] = {}
    for claim in claims:
        if claim.field == "authors":
            weight, people = groups.get(claim.origin, (0.0, []))
            people += declared_names(claim.value, claim.origin, names=names, language=language)
            groups[claim.origin] = (max(weight, claim.weight), people)
    sets = {origin: (w, unique(people)) for origin, (w, people) in groups.items() if people}
    if not sets or sets.keys() <= WEAK:
        return ()
    keys = {origin: frozenset(map(key_of, people)) for origin, (_, people) in sets.items()}

    def support(origin: str) -> float:
        own = keys.get(origin, frozenset())
        return sum(w * _agreement(own, keys[o]) for o, (w, _) in sets.items())

    best = max(sets.keys() - {BELOW}, key=lambda origin: (support(origin), origin))
    if best == "tail":
        # of two credits under an article that agree, the one with more names was read whole
        best = next((o for o in sets if o.startswith("tail") and keys[o] > keys[best]), best)
    told = sets[best][1]
    if best not in NEAR:
        shown = [sets[o][1] for o in sorted(SHOWN, key=support, reverse=True) if o in sets]
        told = _shown_instead(told, shown, names) or told
    others = tuple(name for name in told if not is_site(name, names))
    return others or told  # Jane Doe, The Heron: the second is whom she writes for


def _shown_instead(
    told: Sequence[str], shown: Sequence[Sequence[str]], names: tuple[str, ...]
) -> tuple[str, ...]:
    """The names the page shows readers, where it declares what a system calls its user, or a house."""
    found: tuple[str, ...] = ()
    if all(map(_is_handle, told)):
        found = next((tuple(people) for people in shown if all(" " in p for p in people)), ())
    elif any(is_site(name, names) or is_organisation(name) for name in told):
        persons = (_persons(people, (*told, *names)) for people in shown)
        found = next(filter(None, persons), ())
    return found


def _persons(shown: Sequence[str], houses: Sequence[str]) -> tuple[str, ...]:
    """Names of persons without what stands behind them: Jane Doe The Heron, with The Heron known."""
    known = {word.casefold() for name in houses for word in name.split()}
    people: list[str] = []
    for name in shown:
        words = name.split()
        while words and words[-1].casefold() in known:
            words.pop()
        if len(words) > 1 and not is_organisation(" ".join(words)):
            people.append(" ".join(words))
    return unique(people)


NEAR = ("near:label", "near:class")
SHOWN = (*NEAR, BELOW)
WEAK = frozenset({"jsonld:organization", BELOW})
"""Places that are believed only beside others; an organisation alone, as the one that runs the page,
was the author of none of 5 (wcxb-dev)."""


def _is_handle(name: str) -> bool:
    """Whether a name is one a system gave: one word, not written as a name is."""
    return " " not in name and name.isascii() and not re.fullmatch(r"[A-Z][a-z]+", name)


def choose_house(claims: Sequence[Claim], names: tuple[str, ...]) -> tuple[str, ...]:
    """The site itself, if several fields for a person name it and nobody else is named."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        if claim.field == "authors" and claim.origin in PERSONAL and is_site(claim.value, names):
            found.setdefault(key_of(claim.value), []).append(claim.value)
    return next(((values[0],) for values in found.values() if len(values) >= HOUSE), ())


HOUSE = 2
"""So many sources that name the same house."""


def _agreement(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b)


def choose_people(claims: Sequence[Claim], field: str) -> tuple[str, ...]:
    """Names that labels gave, nearest first."""
    found = sorted((c for c in claims if c.field == field), key=lambda c: -c.weight)
    return unique([name for c in found for name in declared_names(c.value, c.origin)])


def choose_source(claims: Sequence[Claim]) -> str | None:
    """The source with the most weight, without its label."""
    found = [(parse_source(c.value), c.weight) for c in claims if c.field == "source"]
    named = [(value, weight) for value, weight in found if value]
    return max(named, key=lambda pair: pair[1])[0] if named else None


def choose_words(claims: Sequence[Claim], field: str, title: str = "") -> tuple[str, ...]:
    """Tags or categories, each once; a title set among the tags is none."""
    groups: dict[str, list[str]] = {}
    for claim in claims:
        if claim.field == field:
            groups.setdefault(claim.origin, []).append(visible(claim.value))
    words = [word.strip() for values in groups.values() for word in _parted(values)]
    own = key_of(title)
    found = [w for w in words if 0 < len(w) <= TAG and not (w.isascii() and len(w) == 1)]
    return unique([w for w in found if not (own and own in key_of(w))])[:TAGS]


def _parted(values: Sequence[str]) -> list[str]:
    """The words in the values of one place: lists set with commas, if more than half hold one.

    Where most do not, each is a word: Trump, Donald J.
    """
    lists = sum(_LIST.search(value) is not None for value in values)
    if lists and 2 * lists < len(values):
        return list(values)
    parts = [part for value in values for part in _LIST.split(value)]
    split = [p.split() if _HAN_WORDS.fullmatch(p.strip()) else [p] for p in parts]
    return [word for words in split for word in words]
