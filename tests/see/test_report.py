"""The report of a run: the same figures whatever the order, safe as a page, whole in a browser."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest

import cleaner
from cleaner.document import Document, Source
from cleaner.emit.formats.facts import Facts, facts_of
from cleaner.emit.ledger import RuleCount
from cleaner.pipeline import until
from cleaner.see.report import render_report, to_csv, to_json
from cleaner.see.totals import LENGTHS, SLOWEST, Report, Totals, length_names
from inprocess import run_command

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run",
]  # fmt: skip
ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
PROSE = "The ferry is back in service since Monday, and the first boat left at six. " * 4


def add_up(rows: list[Facts]) -> Report:
    totals = Totals()
    for each in rows:
        totals.add(each)
    return totals.report()


def row(path: str, **fields: object) -> Facts:
    return Facts(path=path, **{"kept": 80, "scraped": 100, "body": path, **fields})  # type: ignore[arg-type]


def test_the_order_of_documents_changes_nothing():
    rows = [
        row("b", body="x", rules={"FUR320": RuleCount(2, 20, 0)}, examples={"FUR320": "Share"}),
        row("a", body="x", language="sv", rules={"FUR320": RuleCount(1, 9, 0)}),
        row("c", status="rejected", rule="ENC009", reason="empty"),
    ]
    assert to_json(add_up(rows)) == to_json(add_up(rows[::-1]))


def test_documents_edits_characters_and_copies_are_added_up():
    report = add_up(
        [
            row("a", body="x", rules={"FUR320": RuleCount(2, 20, 0), "layout": RuleCount(9, 9, 9)}),
            row("b", body="x", rules={"FUR320": RuleCount(1, 5, 2)}, published="2024-05-01"),
            row("c", status="rejected", rule="ENC009", reason="empty", kept=0, scraped=0, body=""),
        ]
    )
    assert (report.documents, report.scraped, report.kept) == (3, 200, 160)
    assert report.verdicts == {"kept": 2, "rejected": 1}
    assert report.reasons == {"ENC009 empty": 1}
    assert report.dates == {"2024-05": 1, "unknown": 2}
    total = report.rules["FUR320"]
    assert (total.documents, total.edits, total.removed, total.added) == (2, 3, 25, 2)
    assert "layout" not in report.rules
    assert [(group.size, group.paths) for group in report.duplicates] == [(2, ("a", "b"))]
    assert sum(report.shares) == sum(count for _, count in report.lengths) == 2
    assert report.shares[16] == 2


def test_a_body_counts_where_its_length_lies():
    report = add_up([row("a", kept=99, scraped=99), row("b", kept=100), row("c", kept=10**6)])
    counts = dict(report.lengths)
    assert (counts[0], counts[100], counts[LENGTHS[-1]]) == (1, 1, 1)
    assert len(length_names()) == len(LENGTHS)


def test_facts_are_those_of_the_ledger():
    source = Source(text=f"Harbour news\n\n{PROSE}\n\nShare this article\n", path="a.txt")
    document = until("emit").run(source)
    facts = facts_of(document)
    assert facts.kept == len(document.body)
    assert facts.rules["FUR320"].edits == 1
    assert facts.examples["FUR320"] == "Share this article"
    assert facts.scraped == len(
        cleaner.clean(f"Harbour news\n\n{PROSE}\n\nShare this article\n").text
    ) + sum(len(edit.before) - len(edit.after) for edit in document.ledger)


def test_bodies_that_differ_in_blanks_and_case_are_copies():
    one, two = (facts_of(Document(text=text)) for text in ("A boat, late.", "a  BOAT late"))
    assert one.body == two.body != facts_of(Document(text="A boat, early.")).body
    assert facts_of(Document(text=" ... ")).body == ""


def test_a_cell_is_no_formula_and_no_line_of_its_own():
    lines = to_csv([row("=1+1", title="a\x1b[31m\nb")]).split("\n")
    assert lines[1].startswith("'=1+1,")
    assert "\x1b" not in lines[1]


HOSTILE = "<script>window.hit = 1</script>"


@pytest.fixture(scope="module")
def page() -> str:
    pytest.importorskip("jinja2")
    pytest.importorskip("vl_convert")
    rows = [
        facts_of(until("emit").run(Source(data=file.read_bytes(), path=file.name)))
        for file in sorted(ARTICLES.iterdir())
        if file.is_file()
    ]
    bad = row(
        f"{HOSTILE}\u202ex\x1b[31m", language=HOSTILE, site=HOSTILE,
        rules={"FUR320": RuleCount(1, 9, 0)}, examples={"FUR320": HOSTILE},
    )  # fmt: skip
    return render_report(add_up([bad, *rows]), {rows[0].path: "views/1.html"})


def test_nothing_of_a_document_is_markup_in_the_report(page):
    assert "<script" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/", "")


def test_every_picture_has_its_table_and_its_words(page):
    assert page.count("<svg") == page.count('role="img"') == page.count("<summary>Table</summary>")
    assert 'aria-label="Encodings: utf-8' in page


def test_the_report_opens_in_a_browser_without_a_word_on_the_console(page, tmp_path):
    if BROWSER is None:
        pytest.skip("no chromium on this machine: install it to test the pages")
    sync_api = pytest.importorskip("playwright.sync_api")
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        for width in (1280, 390):
            tab = chromium.new_page(viewport={"width": width, "height": 800})
            said: list[str] = []
            asked: list[str] = []
            tab.on("console", lambda message, said=said: said.append(message.text))
            tab.on("request", lambda request, asked=asked: asked.append(request.url))
            tab.goto((tmp_path / "report.html").as_uri())
            assert said == []
            assert len(asked) == 1
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            assert tab.locator("figure svg").count() > 5
        chromium.close()


@pytest.fixture
def cli(tmp_path):
    """Call `cleaner` in `tmp_path`."""
    return lambda *words: run_command(words, cwd=tmp_path)


def test_json_output_of_an_earlier_run_gives_the_same_report(tmp_path, cli):
    for to in ("jsonl", "record"):
        cli("run", str(ARTICLES), "--to", to, "-o", str(tmp_path / f"{to}.jsonl"), "-q")
    reports = [
        cli("report", str(path), "--output-format", "json").stdout
        for path in (ARTICLES, tmp_path / "jsonl.jsonl", tmp_path / "record.jsonl")
    ]
    assert reports[0] == reports[1] == reports[2]
    assert json.loads(reports[0])["documents"] > 10


def test_a_line_that_is_no_output_costs_that_line(tmp_path, cli):
    cli("run", str(ARTICLES), "--to", "jsonl", "-o", str(tmp_path / "a.jsonl"), "-q")
    with (tmp_path / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"text": 3}\n')
    done = cli("report", str(tmp_path / "a.jsonl"), "--output-format", "csv")
    assert done.returncode == 3
    assert b"is no JSON output of a run" in done.stderr
    assert len(done.stdout.splitlines()) == len([f for f in ARTICLES.iterdir() if f.is_file()]) + 1


def test_views_are_written_and_linked(tmp_path, cli):
    pytest.importorskip("vl_convert")
    page = tmp_path / "out" / "report.html"
    done = cli("report", str(ARTICLES), "-o", str(page), "--views", str(tmp_path / "out" / "views"))
    assert done.returncode == 0
    views = sorted((tmp_path / "out" / "views").iterdir())
    assert views
    assert all(f'href="views/{view.name}"' in page.read_text(encoding="utf-8") for view in views)


def test_views_need_a_page_to_be_linked_from(cli):
    assert cli("report", str(ARTICLES), "--views", "views").returncode == 2


def test_figures_are_the_same_with_two_workers(cli):
    one, two = (
        cli("report", str(ARTICLES), "--output-format", "json", "--jobs", jobs).stdout
        for jobs in ("1", "2")
    )
    assert one == two


def test_facts_are_a_format_of_run(cli):
    lines = cli("run", str(ARTICLES), "--to", "facts", "-q").stdout.splitlines()
    rows = [msgspec.json.decode(line, type=Facts) for line in lines]
    assert {"kept", "rejected"} == {row.status for row in rows}


def test_the_slowest_list_holds_the_longest_times_the_longest_first():
    totals = Totals()
    for number in range(1, SLOWEST + 6):
        totals.add(row(f"{number:02}.txt"), seconds=number / 4)
    totals.add(row("not timed.txt"))
    report = totals.report()
    last = SLOWEST + 5
    expected = [(f"{number:02}.txt", number / 4) for number in range(last, last - SLOWEST, -1)]
    assert report.slowest == expected
    page = render_report(report)
    assert f"<td>{last / 4:.2f}" in page or f">{last / 4:.2f}<" in page
    assert page.index(f"{last:02}.txt") < page.index(f"{last - 1:02}.txt")
    assert "slowest" not in json.loads(to_json(report))
