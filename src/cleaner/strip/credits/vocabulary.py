"""The words of the `metadata` packs, by what they are for.

Engine code asks here for months, surnames, roles, fields of meta elements and the like; which words
those are, in which language, is data in `packs/*/metadata.toml`. The labels of credit lines are
those of the `credits` packs (`cleaner.strip.credits.words`).
"""

from cleaner.pack import Entry, load_packs, pack_cache


@pack_cache
def entries(kind: str) -> tuple[Entry, ...]:
    """Every entry of one kind in all languages."""
    return tuple(e for pack in load_packs("metadata") for e in pack.entry if e.kind == kind)


@pack_cache
def words(kind: str, match: str = "") -> frozenset[str]:
    """The case-folded words of one kind, of all languages; `match` limits them to one place."""
    found = (e for e in entries(kind) if not match or e.match == match)
    return frozenset(word.casefold() for e in found for word in e.text)


@pack_cache
def by_field(kind: str) -> dict[str, str]:
    """Case-folded word -> the `field` of its entry; the first language to claim a word keeps it."""
    table: dict[str, str] = {}
    for entry in entries(kind):
        for word in entry.text:
            table.setdefault(word.casefold(), entry.field)
    return table


@pack_cache
def rows(kind: str) -> tuple[tuple[str, str], ...]:
    """Entries whose literals are `word value` (the last blank parts them), case-folded."""
    parts = (word.casefold().rpartition(" ") for e in entries(kind) for word in e.text)
    return tuple((word, value) for word, _, value in parts)


@pack_cache
def months() -> dict[str, int]:
    """Month name or abbreviation, case-folded -> 1..12; rows read `03 march mar`."""
    table: dict[str, int] = {}
    for entry in entries("month"):
        for row in entry.text:
            number, *names = row.casefold().split()
            table.update(dict.fromkeys(names, int(number)))
    return table


@pack_cache
def surnames() -> frozenset[str]:
    """Chinese family names of one character, in both scripts."""
    return frozenset("".join(w for e in entries("surname") for w in e.text))


@pack_cache
def common_surnames() -> frozenset[str]:
    """The most frequent of them: two names glued together are parted only before these."""
    return frozenset("".join(w for e in entries("surname-common") for w in e.text))


def alternation(words_: frozenset[str] | list[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    import re

    return "|".join(re.escape(w) for w in sorted(words_, key=lambda w: (-len(w), w)))
