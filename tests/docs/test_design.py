"""docs/design.md tells the truth: its page gives its text, and every name in it is one of the code."""

import importlib
import re
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.emit.formats.md import encode

DESIGN = (Path(__file__).resolve().parents[2] / "docs" / "design.md").read_text(encoding="utf-8")
NAMES = sorted(set(re.findall(r"`(cleaner(?:\.\w+)+)`", DESIGN)))


def fence(language: str) -> str:
    return re.findall(rf"```{language}\n(.*?)```", DESIGN, re.DOTALL)[0]


def test_the_page_of_the_walk_gives_the_text_of_the_walk():
    page = fence("html").encode()
    assert encode(clean(page)).decode() == fence("markdown")


def test_the_walk_names_functions():
    assert len(NAMES) > 30


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_one_of_the_code(name):
    module, _, last = name.rpartition(".")
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        assert hasattr(importlib.import_module(module), last)


def test_every_block_goes_by_the_rule_the_walk_names():
    ledger = {
        edit.kind: edit for edit in clean(fence("html").encode()).ledger if edit.block is not None
    }
    assert {"breadcrumb", "title", "date", "share", "related", "legal"} <= set(ledger)
