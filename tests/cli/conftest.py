"""Running the command as a user would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = (
    "A town saves its library\n\n"
    "The council of the small harbour town voted on Monday to keep its only library open.\n\n"
    "Readers had collected four thousand signatures in a month, and the mayor gave in at last.\n"
)


@pytest.fixture
def cleaner(tmp_path):
    """Call `cleaner` in `tmp_path`; returns the finished process, outputs as bytes."""

    def call(*args, stdin=b"", env=None, cwd=None):
        return subprocess.run(
            [sys.executable, "-m", "cleaner", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **(env or {})},
            check=False,
        )

    return call


@pytest.fixture
def corpus(tmp_path):
    """A folder with a text, a page and a file that is no article."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[1:])
    page = f"<html><body><h1>A town saves its library</h1>{paragraphs}</body></html>"
    (folder / "sub" / "b.html").write_text(page, encoding="utf-8")
    (folder / "notes.xyz").write_text("not for us", encoding="utf-8")
    return Path(folder)
