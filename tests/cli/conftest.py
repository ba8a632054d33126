"""Running the command as a user would."""

from pathlib import Path

import pytest

from inprocess import run_command

ARTICLE = (
    "A town saves its library\n\n"
    "The council of the small harbour town voted on Monday to keep its only library open.\n\n"
    "Readers had collected four thousand signatures in a month, and the mayor gave in at last.\n"
)


@pytest.fixture
def cleaner(tmp_path):
    """Call `cleaner` in `tmp_path`; returns status and outputs as bytes."""

    def call(*args, stdin=b""):
        return run_command(args, cwd=tmp_path, stdin=stdin)

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
