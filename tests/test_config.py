"""Configuration from files and tables."""

import pytest

from cleaner.config import Config, find_config, load_config, parse_config
from cleaner.errors import ConfigError
from cleaner.rule import check_codes


def test_keys_are_written_with_hyphens():
    config = parse_config({"extend-select": ["REP"], "keep": ["links"]}, where="x")
    assert config.extend_select == ("REP",)
    assert config.keep == ("links",)


def test_an_unknown_key_is_refused_and_named():
    with pytest.raises(ConfigError, match=r"x: .*`selct`.*Known keys: select"):
        parse_config({"selct": []}, where="x")


@pytest.mark.parametrize("table", [{"script": "latin"}, {"min-level": 9}, {"keep": ["menus"]}])
def test_a_wrong_value_is_refused(table):
    with pytest.raises(ConfigError):
        parse_config(table, where="x")


def test_the_nearest_cleaner_toml_is_found_upward(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.cleaner]\nscript = 'keep'\n")
    (tmp_path / "a" / "cleaner.toml").write_text("script = 'simplified'\n")
    assert load_config(find_config(inner)).script == "simplified"
    assert load_config(find_config(tmp_path)).script == "keep"


def test_a_pyproject_without_our_section_does_not_count(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    found = find_config(tmp_path)
    assert found is None or tmp_path not in found.parents


def test_a_broken_file_is_named(tmp_path):
    path = tmp_path / "cleaner.toml"
    path.write_text("select = [")
    with pytest.raises(ConfigError, match=r"cleaner\.toml: cannot be read as TOML"):
        load_config(path)


def test_a_rule_code_that_does_not_exist_is_refused():
    with pytest.raises(ConfigError, match="'XYZ'"):
        check_codes(Config(ignore=("XYZ",)))
