"""Every rule of every stage does what its examples say and leaves alone what its `keeps` say."""

import importlib
import inspect

import pytest

from cleaner.config import Config
from cleaner.document import STAGES, Document, Source
from cleaner.pipeline import until
from cleaner.rule import ActiveRule, Example, all_rules, load_rules

RULES = all_rules()
EXAMPLES = [
    pytest.param(active, example, id=f"{active.rule.code}-{at}")
    for active in RULES
    for at, example in enumerate(active.rule.examples)
]
KEEPS = [
    pytest.param(active, keep, id=f"{active.rule.code}-{at}")
    for active in RULES
    for at, keep in enumerate(active.rule.keeps)
]


def _name(active: ActiveRule) -> str:
    return active.rule.code


def _through(active: ActiveRule, text: str, media_type: str, *, alone: bool = False) -> Document:
    """Pass a text through the stages up to the rule's own, by itself or with its neighbours."""
    code, stage = active.rule.code, active.rule.stage
    config = Config(select=(code,)) if alone else Config(extend_select=(code,))
    source = Source(text=text, media_type=media_type)
    return until(stage if stage in STAGES else "emit", config).run(source)


def _shown(document: Document) -> str:
    return "" if document.verdict.status == "rejected" else document.text.strip()


def _spoke(active: ActiveRule, document: Document) -> bool:
    return (
        document.verdict.rule == active.rule.code
        or any(edit.rule == active.rule.code for edit in document.ledger)
        or any(found.rule == active.rule.code for found in document.findings)
    )


@pytest.mark.parametrize("active", RULES, ids=_name)
def test_the_file_is_named_after_code_and_name(active: ActiveRule) -> None:
    wanted = f"{active.rule.code}_{active.rule.name}".lower().replace("-", "_")
    module = importlib.import_module(f"cleaner.{active.rule.stage}.rules.{wanted}")
    assert module.RULE is active.rule
    assert str(module.__doc__).partition("\n")[0] == active.rule.summary
    assert active.rule.code in {each.rule.code for each in load_rules(active.rule.stage)}
    if not hasattr(module, "find"):
        return
    given = {"view"} if active.rule.stage == "strip" else {"document", "config"}
    assert inspect.signature(active.find).parameters.keys() == given


@pytest.mark.parametrize("active", RULES, ids=_name)
def test_the_rule_says_what_must_not_change(active: ActiveRule) -> None:
    assert active.rule.keeps
    assert not active.rule.name.startswith("fix-"), "a rule is named after the fault"
    assert active.rule.summary
    assert active.rule.why


@pytest.mark.parametrize(("active", "example"), EXAMPLES)
def test_the_example_becomes_what_it_says(active: ActiveRule, example: Example) -> None:
    document = _through(active, example.before, example.media_type)
    if active.rule.stage == "repair" and _shown(document) != example.after.strip():
        # an example of one step among several: the rule by itself
        document = _through(active, example.before, example.media_type, alone=True)
    if active.rule.stage in {"repair", "strip"}:
        assert _shown(document) == example.after.strip()
    assert _spoke(active, document), "another rule did its work, or none"


@pytest.mark.parametrize(("active", "keep"), KEEPS)
def test_what_the_rule_keeps_stays(active: ActiveRule, keep: str) -> None:
    document = _through(active, keep, "text/plain")
    assert document.verdict.rule != active.rule.code
    assert not any(edit.rule == active.rule.code for edit in document.ledger)
    if active.rule.stage not in {"repair", "strip"}:  # those may warn and leave it
        assert not _spoke(active, document)


def test_no_code_is_given_twice() -> None:
    codes = [active.rule.code for active in RULES]
    assert len(codes) == len(set(codes))
