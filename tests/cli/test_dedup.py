"""Of documents that say the same one stays, whatever their order and the form of their file."""

import gzip
import itertools
import json
import re
import shlex
import sys
from pathlib import Path

import pytest

STORIES = (
    (
        "The weir below the paper mill was opened at noon, and by evening the meadows on both banks "
        "stood under a hand of water, as they had every spring before the dam was built upstream."
    ),
    (
        "A schooner from the north brought forty barrels of herring and two passengers, who asked for "
        "the house of the late organ builder and were told that it had burned down in the autumn."
    ),
    (
        "Nobody has claimed the grey horse that was found on the common, though the bell was rung on "
        "three market days and the farrier swears that he shod it for a man from the hills."
    ),
)


@pytest.fixture
def corpus(cleaner, tmp_path):
    """Clean texts by name, give the records by name."""

    def make(**texts: str) -> dict[str, bytes]:
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text)
        assert cleaner("run", "in", "-q", "-o", "all.jsonl").returncode in {0, 1}
        lines = (tmp_path / "all.jsonl").read_bytes().splitlines(keepends=True)
        return {json.loads(line)["path"].partition(".")[0]: line for line in lines}

    return make


def left(cleaner, tmp_path, lines, *args) -> tuple[list[str], list[dict]]:
    (tmp_path / "x.jsonl").write_bytes(b"".join(lines))
    done = cleaner("dedup", "x.jsonl", "-o", "out.jsonl", "--groups", "g.jsonl", "-q", *args)
    assert done.returncode == 0, done.stderr
    out = (tmp_path / "out.jsonl").read_bytes().splitlines(keepends=True)
    assert set(out) <= set(lines)
    groups = [json.loads(line) for line in (tmp_path / "g.jsonl").read_bytes().splitlines()]
    return [json.loads(line)["path"].partition(".")[0] for line in out], groups


def test_one_of_equal_bodies_stays_whatever_the_order(cleaner, corpus, tmp_path):
    found = corpus(
        a=STORIES[0], b=STORIES[0].upper(), c=STORIES[1], d=STORIES[0].replace(",", " -"), e="Rain."
    )
    for order in itertools.permutations("abcde"):
        kept, groups = left(cleaner, tmp_path, [found[name] for name in order], "--exact")
        assert sorted(kept) == ["a", "c", "e"]
        assert kept == [name for name in order if name in kept]
        (group,) = groups
        assert group["kept"] == "a.txt"
        assert {copy["path"] for copy in group["copies"]} == {"b.txt", "d.txt"}


def test_the_longest_of_nearly_equal_bodies_stays(cleaner, corpus, tmp_path):
    pytest.importorskip("rensa")
    whole = " ".join(STORIES)
    found = corpus(
        a=whole, b=whole[:-20] + ".", c=whole + " So it was said.", d=STORIES[1], e=STORIES[2]
    )
    for order in ("abcde", "edcba", "cabed"):
        kept, groups = left(cleaner, tmp_path, [found[name] for name in order])
        assert sorted(kept) == ["c", "d", "e"]
        (group,) = groups
        assert group["kept"] == "c.txt"
        assert all(0.7 <= copy["similarity"] < 1 for copy in group["copies"])
    kept, groups = left(cleaner, tmp_path, list(found.values()), "--exact")
    assert (len(kept), groups) == (5, [])
    kept, _ = left(cleaner, tmp_path, list(found.values()), "--similar", "100")
    assert len(kept) == 5


def test_rejected_documents_are_nobodys_copies(cleaner, corpus, tmp_path):
    found = corpus(a="", b="", c=STORIES[0])
    kept, groups = left(cleaner, tmp_path, list(found.values()))
    assert sorted(kept) == ["a", "b", "c"]
    assert not groups


def test_form_and_compression_make_no_difference(cleaner, corpus, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    pytest.importorskip("rensa")
    corpus(a=STORIES[0], b=STORIES[0], c=STORIES[1])
    assert cleaner("run", "in", "-q", "-o", "all.jsonl.gz").returncode == 0
    assert cleaner("run", "in", "-q", "-o", "all.jsonl.xz").returncode == 0
    assert cleaner("run", "in", "-q", "-o", "all.parquet").returncode == 0
    assert cleaner("run", "in", "-q", "--to", "json", "-o", "tree").returncode == 0
    wanted = {"a.txt", "c.txt"}
    tree = [f"tree/{name}.json" for name in "abc"]
    for given in (["all.jsonl"], ["all.jsonl.gz"], ["all.jsonl.xz"], ["all.parquet"], tree):
        assert cleaner("dedup", *given, "-q", "-o", "u.parquet").returncode == 0
        rows = pq.read_table(tmp_path / "u.parquet").to_pylist()
        assert {Path(row["path"]).name for row in rows} == wanted
        assert all(row["sections"] for row in rows)
        done = cleaner("dedup", *given, "-q")
        assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    "args",
    [("in",), ("-",), (), ("all.jsonl", "-o", "x.md"), ("all.jsonl", "-o", "all.jsonl"),
     ("all.jsonl", "--groups", "all.jsonl"), ("all.jsonl", "-o", "in"), ("none.jsonl",),
     ("all.jsonl", "--similar", "0")],
    ids=" ".join,
)  # fmt: skip
def test_what_cannot_be_done_is_refused(cleaner, corpus, tmp_path, args):
    corpus(a=STORIES[0])
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert cleaner("dedup", *args).returncode == 2
    assert before == {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}


def test_without_its_library_equal_bodies_are_found(cleaner, corpus, tmp_path, monkeypatch):
    found = corpus(a=STORIES[0], b=STORIES[0])
    monkeypatch.setitem(sys.modules, "rensa", None)
    (tmp_path / "x.jsonl").write_bytes(b"".join(found.values()))
    done = cleaner("dedup", "x.jsonl", "-o", "o.jsonl")
    assert done.returncode == 2
    assert b"cleaner-toolkit[dedup]" in done.stderr
    assert b"--exact" in done.stderr
    assert left(cleaner, tmp_path, list(found.values()), "--exact")[0] == ["a"]


def test_a_broken_line_costs_that_line(cleaner, corpus, tmp_path):
    found = corpus(a=STORIES[0], b=STORIES[0], c=STORIES[1])
    (tmp_path / "x.jsonl").write_bytes(b"".join([*found.values(), b'{"broken\n']))
    done = cleaner("dedup", "x.jsonl", "--exact")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2


def test_the_tutorial_goes_from_an_archive_to_a_corpus(cleaner, tmp_path):
    for library in ("fastwarc", "pyarrow", "rensa", "jinja2", "vl_convert"):
        pytest.importorskip(library)
    pages = [*STORIES, STORIES[0], ""]
    data = b""
    for number, story in enumerate(pages):
        body = f"<html><head><title>No. {number}</title></head><body><p>{story}</p></body></html>"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Target-URI: https://example.org/{number}\r\nContent-Type: application/http; "
            f"msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        data += head.encode() + answer + b"\r\n\r\n"
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(data))
    text = (Path(__file__).parents[2] / "docs" / "corpora.md").read_text(encoding="utf-8")
    commands = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)[0].strip().splitlines()
    assert len(commands) == 5
    for command in commands:
        done = cleaner(*shlex.split(command)[1:])
        assert done.returncode == 0, (command, done.stderr)
    assert b"rejected" in done.stdout
    assert json.loads((tmp_path / "figures.json").read_bytes())["documents"] == 3
    assert (tmp_path / "report.html").stat().st_size > 1000
