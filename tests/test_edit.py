"""The algebra of edits."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.edit import Edit, apply, map_back, merge, sort_edits, undo, undo_all
from cleaner.errors import RestoreError
from strategies import edited, steps, texts


@given(edited())
def test_undo_takes_apply_back(case):
    text, edits = case
    assert undo(apply(text, edits), edits) == text


@given(st.data(), texts())
def test_undo_all_goes_back_through_every_step(data, text):
    ledger = []
    current = text
    for number in range(1, 4):
        step = data.draw(steps(current))
        current = apply(current, step)
        ledger += [msgspec.structs.replace(e, step=number) for e in step]
    assert undo_all(current, ledger) == text


@given(st.data(), texts())
def test_merging_two_steps_does_what_both_do(data, text):
    first = data.draw(steps(text))
    middle = apply(text, first)
    second = data.draw(steps(middle))
    merged = merge(text, first, second)
    assert apply(text, merged) == apply(middle, second)
    assert undo(apply(middle, second), merged) == text


@given(edited())
def test_a_place_in_untouched_text_maps_back_to_itself(case):
    text, edits = case
    result = apply(text, edits)
    touched = set()
    for edit in edits:
        touched.update(range(edit.start, edit.end))
    grown = 0
    at = 0
    for edit in (*edits, Edit("END", len(text), len(text), "")):
        for place in range(at, edit.start):
            assert map_back(edits, place + grown, side="right") == place
            assert text[place] == result[place + grown]
        at = edit.end
        grown += edit.shift


@given(edited())
def test_places_stay_in_the_input_and_in_order(case):
    text, edits = case
    places = [map_back(edits, place) for place in range(len(apply(text, edits)) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_adjacent_deletions_come_back_in_order():
    edits = (Edit("A", 0, 1, "b"), Edit("B", 1, 2, "a"))
    assert undo(apply("ba", edits), edits) == "ba"


def test_of_two_overlapping_edits_the_first_given_at_a_place_wins():
    first, second = Edit("A", 2, 4, "cd", "x"), Edit("B", 2, 3, "c", "y")
    assert sort_edits([first, second, Edit("C", 3, 5, "de")]) == (first,)


def test_an_edit_that_does_not_fit_the_text_is_refused():
    with pytest.raises(RestoreError, match="REP001 at 1"):
        apply("abc", [Edit("REP001", 1, 2, "x")])
    with pytest.raises(RestoreError):
        undo("abc", [Edit("REP001", 1, 2, "x", "y")])
