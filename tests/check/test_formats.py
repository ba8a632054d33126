"""Every output format against its schema."""

import io
import json
from pathlib import Path

import pytest
import xmlschema
from jsonschema import Draft202012Validator

from cleaner.check.formats import FORMATS, load_format
from cleaner.edit import Edit
from cleaner.finding import Finding

SCHEMAS = Path(__file__).parent / "schemas"
EDIT = Edit("REP050", 18, 19, "\u200b", safe=True)
FINDINGS = [
    Finding(rule="REP050", message="a zero-width character", start=18, end=19, edit=EDIT,
            line=1, column=19, byte=18, file="a b/\u6c49,x:y.txt", fix="safe", quote="\u200b"),
    Finding(rule="FUR310", message="a <menu> & \x1b[31m more\nlines", path="html/body/div[2]",
            file="page.html"),
    Finding(rule="ENC001", message="100% wrong", line=3, column=1, record=4, field="text",
            file="x.jsonl"),
]  # fmt: skip


@pytest.mark.parametrize("findings", [FINDINGS, []], ids=["some", "none"])
@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson"])
def test_json_formats_hold_to_their_schemas(name, findings):
    schema = json.loads((SCHEMAS / f"{name}.json").read_text())
    Draft202012Validator(schema).validate(json.loads(load_format(name)(findings)))


@pytest.mark.parametrize("findings", [FINDINGS, []], ids=["some", "none"])
def test_junit_holds_to_its_schema(findings):
    schema = xmlschema.XMLSchema(str(SCHEMAS / "junit.xsd"))
    schema.validate(io.StringIO(load_format("junit")(findings)))


def test_sarif_results_point_at_their_rules():
    run = json.loads(load_format("sarif")(FINDINGS))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [f.rule for f in FINDINGS]
    prints = [r["partialFingerprints"]["cleanerFinding/v1"] for r in run["results"]]
    assert len(set(prints)) == 3


def test_json_and_json_lines_hold_the_same_objects():
    lines = [json.loads(line) for line in load_format("json-lines")(FINDINGS).splitlines()]
    assert lines == json.loads(load_format("json")(FINDINGS))
    assert lines[0]["fix"] == {"applicability": "safe", "before": "\u200b", "after": ""}
    assert (lines[1]["line"], lines[1]["path"]) == (None, "html/body/div[2]")
    assert (lines[2]["record"], lines[2]["field"]) == (5, "text")


def test_github_escapes_what_its_commands_are_made_of():
    first, second, third = load_format("github")(FINDINGS).splitlines()
    assert first.startswith("::warning title=REP050,file=a b/\u6c49%2Cx%3Ay.txt,line=1,col=19::")
    assert "\\x1b[31m" in second
    assert third == "::error title=ENC001,file=x.jsonl,line=5::ENC001 100%25 wrong"


def test_concise_and_grouped_are_one_line_a_finding():
    assert len(load_format("concise")(FINDINGS).splitlines()) == 3
    grouped = load_format("grouped")(FINDINGS)
    assert grouped.count("\n\n") == 3
    assert "  1:19       REP050 [*] a zero-width character" in grouped


def test_no_format_lets_a_control_character_through():
    for name in FORMATS:
        assert "\x1b" not in load_format(name)(FINDINGS)


def test_full_underlines_wide_characters_over_their_width(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("\u6c49\u5b57\u200b\u597d\n", encoding="utf-8")
    finding = Finding(rule="REP050", message="m", file="a.txt", line=1, column=3, start=2, end=3,
                      edit=EDIT)  # fmt: skip
    lines = load_format("full")([finding]).splitlines()
    assert lines[3] == "1 | \u6c49\u5b57\\u200b\u597d"
    assert lines[4] == "  |     ^^^^^^"
