"""Letters, lists, verse, scripts and news about furniture come through line by line."""

import tomllib
from pathlib import Path

import pytest

from cleaner.document import Source
from cleaner.pipeline import until

TEXTS = tomllib.loads((Path(__file__).parent / "texts_to_keep.toml").read_text("utf-8"))["text"]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["name"])
def test_every_line_stays(case):
    document = until("strip").run(Source(text=case["text"], media_type="text/plain"))
    lines = [line for line in case["text"].split("\n") if line]
    lost = [line for line in lines if line not in document.text]
    assert document.verdict.kept
    assert lost in ([], [document.metadata.title])
