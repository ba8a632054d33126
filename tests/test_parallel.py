"""The ordered map."""

import os

from cleaner.run.parallel import ordered_map


def double(item):
    return item * 2


def die_at_seven(item):
    if item == 7:
        os._exit(1)
    return item


def died(item):
    return -item


def test_results_come_in_order_whatever_the_number_of_processes():
    items = list(range(50))
    assert list(ordered_map(double, items, jobs=1, died=died)) == [i * 2 for i in items]
    assert list(ordered_map(double, items, jobs=3, died=died)) == [i * 2 for i in items]


def test_a_worker_that_dies_costs_its_own_item_only():
    found = list(ordered_map(die_at_seven, list(range(12)), jobs=2, died=died))
    assert found == [*range(7), -7, *range(8, 12)]
