"""Engines name no rule: what they want of one is a field of its description."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner.rule import all_rules, code_for, codes_with

SOURCE = Path(__file__).resolve().parents[2] / "src" / "cleaner"
CODE = re.compile("[A-Z]{3}[0-9]{1,3}")


def named(tree: ast.Module) -> Iterator[str]:
    """The strings of a file that are a rule's code or the beginning of codes."""
    for node in ast.walk(tree):
        value = getattr(node, "value", None)
        if isinstance(node, ast.Constant) and isinstance(value, str) and CODE.fullmatch(value):
            yield value


def test_a_code_in_code_is_seen():
    assert list(named(ast.parse('if rule.startswith(("FUR9", "x")): pass'))) == ["FUR9"]


def test_no_engine_names_the_code_of_a_rule():
    engines = (file for file in SOURCE.rglob("*.py") if file.parent.name != "rules")
    found = {
        file.relative_to(SOURCE).as_posix(): codes
        for file in engines
        if (codes := list(named(ast.parse(file.read_text(encoding="utf-8")))))
    }
    assert not found, "give the rule a field (`duty`, or one of yes and no) in src/cleaner/rule.py"


def test_every_duty_is_that_of_one_rule():
    duties = [active.rule.duty for active in all_rules() if active.rule.duty]
    assert len(duties) == len(set(duties))
    for active in all_rules():
        if active.rule.duty:
            assert code_for(active.rule.stage, active.rule.duty) == active.rule.code


@pytest.mark.parametrize(
    ("stage", "field"),
    [("strip", "only_fields"), ("repair", "clone_site"), ("detect", "recoded")],
)
def test_every_field_an_engine_asks_for_is_set_in_some_rules_and_not_in_all(stage, field):
    codes = codes_with(stage, field)
    assert codes
    assert len(codes) < sum(active.rule.stage == stage for active in all_rules())
