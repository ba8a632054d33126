"""The page of a document: safe, whole, every change at its place; looked at in a real browser."""

import shutil
from pathlib import Path

import pytest

import cleaner
from cleaner.document import Source
from cleaner.pipeline import until
from cleaner.see.view import render_page, runs_of

pytest.importorskip("jinja2")

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run",
]  # fmt: skip
EXAMPLES = sorted(
    p for p in (Path(__file__).parents[2] / "examples" / "articles").iterdir() if p.is_file()
)

HOSTILE = """<html><head><title>Harbour <script>window.hit = 1</script></title></head><body>
<h1>Harbour news</h1><script>window.hit = 1</script>
<p onclick="window.hit = 1">The ferry is back in service since Monday, the harbour master said.</p>
<p>A line with <a href="javascript:window.hit=1">a link</a> and \u202ebidi\u202c and \x1b[31mred text.</p>
<p>[bold]Rich markup[/bold] &lt;/script&gt;&lt;script&gt;window.hit = 1&lt;/script&gt; stays what it is.</p>
<img src="https://example.org/x.png" onerror="window.hit = 1">
</body></html>"""


def view_of(data: bytes | str, media_type: str = "") -> tuple[cleaner.Document, str]:
    source = Source(
        data=data if isinstance(data, bytes) else b"",
        text=data if isinstance(data, str) else None,
        media_type=media_type,
        path="made/up.txt",
    )
    repaired = until("repair").run(source)
    document = until("emit").run(repaired)
    return document, render_page(document, repaired)


def test_nothing_of_a_document_is_markup_in_its_page():
    _, page = view_of(HOSTILE, "text/html")
    assert page.count("<script") == 2  # the changes and our own
    assert "onclick=&#34;" in page or "onclick=&quot;" in page
    assert "default-src 'none'" in page
    assert "\x1b" not in page
    assert "://" not in page.split("<body>")[0]


def test_signs_stand_for_what_is_not_seen():
    assert [run.code for run in runs_of("a\u200bb\x00\ue000")] == [
        "",
        "U+200B",
        "",
        "U+0000",
        "U+E000",
    ]


@pytest.fixture(scope="module")
def browser():
    if BROWSER is None:
        pytest.skip("no chromium on this machine: install it to test the pages")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield chromium
        chromium.close()


TEXT_OF = """(pane) => [...document.querySelectorAll(`#${pane} .text *`)].length === 0 ? '' :
  (function walk(node) {
    if (node.nodeType === 3) return node.data;
    if (node.classList.contains('sign')) {
      return String.fromCodePoint(parseInt(node.dataset.code.slice(2), 16));
    }
    return [...node.childNodes].map(walk).join('');
  })(document.querySelector(`#${pane} .text`))"""


def open_page(browser, html, tmp_path, **context):
    file = tmp_path / "view.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_context(**context).new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    return page, said, asked


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.name)
def test_the_panes_hold_the_text_before_and_after_and_every_change(browser, tmp_path, example):
    document, html = view_of(example.read_bytes())
    page, said, asked = open_page(browser, html, tmp_path)
    assert page.evaluate(TEXT_OF, "cleaned") == document.body
    marked = page.evaluate(
        "() => [...document.querySelectorAll('.m')].map(m => Number(m.dataset.e))"
    )
    own = {
        n for n, edit in enumerate(document.ledger)
        if edit.before != edit.after
    }  # fmt: skip
    assert own <= set(marked)
    assert said == []
    assert len(asked) == 1


def test_a_hostile_page_does_nothing_in_its_view(browser, tmp_path):
    document, html = view_of(HOSTILE, "text/html")
    page, said, asked = open_page(browser, html, tmp_path)
    assert page.evaluate("() => window.hit") is None
    assert page.evaluate(TEXT_OF, "cleaned") == document.body
    assert said == []
    assert len(asked) == 1


def test_keys_go_from_change_to_change_and_filters_hide_them(browser, tmp_path):
    _, html = view_of((EXAMPLES[0].parent / "market-clone.txt").read_bytes())
    page, _, _ = open_page(browser, html, tmp_path)
    page.keyboard.press("n")
    assert page.locator("#place").text_content().startswith("1 of ")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert page.locator("#place").text_content().startswith("1 of ")
    assert page.locator("#box").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#box").is_visible()
    page.locator("input[value=repaired]").uncheck()
    assert page.locator(".k-repaired.m:not(.off)").count() == 0
    page.locator("#rule").select_option(index=1)
    assert page.locator("#place").text_content().endswith("changes")


def test_on_a_phone_one_pane_is_shown_at_a_time(browser, tmp_path):
    _, html = view_of((EXAMPLES[0].parent / "market-clone.txt").read_bytes())
    page, _, _ = open_page(browser, html, tmp_path, viewport={"width": 390, "height": 800})
    assert page.locator("#scraped").is_visible()
    assert not page.locator("#cleaned").is_visible()
    page.locator(".tabs button[data-pane=cleaned]").click()
    assert page.locator("#cleaned").is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_a_list_of_documents_is_searched_and_sorted(browser, tmp_path):
    from cleaner.see.index import render_index, row_of

    rows = [row_of(view_of(p.read_bytes())[0], f"{n}.html") for n, p in enumerate(EXAMPLES)]
    page, said, asked = open_page(browser, render_index(rows), tmp_path)
    page.locator("th button", has_text="characters").click()
    column = "() => [...document.querySelectorAll('tbody tr')].map(r => Number(r.cells[5].dataset.value))"
    assert page.evaluate(column) == sorted(row.characters for row in rows)
    page.locator("#search").fill("zzz-nothing")
    assert page.locator("tbody tr:visible").count() == 0
    assert said == []
    assert len(asked) == 1
