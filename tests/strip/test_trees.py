"""Tree ensembles: walked and generated scoring agree, explanations add up."""

import pytest

from cleaner.errors import PackError
from cleaner.strip.boosted_trees import (
    WALKED_ROWS,
    Exit,
    Model,
    Packed,
    Split,
    explain,
    load,
    logistic,
    make_function,
)

TREES = (
    Split(0, 3.0, 0.1, Split(1, 0.5, -0.4, -1.25, 0.5), 1.5),
    Split(2, -1.0, 0.0, 0.75, -0.5),
    -0.125,
)
PACKED = Packed(names=("weight", "links", "place"), trees=TREES, base=0.25)
ROWS = [(a, b, c) for a in (1.0, 3.0, 3.1) for b in (0.0, 0.5, 0.9) for c in (-2.0, 0.0)]


def test_a_row_goes_low_when_it_equals_the_cut():
    assert Model(PACKED).sums([(3.0, 0.5, -1.0)]) == [0.25 - 1.25 + 0.75 - 0.125]


def test_walking_and_the_generated_function_give_the_same_numbers():
    walked = Model(PACKED).sums(ROWS)
    assert make_function(PACKED)(ROWS) == walked
    assert len(set(walked)) > 4


def test_a_model_changes_to_its_function_without_changing_its_answers():
    model = Model(PACKED)
    before = model.sums(ROWS)
    many = ROWS * (WALKED_ROWS // len(ROWS) + 1)
    assert model.sums(many) == before * (len(many) // len(ROWS))


@pytest.mark.parametrize("row", ROWS)
def test_contributions_add_up_to_the_sum(row):
    model = Model(PACKED)
    assert sum(v for _, v in explain(model, row)) == pytest.approx(model.sums([row])[0])


def test_the_strongest_contribution_comes_first():
    sizes = [abs(v) for _, v in explain(Model(PACKED), ROWS[0])]
    assert sizes == sorted(sizes, reverse=True)


def test_an_exit_ends_the_sum_early_in_both_ways_of_scoring():
    packed = Packed(names=PACKED.names, trees=TREES, base=0.25, exits=(Exit(1, -0.9, 9.0),))
    low, high = (1.0, 0.0, 0.0), (5.0, 0.0, 0.0)
    expected = [0.25 - 1.25, 0.25 + 1.5 - 0.5 - 0.125]
    assert Model(packed).sums([low, high]) == expected
    assert make_function(packed)([low, high]) == expected


def test_probabilities_stay_within_bounds_for_absurd_sums():
    assert logistic(-1e9) == pytest.approx(0.0)
    assert logistic(1e9) == 1.0
    assert logistic(0.0) == 0.5


def test_a_file_that_is_no_model_is_named_in_the_error():
    with pytest.raises(PackError, match=r"containers\.toml"):
        load("any/containers.toml")


def test_an_early_exit_adds_what_the_other_trees_would():
    packed = Packed(
        names=PACKED.names, trees=TREES, base=0.25, exits=(Exit(1, -0.9, 1.7, -3.0, 2.0),)
    )
    rows = [(1.0, 0.0, 0.0), (5.0, 0.0, 0.0), (1.0, 0.9, -2.0)]
    expected = [0.25 - 1.25 - 3.0, 0.25 + 1.5 + 2.0, 0.25 + 0.5 + 0.75 - 0.125]
    assert Model(packed).sums(rows) == expected
    assert make_function(packed)(rows) == expected
