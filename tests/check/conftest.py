"""A corpus with known faults, and the command to check it."""

import pytest

from inprocess import run_command

CLEAN = "The keeper lit the lamp at dusk.\n\nHe wrote the hour into his book, as every day.\n"
FAULTY = CLEAN.replace("lamp", "la\u200bmp")


@pytest.fixture
def run(tmp_path):
    """Call `cleaner check` in `tmp_path` without a cache unless it is asked for."""

    def call(*args, stdin=b"", cache=False):
        options = [] if cache else ["--no-cache"]
        return run_command(["check", *options, *args], cwd=tmp_path, stdin=stdin)

    return call


@pytest.fixture
def corpus(tmp_path):
    """Two texts, one of them with a zero-width character."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return folder
