"""`cleaner rule --site`: site rules tried on pages."""

import json

RULES = """
id = "sites/heron"
summary = "A made-up newspaper."
[[site]]
id = "heron"
hosts = ["heron.example"]
title = ["h1.head", "h1"]
body = ["div.story"]
authors = [".by"]
drop = [".ad"]
reason = "Try."
"""
SENTENCE = "The river stood in the lower streets for eleven days, and the ferry at the church."
PAGE = f"""<link rel=canonical href="https://heron.example/1"><h1>Rain at last</h1>
<div class=story><p>{SENTENCE}</p><p>{SENTENCE[:-1]} door.</p><p>{SENTENCE[4:]}</p></div>"""


def write(tmp_path, rules=RULES, page=PAGE):
    (tmp_path / "heron.toml").write_text(rules, encoding="utf-8")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")


def test_each_selector_says_what_it_matches_and_what_is_empty(cleaner, tmp_path):
    write(tmp_path)
    result = cleaner("rule", "--site", "heron.toml", "page.html")
    lines = result.stdout.decode().splitlines()
    assert result.returncode == 1
    assert lines[0] == "== page.html: heron (for https://heron.example/1)"
    assert "title       0  h1.head: no match" in lines
    assert "title       1  h1: Rain at last" in lines
    assert "authors     0  .by: no match" in lines
    assert "empty: authors" in lines
    assert any(line.startswith("kept        3  blocks") for line in lines)


def test_a_rule_that_finds_all_it_asks_for_ends_with_0(cleaner, tmp_path):
    write(tmp_path, RULES.replace('authors = [".by"]\n', ""))
    result = cleaner("rule", "--site", "heron.toml", "--output-format", "json", "page.html")
    assert result.returncode == 0
    (trial,) = json.loads(result.stdout)
    assert trial["fits"] is True
    assert trial["body"][0] == SENTENCE


def test_a_page_without_the_body_says_who_decided(cleaner, tmp_path):
    write(tmp_path, page=PAGE.replace("story", "text"))
    result = cleaner("rule", "--site", "heron.toml", "-", stdin=PAGE.replace("story", "x").encode())
    assert result.returncode == 1
    assert b"note: the selectors of site rule 'heron' match nothing" in result.stdout


def test_a_wrong_key_is_named_with_the_file_and_what_to_try(cleaner, tmp_path):
    write(tmp_path, RULES.replace("title =", "titel ="))
    result = cleaner("rule", "--site", "heron.toml", "page.html")
    assert result.returncode == 2
    assert b"heron.toml" in result.stderr
    assert b"titel" in result.stderr
    assert b"Known keys: id, reason, hosts" in result.stderr


def test_the_rules_of_a_configuration_are_used_by_run(cleaner, tmp_path):
    write(tmp_path)
    (tmp_path / "cleaner.toml").write_text('sites = ["heron.toml"]\n', encoding="utf-8")
    result = cleaner("run", "page.html", "--to", "json")
    document = json.loads(result.stdout)
    assert document["metadata"]["title"] == "Rain at last"
    (tmp_path / "cleaner.toml").write_text('sites = ["gone/"]\n', encoding="utf-8")
    gone = cleaner("run", "page.html")
    assert gone.returncode == 2
    assert b"gone" in gone.stderr
