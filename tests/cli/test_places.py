"""Where outputs go, and outputs that are refused before anything is done."""

import json
import os

import pytest

TEXT = "The miller lent his boat to the school. The children rowed it home.\n"


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "d"
    folder.mkdir()
    for name in ("a.txt", "b.md", "c.html"):
        (folder / name).write_text(TEXT)
    return folder


@pytest.mark.parametrize(
    "args",
    [("run", "d", "-o", "d"), ("run", "d", "-o", "./d/../d"), ("run", "d/b.md", "-o", "d"),
     ("run", "d/a.txt", "-o", "d", "--to", "txt"), ("run", "d/b.md", "-o", "d/b.md"),
     ("run", "d/b.md", "-o", "link.md"), ("run", "d", "--to", "jsonl", "-o", "hard.jsonl"),
     ("run", "d", "--rejects", "d"), ("run", "d/a.txt", "--rejects", "d/a.txt"),
     ("repair", "d/a.txt", "-o", "d"), ("diff", "d/a.txt", "-o", "d/a.txt"),
     ("explain", "d/a.txt", "-o", "d/a.txt")],
    ids=" ".join,
)  # fmt: skip
def test_an_output_that_is_an_input_is_refused_before_anything_is_done(
    cleaner, files, tmp_path, args
):
    (tmp_path / "link.md").symlink_to(files / "b.md")
    os.link(files / "a.txt", tmp_path / "hard.jsonl")
    before = sorted(os.listdir(tmp_path)), sorted(os.listdir(files))
    done = cleaner(*args)
    assert done.returncode == 2, done.stderr
    assert (sorted(os.listdir(tmp_path)), sorted(os.listdir(files))) == before
    assert {p.read_text() for p in files.iterdir()} == {TEXT}


@pytest.mark.parametrize("output", ["d/all.jsonl", "d/out"])
def test_an_output_inside_the_input_is_not_read_the_next_time(cleaner, files, output):
    found = []
    for _ in range(2):
        done = cleaner("run", "d", "-o", output, "--to", "jsonl", "-q")
        assert done.returncode == 0, done.stderr
        found.append({p: p.read_bytes() for p in files.rglob("*") if p.is_file()})
    assert found[0] == found[1]
    assert len(found[0]) == (4 if output.endswith("l") else 7)  # a manifest


def test_the_ending_of_the_output_decides_the_format(cleaner, files, tmp_path):
    cleaner("run", "d", "-o", "all.jsonl", "-q")
    paths = [
        json.loads(line)["path"] for line in (tmp_path / "all.jsonl").read_bytes().splitlines()
    ]
    assert paths == ["a.txt", "b.md", "c.html"]
    cleaner("run", "d/a.txt", "-o", "one.json", "-q")
    assert json.loads((tmp_path / "one.json").read_bytes())["markdown"] == TEXT
    cleaner("run", "d/a.txt", "-o", "one.txt", "-q")
    assert (tmp_path / "one.txt").read_text() == TEXT
    cleaner("detect", "d", "-o", "records.jsonl", "-q")
    assert (tmp_path / "records.jsonl").read_bytes().startswith(b'{"cleaner":1')


@pytest.mark.parametrize(
    "args",
    [("run", "d", "-o", "all.md"), ("run", "d", "-o", "all.json"),
     ("run", "d", "--to", "md", "-o", "all.jsonl"), ("run", "d", "--to", "docx"),
     ("diff", "d/a.txt", "--to", "md"), ("explain", "d/a.txt", "--to", "md")],
    ids=" ".join,
)  # fmt: skip
def test_an_output_that_cannot_hold_the_documents_is_refused(cleaner, files, tmp_path, args):
    done = cleaner(*args)
    assert done.returncode == 2
    assert not list(tmp_path.glob("all.*"))


def test_a_wrong_value_of_an_option_is_told_with_the_right_ones(cleaner, files):
    for option, value, there in (
        ("--script", "latin", b"keep, auto, simplified, traditional"),
        ("--ledger", "some", b"full, counts, none"),
        ("--keep", "tables,chairs", b"links, tables, captions"),
        ("--kind", "blog", b"auto, article, list, thread"),
        ("--from", "xls", b"csv"),
        ("--to", "docx", b"jsonl"),
    ):
        done = cleaner("run", "d/a.txt", option, value)
        assert done.returncode == 2
        assert value.rpartition(",")[2].encode() in done.stderr
        assert there in done.stderr, done.stderr


def test_missing_entries_of_a_list_cost_only_themselves(cleaner, files, tmp_path):
    (tmp_path / "list").write_bytes(b"d/a.txt\nd/gone.txt\nd/b.md\n")
    done = cleaner("run", "--files-from", "list", "-q", "--to", "jsonl")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    assert b"d/gone.txt: no such file or directory" in done.stderr
    done = cleaner("check", "--files-from", "list", "--no-cache")
    assert done.returncode == 3
    assert b"d/gone.txt: no such file or directory" in done.stderr


def test_diff_and_explain_read_standard_input_and_write_files(cleaner, tmp_path):
    page = f"<html><body><h1>Boat</h1><p>{TEXT}</p><div>Share on Facebook</div></body></html>"
    done = cleaner("diff", "-", "--to", "jsonl", "-o", "d.jsonl", stdin=page.encode())
    assert (done.returncode, done.stdout) == (1, b"")
    assert json.loads((tmp_path / "d.jsonl").read_bytes())["changed"] is True
    done = cleaner("explain", "-", "-o", "e.jsonl", stdin=page.encode())
    assert (done.returncode, done.stdout) == (0, b"")
    row = json.loads((tmp_path / "e.jsonl").read_bytes())
    assert {"block", "kept", "kind", "text", "path", "rule"} <= set(row["blocks"][0])


@pytest.mark.parametrize("args", [("--to", "md"), ("-o", "x.jsonl"), ("-o", "x.md")])
def test_view_writes_pages_and_says_so(cleaner, files, args):
    done = cleaner("view", "a.txt", *args)
    assert done.returncode == 2
    assert b"view writes pages" in done.stderr
    assert b"html" not in done.stdout


def test_more_than_max_bytes_is_refused_of_stdin_too(cleaner, tmp_path):
    (tmp_path / "cleaner.toml").write_text("max-bytes = 100\n")
    done = cleaner("run", "-", stdin=b"word " * 100)
    assert done.returncode == 3
    assert b"larger than 100 bytes" in done.stderr
    lines = b'{"text": "short"}\n{"text": "%s"}\n{"text": "short too"}\n' % (b"long " * 99)
    done = cleaner("run", "-", "-q", stdin=lines)
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
