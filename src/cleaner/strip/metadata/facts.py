"""What a credit line says, as pairs for the metadata, with nothing left over.

A line that was told through and through (`CreditReader.read`) is dropped only if all of it lands in
a field: names in `authors` and `editors`, papers in `source`, days in `published` and `modified`.
What has no field of its own (who checked, who took the pictures, an office behind a name) stands in
`credits` as the line says it.
"""

import re
from collections.abc import Iterable, Iterator

from cleaner.pack import pack_cache
from cleaner.strip.credits.line import PEOPLE, Credit
from cleaner.strip.credits.name_shape import is_han_name, is_run
from cleaner.strip.credits.names import is_organisation, parse_names, parse_source
from cleaner.strip.credits.split import FIELDS, field_of, has_label, label_words
from cleaner.strip.credits.vocabulary import alternation, words
from cleaner.strip.credits.words import Words
from cleaner.strip.metadata.dates import parse_date
from cleaner.text.characters import HAN
from cleaner.text.fold import fold
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.letters import key_of

Facts = tuple[tuple[str, str], ...]
PASSED = frozenset({"counter", "link", "ago", "end"})
"""They name nobody, no day and no source."""
DATES = frozenset({"published", "modified"})
EDGES = " \t\u3000\u00a0|·•,，;；、()（）[]【】"
_HAN_WORD = lazy_pattern(f"[{HAN}·]{{2,10}}")
"""A name, known for one or not, beside a label of somebody else."""
PARTS = lazy_pattern(r"[\s、，,/／|·()（）]+")
BRACKETED = lazy_pattern(r"[\[\]【】]+")
"""Between what stands in several brackets: 【责编：林晓梅】【周远】."""
REST = 2
"""Letters beside the names of a value that say something of their own; one is a mark or a role."""


def read_facts(text: str, told: Iterable[Credit], known: Words, language: str = "") -> Facts | None:
    """The pairs (field, value) of a told line; None if something it says fits no field."""
    found: list[tuple[str, str]] = []
    reached = 0
    for credit in _whole_names(text, told):
        value = text[credit.start : credit.end].strip()
        found += [fact for fact in _unlabelled(text[reached : credit.start]) if fact not in found]
        whole = text[reached : credit.end].strip(EDGES)
        reached = credit.end
        if credit.field in PASSED or not value or fold(value) in known.own:
            continue
        facts = _facts(credit, value, whole, language)
        if facts is None:
            return None
        found += [fact for fact in facts if fact not in found]
    return tuple(found)


def _whole_names(text: str, told: Iterable[Credit]) -> Iterator[Credit]:
    """The credits, a name that ends as a label does (欧阳修文) taken whole: nothing is behind that."""
    before: Credit | None = None
    for credit in told:
        if before is not None and credit.start == credit.end:
            whole = text[before.start : credit.start].rstrip(EDGES)
            if is_han_name(whole):
                before = before._replace(end=before.start + len(whole))
                continue
        if before is not None:
            yield before
        before = credit
    if before is not None:
        yield before


def _unlabelled(gap: str) -> Facts:
    """Houses and people before a label that is not theirs: 江边日报 林晓梅 编辑：周远, 江边日报记者林晓梅.

    They stand among the credits as they are, for nobody says what they did.
    """
    parts = [part.strip(EDGES) for part in PARTS.split(gap)]
    heads = [part if is_organisation(part) else _before_role(part) for part in parts]
    houses = [head for head in heads if is_organisation(head)]
    people = [
        part
        for part, head in zip(parts, heads, strict=True)
        if head not in houses
        and ((_HAN_WORD.fullmatch(part) and not has_label(part)) or _ends_as_label(part))
    ]
    return tuple(("credits", said) for said in (*houses, *people))


def _ends_as_label(part: str) -> bool:
    """Whether a name ends as a label does and is none: 江边发布."""
    if _HAN_NAME.fullmatch(part) is None or field_of(part):
        return False
    labels = label_words().fields
    return any(part[at:] in labels for at in range(1, len(part)))


_HAN_NAME = lazy_pattern(f"[{HAN}]{{3,8}}")
"""Characters of a house whose name holds a label."""


def _before_role(part: str) -> str:
    ends = (at for role in words("role") if (at := part.rfind(role)) > 0)
    return part[: min(ends, default=len(part))]


def _facts(credit: Credit, value: str, whole: str, language: str) -> Facts | None:
    """The pairs of one credit; `whole` is its value with the label before it."""
    field = FIELDS.get(credit.field, credit.field)
    if field in DATES:
        date = parse_date(value, language=language)
        return ((field, date),) if date else None
    if field == "source":
        return _source(value)
    if credit.field in PEOPLE and field in {"authors", "editors"}:
        parts = [part for part in BRACKETED.split(value) if part.strip(EDGES)]
        return tuple(
            fact
            for part in parts
            for fact in _people(field, part, whole if len(parts) == 1 else part, language)
        )
    if field == "beside":
        return (("credits", value),)
    if field in {"reviewer", "picture"}:
        return (("credits", whole),)
    return ((field, value),)


def _source(value: str) -> Facts | None:
    """The source, and what stands behind a blank where its name holds none."""
    source = parse_source(value)
    if not source:
        return None
    rest = value.partition(source)[2].strip(EDGES)
    return (
        (("source", source), ("credits", rest))
        if len(key_of(rest)) >= REST
        else (("source", source),)
    )


def _people(field: str, value: str, whole: str, language: str) -> Facts:
    """The names of a value, and what else it says: 江边网 周远航 names a source and an author."""
    if fold(value) in words("no-name"):
        return ()
    names = parse_names(value, language)
    if not names and is_run(fold(value)):
        names = (value,)
    if not names:
        is_paper = field == "authors" and is_organisation(value) and parse_source(value) == value
        return (("source", value),) if is_paper else (("credits", whole),)
    rest = _beside(value, names)
    papers = [part for part in rest if field == "authors" and is_organisation(part)]
    facts = [(field, name) for name in names] + [("source", paper) for paper in papers]
    left = "".join(key_of(part) for part in rest if part not in papers)
    return (*facts, ("credits", whole)) if len(left) >= REST else tuple(facts)


def _beside(value: str, names: tuple[str, ...]) -> list[str]:
    """The parts of a value that are neither one of its names nor a role."""
    for letters in sorted(("".join(name.split()) for name in names), key=len, reverse=True):
        value = _without(value, letters)
    roles = _roles()
    parts = (part.strip(EDGES + "._") for part in PARTS.split(value))
    return [part for part in parts if part and not roles.fullmatch(part)]


def _without(value: str, letters: str) -> str:
    """A value with a bar for the first place where some letters stand, blanks between them or not.

    >>> _without("江边网 周 远航", "周远航"), _without("a.b", "c")
    ('江边网 |', 'a.b')
    """
    start = value.find(letters[:1])
    while start >= 0 and letters:
        at = start
        for letter in letters:
            while at > start and value[at : at + 1].isspace():
                at += 1
            if not value.startswith(letter, at):
                break
            at += 1
        else:
            return value[:start] + "|" + value[at:]
        start = value.find(letters[0], start + 1)
    return value


@pack_cache
def _roles() -> re.Pattern[str]:
    """What may stand beside names and says nothing: a role, a mark of pictures, an `and`."""
    known = words("role") | words("photo-end") | words("name-joiner")
    return lazy_pattern(rf"(?:{alternation(known)})s?", re.IGNORECASE)
