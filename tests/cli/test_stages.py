"""What the stage commands do besides passing records on."""

import csv
import io
import json

import pytest

TEXT = (
    "村口的老槐树又开花了，孩子们在树下跑来跑去。\n天黑以后，大人们来叫他们回家吃饭，狗也跟着跑。\n"
)
DAMAGED = TEXT.replace("老槐", "老\u200b槐")
BOOK = (
    "# Part\n\nA line before.\n\n## One\n\nThe first text stands here.\n\n## Two\n\nThe second.\n"
)


@pytest.fixture
def folder(tmp_path):
    """A GBK page that says it is something else, and a damaged text."""
    page = f'<html><head><meta charset="utf-8"></head><body><p>{TEXT}</p></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode("gbk"))
    (tmp_path / "text.txt").write_bytes(DAMAGED.encode())
    return tmp_path


def test_detect_reports_as_csv(cleaner, folder):
    done = cleaner("detect", "page.html", "text.txt", "--output-format", "csv")
    rows = {r["path"]: r for r in csv.DictReader(io.StringIO(done.stdout.decode()))}
    assert rows["page.html"]["encoding"] == "gb18030"
    assert rows["page.html"]["wrong"] == "True"
    assert rows["text.txt"]["encoding"] == "utf-8"
    assert rows["text.txt"]["language"] == "zh"


def test_detect_reports_only_wrong_declarations(cleaner, folder):
    done = cleaner("detect", ".", "--only-wrong-declared")
    assert [json.loads(line)["path"] for line in done.stdout.splitlines()] == ["page.html"]


def test_detect_refuses_an_unknown_report(cleaner, folder):
    assert cleaner("detect", ".", "--output-format", "xls").returncode == 2


def test_detect_converts_to_utf_8_and_mends_the_declaration(cleaner, folder):
    page = (folder / "page.html").read_bytes().replace(b"utf-8", b"gb2312")
    (folder / "page.html").write_bytes(page)
    assert cleaner("detect", "page.html", "--convert").returncode == 2
    assert cleaner("detect", "page.html", "--convert", "-o", "utf8").returncode == 0
    written = (folder / "utf8" / "page.html").read_text(encoding="utf-8")
    assert 'charset="utf-8"' in written
    assert "老槐树" in written


def test_repair_writes_copies_to_a_folder(cleaner, folder):
    assert cleaner("repair", "text.txt", "-o", "mended").returncode == 0
    assert (folder / "mended" / "text.txt").read_bytes() == TEXT.encode()
    assert (folder / "text.txt").read_bytes() == DAMAGED.encode()


def test_repair_in_place_and_as_a_diff(cleaner, folder):
    done = cleaner("repair", "text.txt", "--diff")
    assert done.returncode == 1
    assert "+村口的老槐树又开花了" in done.stdout.decode()
    assert "\\u200b" in done.stdout.decode()
    assert cleaner("repair", "text.txt", "--in-place").returncode == 0
    assert (folder / "text.txt").read_bytes() == TEXT.encode()
    assert cleaner("repair", "text.txt", "--diff").returncode == 0
    assert cleaner("repair", "text.txt", "--in-place", "-o", "x").returncode == 2


def test_repair_runs_only_the_rules_selected(cleaner, folder):
    done = cleaner("repair", "text.txt", "--ignore", "REP050", "--to", "source")
    assert done.stdout == DAMAGED.encode()
    done = cleaner("repair", "text.txt", "--select", "REP050", "--to", "source")
    assert done.stdout == TEXT.encode()


def test_split_gives_one_file_a_section(cleaner, folder):
    (folder / "book.md").write_text(BOOK)
    cleaner("split", "book.md", "--to", "sections", "--min-level", "3", "-o", "out")
    files = {p.name: p.read_text() for p in (folder / "out" / "book").iterdir()}
    assert sorted(files) == ["01.md", "02-One.md", "03-Two.md"]
    assert files["02-One.md"] == "## One\n\nThe first text stands here.\n"


def test_split_gives_a_tree(cleaner, folder):
    (folder / "book.md").write_text(BOOK)
    tree = json.loads(cleaner("split", "book.md", "--to", "tree").stdout)
    part = tree["sections"][0]
    assert part["title"] == "Part"
    assert [s["title"] for s in part["sections"]] == ["One", "Two"]


def test_diff_shows_what_goes_and_exits_1(cleaner, folder):
    (folder / "a.txt").write_text(f"{TEXT}分享到：\n", encoding="utf-8")
    done = cleaner("diff", "a.txt")
    assert done.returncode == 1
    assert "-分享到：" in done.stdout.decode()
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    done = cleaner("diff", "b.txt")
    assert (done.returncode, done.stdout) == (0, b"")


def test_explain_names_the_rule_of_a_dropped_block(cleaner, folder):
    (folder / "a.txt").write_text(f"{TEXT}分享到：\n", encoding="utf-8")
    lines = cleaner("explain", "a.txt").stdout.decode().splitlines()
    assert any("drop" in line and "FUR" in line and "分享到" in line for line in lines)
    assert sum("keep" in line for line in lines) == 2


@pytest.mark.parametrize("name", ["a.txt", "b.html"])
def test_explain_shows_the_features_of_one_block(cleaner, folder, name):
    (folder / "a.txt").write_text(f"{TEXT}分享到：\n", encoding="utf-8")
    page = f"<html><body><h1>老槐树</h1><p>{TEXT}</p><p>{TEXT[::-1]}</p></body></html>"
    (folder / "b.html").write_text(page, encoding="utf-8")
    lines = cleaner("explain", name, "--block", "1").stdout.decode().splitlines()
    weights = [line for line in lines if " = " in line]
    assert len(weights) >= 5
    sizes = [abs(float(line.split()[0])) for line in weights]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0


def test_rule_describes_and_lists(cleaner):
    page = cleaner("rule", "rep050").stdout.decode()
    assert "zero-width-character" in page
    assert "## What it leaves alone" in page
    listed = cleaner("rule", "--all").stdout.decode()
    assert listed.count("\n") > 30
    objects = json.loads(cleaner("rule", "--all", "--output-format", "json").stdout)
    assert {o["code"] for o in objects} >= {"REP050", "FUR900"}
    assert cleaner("rule", "XYZ999").returncode == 2


def test_completion_is_answered_from_the_table(capsys):
    from cleaner.cli.completion import answer

    assert (
        answer(
            {"_CLEANER_COMPLETE": "complete_bash", "COMP_WORDS": "cleaner re", "COMP_CWORD": "1"}
        )
        == 0
    )
    assert capsys.readouterr().out.split() == ["repair", "report", "restore"]
    line = {"_CLEANER_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "cleaner run --led"}
    assert answer(line) == 0
    assert '"--ledger"' in capsys.readouterr().out
    assert answer({"_CLEANER_COMPLETE": "source_bash"}) is None
