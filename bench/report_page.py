"""Loads a page that `cleaner report` wrote in headless Chromium and prints seconds and size.

    cleaner report DATA/news_zh -o report.html
    python bench/report_page.py report.html

Needs playwright and Chromium from the system. Asked: under 3 s and at most 5 MB.
"""

import shutil
import sys
import time
from pathlib import Path


def load(page: Path) -> float:
    """Seconds from the request to the `load` event; Chromium's own start is not counted."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = browser.new_page()
        began = time.perf_counter()
        tab.goto(page.resolve().as_uri(), wait_until="load")
        seconds = time.perf_counter() - began
        browser.close()
    return seconds


if __name__ == "__main__":
    path = Path(sys.argv[1])
    print(f"{load(path):.2f} s, {path.stat().st_size / 1e6:.2f} MB")
