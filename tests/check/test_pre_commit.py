"""pre-commit itself over a corpus repository made on the spot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CLEAN = "The keeper lit the lamp at dusk.\n\nHe wrote the hour into his book, as every day.\n"
HAN = (
    "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\uff0c"
    "\u5b69\u5b50\u4eec\u5728\u6811\u4e0b\u8dd1\u6765\u8dd1\u53bb\u3002\n\n"
)
PAGE = (
    "<html><head><title>The lamp</title></head><body><p>The keeper lit the lamp at dusk and wrote "
    "the hour into his book, as he had done every day since he came to the tower.</p>"
    "<div class=share>Share this on Facebook</div></body></html>\n"
)
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


def test_the_hooks_pass_once_everything_fixable_is_fixed(repository):
    folder = repository / "corpus"
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "damaged.txt").write_bytes(CLEAN.encode() * 3 + b"caf\xc3\xa9 a\xffb\n")
    (folder / "share.txt").write_text(HAN * 3 + "\u5206\u4eab\u5230\uff1a\n", encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    call(repository, "git", "add", "-A")
    assert pre_commit(repository, "cleaner-fix")[0] == 1
    call(repository, "git", "add", "-A")
    assert pre_commit(repository, "cleaner-fix")[0] == 0
    assert pre_commit(repository, "cleaner-check")[0] == 1
    call(repository, "cleaner", "check", "--fix", "--unsafe-fixes", "corpus")
    call(repository, "git", "add", "-A")
    assert pre_commit(repository, "cleaner-fix")[0] == 0
    assert pre_commit(repository, "cleaner-check")[0] == 0
    assert pre_commit(repository, "cleaner-encoding")[0] == 1, "a byte that does not decode is left"


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
