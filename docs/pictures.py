#!/usr/bin/env python3
"""Make the pictures of README.md: a view and a report of the example articles, as a browser shows them.

    python docs/pictures.py

Writes docs/pictures/view.png and docs/pictures/report.png; needs the extra `report`, Playwright and a
Chromium (`CHROMIUM` names another than the one on the path).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples" / "articles"
PICTURES = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1200, 760
"""CSS pixels of a window."""


def main() -> None:
    """Write both pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pages = {"view": Path(folder, "view.html"), "report": Path(folder, "report.html")}
        shown = min(ARTICLES.glob("*.html"), key=lambda file: (-file.stat().st_size, file.name))
        make("view", shown, pages["view"])
        make("report", ARTICLES, pages["report"])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
                args=["--no-sandbox"],
            )
            for name, page in pages.items():
                window = browser.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light"
                )
                window.goto(page.as_uri())
                window.screenshot(path=str(PICTURES / f"{name}.png"))
            browser.close()


def make(command: str, given: Path, target: Path) -> None:
    """Run a command that writes a page."""
    named = str(given.relative_to(ROOT))
    run = [sys.executable, "-m", "cleaner", command, named, "-q", "-o", str(target)]
    subprocess.run(run, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
