"""Stages by name, in order, each once."""

import pytest

from cleaner.document import STAGES, Document, Source
from cleaner.errors import UsageError
from cleaner.pipeline import Pipeline, load_stage, until

TEXT = "\u4eca\u5929\u7684\u98ce\u5f88\u5927\u3002\u6211\u4eec\u6ca1\u6709\u51fa\u6d77\u3002\n"


def test_every_stage_is_found_by_its_name():
    for name in STAGES:
        assert load_stage(name).__name__ == name


def test_an_unknown_stage_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match="detect, repair, strip, split, emit"):
        load_stage("wash")


def test_stages_out_of_order_are_refused():
    with pytest.raises(UsageError):
        Pipeline(["strip", "detect"])


def test_a_stage_already_done_is_a_no_op():
    once = until("strip").run(Source(data=TEXT.encode()))
    assert until("strip").run(once) == once


def test_a_stage_too_late_is_refused():
    document = Document(text="a", stages=("detect", "strip"))
    with pytest.raises(UsageError, match="repair"):
        until("split").run(document)


def test_going_stage_by_stage_gives_what_going_at_once_gives():
    document = Pipeline(["detect"]).run(Source(data=TEXT.encode()))
    for name in STAGES[1:]:
        document = Pipeline([name]).run(document)
    assert document == Pipeline().run(Source(data=TEXT.encode()))
