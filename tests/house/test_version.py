"""The version is said in one place of the code, and the package says the same."""

import tomllib
from pathlib import Path

import cleaner

ROOT = Path(__file__).resolve().parents[2]


def test_code_and_package_have_one_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == cleaner.__version__
