"""Levels of headings."""

import pytest

from cleaner.split.headings import Heading
from cleaner.split.levels import assign_levels


def _row(*styles: tuple[str, int]) -> list[Heading]:
    return [Heading(2 * at, style, rank) for at, (style, rank) in enumerate(styles)]


A, B, LINE, NUMBER, NAME = ("han", 3), ("bracket", 4), ("line", 0), ("dot", 5), ("name", 0)


@pytest.mark.parametrize(
    ("styles", "levels"),
    [
        ([], []),
        ([LINE, LINE], [2, 2]),
        ([A, B, B, A, B], [2, 3, 3, 2, 3]),
        ([LINE, NUMBER, NUMBER, LINE, NUMBER], [2, 3, 3, 2, 3]),
        ([NAME, A, A, NAME], [2, 2, 2, 2]),
        ([LINE, A, A, LINE], [2, 2, 2, 2]),
        ([A, LINE, LINE, A, LINE], [2, 3, 3, 2, 3]),
    ],
)
def test_a_style_stands_under_the_one_it_turns_up_under_again_and_again(
    styles: list[tuple[str, int]], levels: list[int]
) -> None:
    assert assign_levels(_row(*styles)) == levels


def test_levels_of_tags_are_moved_so_that_the_topmost_is_two() -> None:
    given = [Heading(at, "tag", level=level) for at, level in enumerate((1, 3, 2, 6))]
    assert assign_levels(given) == [2, 4, 3, 6]
    given = [Heading(at, "tag", level=level) for at, level in enumerate((4, 5))]
    assert assign_levels(given) == [2, 3]


def test_a_heading_found_in_text_stands_under_the_tag_above_it() -> None:
    mixed = [Heading(0, "tag", level=2), Heading(1, "bold"), Heading(2, "tag", level=2)]
    assert assign_levels(mixed) == [2, 3, 2]
