"""The order of rules stands in one list a stage; plugins bring rules and packs of others."""

import sys

import pytest

import cleaner
from cleaner.check.lint import lint_source
from cleaner.config import Config
from cleaner.document import Source
from cleaner.errors import ConfigError
from cleaner.pack import load_user_packs, packs_of
from cleaner.rule import all_rules, load_rules, place_of

STAGES = ("detect", "repair", "strip", "split", "check")
TEXT = "The ferry left at six, and by the time it reached the island the fog had lifted.\n\n" * 3
RULE = '''"""A ferry is named."""

from cleaner.rule import Rule

RULE = Rule(
    code="FRY001",
    name="ferry",
    stage="{stage}",
    summary=__doc__,
    why="Ferries are of interest here.",
    keeps=("A boat.",),
    triggers=("ferry",),
)


def find(document, config):
    yield RULE.report(document.text.index("ferry"), document.text.index("ferry") + 5)
'''
PACK = """id = "ferries/furniture"
summary = "Lines of the ferry line."

[[entry]]
id = "own"
kind = "menu"
text = ["Qwertish nabla zoo"]
reason = "It stands under every page of theirs."
keep = "A zoo."
"""


@pytest.fixture
def plugin(tmp_path, monkeypatch, request):
    name = f"ferries_{abs(hash(request.node.name))}"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "fry001_ferry.py").write_text(RULE.format(stage="split"), encoding="utf-8")
    (folder / "furniture.toml").write_text(PACK, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    for module in [m for m in sys.modules if m.startswith(name)]:
        del sys.modules[module]


@pytest.mark.parametrize("stage", STAGES)
def test_every_rule_has_one_place_in_the_order_of_its_stage(stage):
    order = sys.modules[load_rules(stage) and f"cleaner.{stage}.rules"].ORDER
    assert len(order) == len(set(order))
    codes = [active.rule.code for active in load_rules(stage)]
    assert len(codes) == len(set(codes))
    assert all(place_of(code, order) < len(order) for code in codes), (
        f"a family of codes is new: name it in src/cleaner/{stage}/rules/__init__.py"
    )
    used = {order[place_of(code, order)] for code in codes}
    assert set(order) - used <= {"REP", "FUR"}, "a beginning of codes places no rule"


def test_a_rule_of_a_plugin_runs_and_is_reported(plugin):
    config = Config(plugins=(plugin,))
    document = cleaner.clean(TEXT, media_type="text/plain", config=config)
    assert "FRY001" in {found.rule for found in document.findings}
    found = lint_source(Source(text=TEXT, media_type="text/plain"), config)
    assert [each.message for each in found if each.rule == "FRY001"] == ["A ferry is named."]
    plain = cleaner.clean(TEXT, media_type="text/plain")
    assert "FRY001" not in {found.rule for found in plain.findings}


def test_a_rule_of_a_plugin_can_be_ignored(plugin):
    config = Config(plugins=(plugin,), ignore=("FRY",))
    document = cleaner.clean(TEXT, media_type="text/plain", config=config)
    assert "FRY001" not in {found.rule for found in document.findings}


def test_a_pack_of_a_plugin_is_in_use(plugin):
    config = Config(plugins=(plugin,))
    assert [pack.id for pack in load_user_packs(packs_of(config))] == ["ferries/furniture"]
    text = f"{TEXT}Qwertish nabla zoo\n"
    document = cleaner.clean(text, media_type="text/plain", config=config)
    assert any(edit.entry == "ferries/furniture/own" for edit in document.ledger)


def test_a_plugin_that_is_not_there_is_an_error():
    with pytest.raises(ConfigError, match="no_such_plugin"):
        all_rules(("no_such_plugin",))


def test_a_plugin_cannot_take_a_code_again(plugin):
    with pytest.raises(ConfigError, match="FRY001 already"):
        load_rules("split", (plugin, plugin))
