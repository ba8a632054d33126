"""The docs: generated pages are up to date, links lead somewhere, the README's Python runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.rule import all_rules

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_generated_files_are_up_to_date():
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_between_pages_lead_to_files(page):
    for target in re.findall(
        r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")
    ):
        assert (page.parent / target).exists(), target


def test_every_rule_is_in_the_rules_page():
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    for active in all_rules():
        assert f"({active.rule.code})" in page


def test_the_python_of_the_readme_runs(capsys):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) == 1
    exec(compile(blocks[0], "README.md", "exec"), {})
    assert "The ferry is back in service since Monday." in capsys.readouterr().out


def test_the_readme_names_two_commands_to_set_up():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = [b for b in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL) if "venv" in b]
    assert len(blocks) == 2
    assert all(len(b.strip().splitlines()) == 1 for b in blocks)
