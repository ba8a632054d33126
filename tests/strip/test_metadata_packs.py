"""The packs of words for metadata: sorted, unique, each entry with a reason and a sample."""

import pytest

from cleaner.pack import Pack, load_packs
from cleaner.strip.credits.vocabulary import by_field, entries, months, rows

KINDS = {
    "aside-class", "bracket-label", "class-word", "company", "date-joiner", "era", "meridiem",
    "meta-name", "month", "month-word", "name-end", "name-joiner", "no-name", "no-title",
    "office-end", "organisation",
    "particle", "photo-end", "role", "script-key", "seek", "site-word", "surname", "surname-common",
    "surname-double", "tail-label", "year-word", "zone",
}  # fmt: skip


@pytest.mark.parametrize("pack", load_packs("metadata"), ids=lambda pack: pack.id)
def test_a_pack_is_in_order(pack: Pack) -> None:
    ids = [entry.id for entry in pack.entry]
    assert ids == sorted(set(ids))
    for entry in pack.entry:
        assert entry.kind in KINDS, entry.id
        assert list(entry.text) == sorted(set(entry.text)), entry.id
        assert entry.reason, entry.id
        assert entry.keep, entry.id


def test_every_language_names_twelve_months() -> None:
    for entry in entries("month"):
        assert [row[:2] for row in entry.text] == [f"{n:02}" for n in range(1, 13)]
    assert set(months().values()) == set(range(1, 13))


def test_zones_are_offsets_and_eras_are_years() -> None:
    assert all(len(offset) == len("+08:00") and offset[0] in "+-" for _, offset in rows("zone"))
    assert all(year.isdigit() for _, year in rows("era"))


def test_labels_name_fields_of_the_metadata() -> None:
    known = {"authors", "editors", "source", "published", "modified", "other"}
    assert set(by_field("label").values()) <= known
