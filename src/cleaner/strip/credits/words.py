"""The words of the `credits` packs: labels, roles, dates and datelines of the languages of a page.

A label stands before a value (who, where, when); a role is a label that needs no colon before a
name. All is matched on folded text.
"""

import re
from typing import NamedTuple

from cleaner.pack import Entry, load_packs, pack_cache
from cleaner.text.fold import fold, fold_pattern
from cleaner.text.lazy_pattern import lazy_pattern

INTERNAL = frozenset({"end", "theme", "own", "counter-unit", "edition", "no-name"})
"""Entries that are no labels."""
LABELS = frozenset({"start", "inside"})
"""Where a label stands: before its mark or at an edge, or anywhere in a line without a mark too."""


class Words(NamedTuple):
    """What the credit packs of some languages hold, compiled.

    `fields` and `ids` lead from a label to the field of the metadata and to the pack entry.
    `anywhere` are the labels that need no mark wherever they stand. `sizes` holds the lengths of the labels that end in a character, `heads` the labels that begin
    with one, both longest first. `role` finds words that need no colon before a name, each of which
    holds one of `role_parts`. `date` finds dates, every one of which holds a digit; where none of
    `months` stands, `figures` finds the same. The rest are endings and sets the packs name.
    """

    fields: dict[str, str]
    ids: dict[str, str]
    anywhere: frozenset[str]
    sizes: dict[str, tuple[int, ...]]
    heads: dict[str, tuple[str, ...]]
    role: re.Pattern[str]
    role_parts: tuple[str, ...]
    date: re.Pattern[str]
    figures: re.Pattern[str]
    months: tuple[str, ...]
    ago: re.Pattern[str]
    media: re.Pattern[str]
    behind: re.Pattern[str]
    picture: re.Pattern[str]
    units: re.Pattern[str]
    by_behind: tuple[re.Pattern[str], ...]
    theme: re.Pattern[str]
    edition: re.Pattern[str]
    own: frozenset[str]
    ends: frozenset[str]
    no_names: frozenset[str]
    particles: frozenset[str]
    no_sender: re.Pattern[str]


@pack_cache
def credit_words(languages: tuple[str, ...]) -> Words:
    """The credit words of these languages."""
    packs = sorted(load_packs("credits", languages), key=lambda pack: pack.language == "any")
    found = [(f"{pack.id}/{entry.id}", entry) for pack in packs for entry in pack.entry]
    labels = {
        fold(text): (id_, entry)
        for id_, entry in found
        if entry.match in LABELS and entry.kind != "dateline" and entry.field not in INTERNAL
        for text in entry.text
    }
    longest_first = sorted(labels, key=lambda t: (-len(t), t))
    return Words(
        fields={label: entry.field for label, (_, entry) in labels.items()},
        ids={label: id_ for label, (id_, _) in labels.items()},
        anywhere=frozenset(w for w, (_, entry) in labels.items() if entry.match == "inside"),
        sizes={end: tuple(dict.fromkeys(map(len, some))) for end, some in _by(longest_first, -1)},
        heads=dict(_by(longest_first, 0)),
        role=lazy_pattern(_patterns(found, "reporter")),
        role_parts=_triggers(found, "reporter"),
        date=lazy_pattern(_patterns(found, "date")),
        figures=lazy_pattern(_patterns([named for named in found if not named[1].trigger], "date")),
        months=_triggers(found, "date"),
        ago=lazy_pattern(_patterns(found, "ago")),
        media=lazy_pattern(f"(?:{_literals(found, 'media')})$"),
        behind=lazy_pattern(
            f"[ ]*(?:{_literals(found, 'role-behind')}|{_patterns(found, 'role-behind')})$"
        ),
        picture=lazy_pattern(f"[ /·)](?:{_literals(found, 'picture-behind')})$"),
        units=lazy_pattern(_literals(found, "counter-unit")),
        by_behind=tuple(
            lazy_pattern(fold_pattern(entry.pattern), re.VERBOSE)
            for _, entry in found
            if entry.field == "by-behind"
        ),
        theme=lazy_pattern(f"(?:{_literals(found, 'theme')})[ ]*:"),
        edition=lazy_pattern(_patterns(found, "edition")),
        own=_set(found, "own"),
        ends=_set(found, "end"),
        no_names=_set(found, "no-name"),
        particles=_set(found, "particle"),
        no_sender=lazy_pattern(_patterns(found, "no-sender")),
    )


def _triggers(found: list[tuple[str, Entry]], field: str) -> tuple[str, ...]:
    parts = (fold(part) for _, entry in found if entry.field == field for part in entry.trigger)
    return tuple(dict.fromkeys(parts))


def _set(found: list[tuple[str, Entry]], field: str) -> frozenset[str]:
    return frozenset(fold(t) for _, entry in found if entry.field == field for t in entry.text)


def _by(labels: list[str], place: int) -> list[tuple[str, tuple[str, ...]]]:
    """Labels by their character at a place, in their order."""
    groups: dict[str, list[str]] = {}
    for label in labels:
        groups.setdefault(label[place], []).append(label)
    return [(char, tuple(group)) for char, group in groups.items()]


def _patterns(found: list[tuple[str, Entry]], field: str) -> str:
    parts = [
        f"(?:(?x:{fold_pattern(entry.pattern)}))"
        for _, entry in found
        if entry.field == field and entry.pattern
    ]
    return "|".join(parts) or "(?!)"


def _literals(found: list[tuple[str, Entry]], field: str) -> str:
    parts = [re.escape(fold(t)) for _, entry in found if entry.field == field for t in entry.text]
    return "|".join(sorted(parts, key=lambda p: (-len(p), p))) or "(?!)"
