"""pre-commit itself over a corpus repository made on the spot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CLEAN = "The keeper lit the lamp at dusk.\n\nHe wrote the hour into his book, as every day.\n"
FAULTY = CLEAN.replace("lamp", "la\u200bmp")


@pytest.fixture
def repository(tmp_path):
    """A git repository with a corpus and our hooks, run by the command of this environment."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    for hook in hooks:
        hook["language"] = "system"
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(FAULTY, encoding="utf-8")
    call(tmp_path, "git", "init", "-q")
    call(tmp_path, "git", "add", "-A")
    return tmp_path


def call(folder, *command):
    """Run a command in a folder; its status and output."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {
        **os.environ,
        "PATH": path,
        "PRE_COMMIT_HOME": str(folder / ".home"),
        "HOME": str(folder),
    }
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True)
    return done.returncode, done.stdout.decode(errors="replace")


def pre_commit(folder, hook):
    return call(folder, "pre-commit", "run", hook, "--all-files", "--color", "never")


def test_the_check_fails_the_fix_mends_and_the_check_passes(repository):
    status, output = pre_commit(repository, "cleaner-check")
    assert status == 1
    assert "corpus/a.txt:1:22: REP050" in output
    assert pre_commit(repository, "cleaner-fix")[0] == 1
    assert (repository / "corpus" / "a.txt").read_text(encoding="utf-8") == CLEAN
    call(repository, "git", "add", "-A")
    assert pre_commit(repository, "cleaner-fix")[0] == 0
    assert pre_commit(repository, "cleaner-check")[0] == 0


def test_utf_16_and_json_lines_are_caught(repository):
    (repository / "corpus" / "a.txt").write_bytes(CLEAN.encode("utf-16"))
    (repository / "corpus" / "b.jsonl").write_text('{"text": "la\\u200bmp"}\n')
    call(repository, "git", "add", "-A")
    status, output = pre_commit(repository, "cleaner-encoding")
    assert status == 1
    assert "corpus/a.txt" in output
    status, output = pre_commit(repository, "cleaner-check")
    assert "corpus/b.jsonl:1:text:1:3: REP050" in output


@pytest.mark.slow
def test_try_repo_installs_and_runs_the_hook(repository):
    status, output = call(
        repository, "pre-commit", "try-repo", str(ROOT), "cleaner-check", "--all-files"
    )
    assert status == 1
    assert "REP050" in output
