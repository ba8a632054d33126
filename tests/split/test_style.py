"""How lines are asked for the marks of headings: all entries at once, then one by one."""

import pytest

from cleaner.config import DEFAULT
from cleaner.pack import Entry, Pack
from cleaner.split.style import Styles, load_styles


def styles_of(*entries: Entry) -> Styles:
    return Styles([Pack(id="xx/headings", summary="test", entry=entries)])


def entry(name: str, pattern: str, **fields: object) -> Entry:
    told = {"reason": "test", "keep": "a sentence", "match": "start", "pattern": pattern}
    return Entry(id=name, **(told | fields))


def test_groups_of_the_same_name_in_several_entries_do_not_meet() -> None:
    styles = styles_of(entry("one", r"(?P<n>\d)\)"), entry("two", r"\((?P<n>\d)\)"))
    assert [(m.style, m.number) for t in ("3) a", "(4) b") if (m := styles.mark(t))] == [
        ("xx/headings/one", 3),
        ("xx/headings/two", 4),
    ]


@pytest.mark.parametrize("pattern", [r"(?P<sign>[*~])\w+(?P=sign)", r"([*~])\w+\1"])
def test_a_pattern_may_refer_to_its_own_group(pattern: str) -> None:
    styles = styles_of(entry("other", r"(?P<sign>§)"), entry("decorated", pattern))
    assert styles.mark("*name*")
    assert styles.mark("*name~") is None


def test_an_entry_with_literals_is_asked_only_where_one_stands() -> None:
    styles = styles_of(entry("caption", "[A-Z].*", kind="not", trigger=("photo",)))
    assert styles.is_refused("By whom the photo is")
    assert not styles.is_refused("By whom it is")


def test_captions_and_signatures_are_no_headings() -> None:
    styles = load_styles(DEFAULT)
    assert styles.is_refused("江边的渡口 李远摄")
    assert styles.is_refused("某某村村民委员会 2021年3月2日")
    assert not styles.is_refused("江边的渡口")
