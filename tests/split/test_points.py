"""The tables of points, and the style of lines."""

import pytest

from cleaner.block import Block
from cleaner.config import DEFAULT
from cleaner.split.features import NAMES, find_candidates, measure_rows
from cleaner.split.line import measure
from cleaner.split.points import load_points
from cleaner.split.style import load_styles, read_number

PROSE = (
    "Rain fell on the hills for nine days, and on the tenth the river stood in the kitchen, where"
    " nobody had expected it."
)
CASE_MEASURES = {"capital", "title_case", "all_caps"}


def test_every_table_names_a_measure_and_is_one_longer_than_its_cuts() -> None:
    model = load_points()
    for points in (model.cased, model.caseless):
        for table in points.tables:
            assert table.measure in NAMES
            assert len(table.points) == len(table.cuts) + 1
            assert list(table.cuts) == sorted(table.cuts)


def test_the_tables_without_case_never_look_at_case() -> None:
    assert not CASE_MEASURES & {table.measure for table in load_points().caseless.tables}
    assert CASE_MEASURES & {table.measure for table in load_points().cased.tables}


def test_contributions_add_up_to_the_score() -> None:
    styles = load_styles(DEFAULT)
    lines = [measure(Block(text=t, start=0, end=len(t))) for t in (PROSE, "The River", PROSE)]
    (row,) = measure_rows(lines, find_candidates(lines, styles), styles)
    assert len(row) == len(NAMES)
    points = load_points().cased
    total = points.base + sum(added for _, added in points.contributions(row))
    assert (points.score(row) > 0.5) == (total > 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("IX", 9), ("Ⅳ", 4), ("C", 3), ("x", 0)],
)  # fmt: skip
def test_numbers_are_read_in_every_form(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("一、总则", "zh/headings/han-comma"),
        ("（二）范围", "zh/headings/han-bracket"),
        ("第三章 附则", "zh/headings/chapter"),
        ("第二步：浸泡", "zh/headings/part"),
        ("3. Results", "any/headings/arabic-dot"),
        ("2.1 Methods", "any/headings/arabic-nested"),
        ("02 一家书店", "any/headings/arabic-bare"),
        ("Chapter 4", "en/headings/counted"),
        ("Part Two", "en/headings/counted"),
        ("【听】板凳会", "any/headings/bracket"),
    ],
)
def test_marks_are_told_apart(text: str, style: str) -> None:
    mark = load_styles(DEFAULT).mark(text)
    assert mark is not None
    assert mark.style == style


@pytest.mark.parametrize(
    "text", ["1.5倍", "2019年的雪", "3 people were hurt", "2.5 million people"]
)
def test_quantities_are_no_marks(text: str) -> None:
    assert load_styles(DEFAULT).mark(text) is None


def test_entries_of_the_packs_leave_their_keep_samples_alone() -> None:
    from cleaner.pack import load_packs

    styles = load_styles(DEFAULT)
    for pack in load_packs("headings"):
        for entry in pack.entry:
            if entry.kind == "not":
                assert not styles.is_refused(entry.keep), f"{pack.id}/{entry.id}"
            elif entry.kind == "name":
                assert not styles.is_name(entry.keep), f"{pack.id}/{entry.id}"
