#!/usr/bin/env python3
"""Looks at views in headless Chromium: whether every change is at its place, the cleaned pane the body.

    bench/view_page.py DATA [SEEDS]

Takes 20 texts of DATA/text (spread over its folders), five pages of DATA/html, the texts of SEEDS, and
a text of 1 MB made of the news. For each: the edits of the ledger that are marked in the page, whether
the cleaned pane's text is `Document.body`, what the console said, the requests the page made; for the
large one also the seconds until it is loaded. Needs Playwright and Chromium from the system.
"""

import gzip
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cleaner.document import Document, Source
from cleaner.pipeline import until
from cleaner.see.view import render_page

TEXTS, PAGES, LARGE = 20, 5, 1_000_000
TEXT_OF = """() => (function walk(node) {
  if (node.nodeType === 3) return node.data;
  if (node.classList.contains('sign')) {
    return String.fromCodePoint(parseInt(node.dataset.code.slice(2), 16));
  }
  return [...node.childNodes].map(walk).join('');
})(document.querySelector('#cleaned .text'))"""
MARKED = "() => [...document.querySelectorAll('.m')].map(m => Number(m.dataset.e))"


class Seen(NamedTuple):
    """What a browser shows of a view."""

    edits: int
    missing: int
    is_body: bool
    said: list[str]
    requests: int
    seconds: float


def sources(data: Path, seeds: Path | None) -> Iterator[tuple[str, Source]]:
    """Name and source of every document."""
    texts = sorted(p for p in (data / "text").rglob("*") if p.is_file() and p.suffix == ".txt")
    for file in texts[:: max(1, len(texts) // TEXTS)][:TEXTS]:
        yield file.name, Source(data=file.read_bytes(), path=file.name)
    sets = sorted(p for p in (data / "html").iterdir() if (p / "pages").is_dir())
    for folder in sets[:PAGES]:
        file = min((folder / "pages").glob("*.html.gz"))
        page = gzip.decompress(file.read_bytes())
        yield (
            f"{folder.name}/{file.name}",
            Source(data=page, media_type="text/html", path=file.name),
        )
    for file in sorted(seeds.glob("*.txt")) if seeds else ():
        yield file.name, Source(data=file.read_bytes(), path=file.name)
    yield "1 MB", Source(data=large(data).encode(), path="large.txt")


def large(data: Path) -> str:
    """A text of the news put one behind the other."""
    parts, size = [], 0
    with gzip.open(data / "news_zh" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts.append(json.loads(line)["text"])
            size += len(parts[-1].encode())
            if size >= LARGE:
                break
    return "\n\n".join(parts)


def look(browser: Any, document: Document, page: str, folder: Path) -> Seen:
    """Open a view and compare it with its document."""
    file = folder / "view.html"
    file.write_text(page, encoding="utf-8")
    context = browser.new_context()
    tab = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    begun = time.perf_counter()
    tab.goto(file.as_uri(), timeout=120_000)
    seconds = time.perf_counter() - begun
    own = {n for n, edit in enumerate(document.ledger) if edit.before != edit.after}
    missing = own - set(tab.evaluate(MARKED))
    is_body = tab.evaluate(TEXT_OF) == document.body
    context.close()
    return Seen(len(own), len(missing), is_body, said, len(asked), seconds)


def main() -> None:
    """Print a row a document, then the sums."""
    from playwright.sync_api import sync_playwright

    data = Path(sys.argv[1])
    seeds = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    rows: list[Seen] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, source in sources(data, seeds):
            repaired = until("repair").run(source)
            document = until("emit").run(repaired)
            page = render_page(document, repaired)
            rows.append(seen := look(browser, document, page, Path(folder)))
            print(
                f"{name[:50]:50}  edits {seen.edits:5}  missing {seen.missing}  body {seen.is_body}  "
                f"console {len(seen.said)}  requests {seen.requests}  {seen.seconds:.2f} s  "
                f"{len(page.encode()) / 1e6:.2f} MB"
            )
        browser.close()
    print(
        f"{len(rows)} documents, {sum(r.edits for r in rows)} edits, missing "
        f"{sum(r.missing for r in rows)}; other than the body {sum(not r.is_body for r in rows)}; "
        f"console {sum(len(r.said) for r in rows)}; requests besides the page "
        f"{sum(r.requests - 1 for r in rows)}"
    )


if __name__ == "__main__":
    main()
