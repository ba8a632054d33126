"""Many documents: compressed outputs, parts of a run, its figures."""

import bz2
import gzip
import json
import lzma
import sys
from pathlib import Path

import pytest

SENTENCE = "The orchard behind the school gave eleven crates of pears in the year of the flood"


@pytest.fixture
def many(tmp_path):
    """Eleven texts in two folders, and a file of six records."""
    folder = tmp_path / "in"
    for number in range(11):
        place = folder / ("a" if number % 2 else "b")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(f"{SENTENCE}, wrote pupil {number}.\n")
    lines = [json.dumps({"id": f"r{n}", "text": f"{SENTENCE}, said {n}."}) for n in range(6)]
    (folder / "c.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def unpacked(data: bytes, suffix: str) -> bytes:
    if suffix == "zst":
        return pytest.importorskip("zstandard").ZstdDecompressor().decompressobj().decompress(data)
    return {"gz": gzip, "bz2": bz2, "xz": lzma}[suffix].decompress(data)


@pytest.mark.parametrize("suffix", ["gz", "bz2", "xz", "zst"])
def test_a_stream_is_compressed_as_its_name_says(cleaner, many, tmp_path, suffix):
    if suffix == "zst":
        pytest.importorskip("zstandard")
    (tmp_path / "empty.txt").write_text("")
    plain = cleaner("run", "in", "empty.txt", "-q", "-o", "plain.jsonl", "--rejects", "drop")
    assert plain.returncode == 0
    for name in ("one", "two"):
        done = cleaner(
            "run", "in", "empty.txt", "-q", "-o", f"{name}.jsonl.{suffix}",
            "--rejects", f"no.jsonl.{suffix}",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    packed = (tmp_path / f"one.jsonl.{suffix}").read_bytes()
    assert packed == (tmp_path / f"two.jsonl.{suffix}").read_bytes()
    assert unpacked(packed, suffix) == (tmp_path / "plain.jsonl").read_bytes()
    (rejected,) = unpacked((tmp_path / f"no.jsonl.{suffix}").read_bytes(), suffix).splitlines()
    assert json.loads(rejected)["path"] == "empty.txt"
    again = cleaner("run", f"one.jsonl.{suffix}", "-q", "--to", "jsonl")
    assert len(again.stdout.splitlines()) == 17


def test_one_document_is_compressed_too(cleaner, many, tmp_path):
    assert cleaner("run", "in/a/1.txt", "-q", "-o", "one.md.gz").returncode == 0
    assert SENTENCE.encode() in gzip.decompress((tmp_path / "one.md.gz").read_bytes())


def test_a_compression_of_nothing_in_particular_is_refused(cleaner, many, tmp_path):
    done = cleaner("run", "in", "-o", "corpus.gz")
    assert done.returncode == 2
    assert b"corpus.jsonl.gz" in done.stderr
    assert not (tmp_path / "corpus.gz").exists()


def test_a_compression_without_its_library_is_refused(cleaner, many, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    done = cleaner("run", "in", "-o", "corpus.jsonl.zst")
    assert done.returncode == 2
    assert b"zstd" in done.stderr
    assert list(tmp_path.iterdir()) == [many]


def files_below(folder: Path) -> dict[str, bytes]:
    found = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def test_the_parts_of_a_run_make_the_whole(cleaner, many, tmp_path):
    assert cleaner("run", "in", "-q", "-o", "whole").returncode == 0
    assert cleaner("run", "in", "-q", "-o", "whole.jsonl").returncode == 0
    lines = []
    for part in (1, 2, 3):
        shard = f"--shard={part}/3"
        assert cleaner("run", "in", "-q", "-o", "parts", shard).returncode == 0
        assert cleaner("run", "in", "-q", "-o", f"{part}.jsonl", shard).returncode == 0
        own = (tmp_path / f"{part}.jsonl").read_bytes().splitlines()
        assert 5 <= len(own) <= 6
        lines += own
    assert files_below(tmp_path / "parts") == files_below(tmp_path / "whole")
    assert sorted(lines) == sorted((tmp_path / "whole.jsonl").read_bytes().splitlines())


@pytest.mark.parametrize("shard", ["0/3", "4/3", "1", "a/b", "1/0", "-1/2", "1/2/3"])
def test_a_part_that_is_none_is_refused(cleaner, many, shard):
    done = cleaner("run", "in", "--to", "jsonl", f"--shard={shard}")
    assert done.returncode == 2
    assert b"--shard" in done.stderr


def test_figures_of_a_run(cleaner, many, tmp_path):
    (tmp_path / "in" / "empty.txt").write_text("")
    assert cleaner("run", "in", "-q", "-o", "out", "--stats", "figures.json").returncode == 0
    told = json.loads((tmp_path / "figures.json").read_bytes())
    assert told["documents"] == 18
    assert told["verdicts"] == {"kept": 17, "rejected": 1}
    report = cleaner("report", "in", "-q", "--output-format", "json")
    assert json.loads(report.stdout) == told


def test_parquet_holds_what_json_lines_hold(cleaner, many, tmp_path, monkeypatch):
    pq = pytest.importorskip("pyarrow.parquet")
    from cleaner.emit.formats import parquet

    monkeypatch.setattr(parquet, "ROWS", 4)
    (many / "z.txt").write_text("")
    (many / "p.html").write_text(
        "<html><head><title>Pears</title><meta name=author content='Ida Kern'></head><body>"
        f"<nav><a href=/>Home</a></nav><h1>Pears</h1><p>{SENTENCE}.</p><h2>Later</h2>"
        f"<p>{SENTENCE}, and eleven more.</p></body></html>"
    )
    for name in ("a.parquet", "b.parquet", "a.jsonl"):
        assert cleaner("run", "in", "-q", "-o", name).returncode == 0
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    file = pq.ParquetFile(tmp_path / "a.parquet")
    assert file.num_row_groups == 5
    assert file.schema_arrow == parquet.schema()
    rows = file.read().to_pylist()
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_bytes().splitlines()]
    assert len(rows) == len(lines) == 19
    for row, line in zip(rows, lines, strict=True):
        for field in ("id", "path", "media_type", "text", "markdown", "verdict"):
            assert row[field] == line[field]
        assert {k: v for k, v in row["metadata"].items() if v} == line["metadata"]
        assert [s["title"] for s in row["sections"]][:1] == [
            s["title"] for s in line["sections"][:1]
        ]
        for field in ("ledger", "findings", "detection"):
            assert json.loads(row[field]) == line[field]
    assert [row["verdict"]["status"] for row in rows].count("rejected") == 1
    restored = [cleaner("restore", name).stdout for name in ("a.parquet", "a.jsonl")]
    assert restored[0] == restored[1] != b""
    reports = [
        cleaner("report", name, "--output-format", "json").stdout
        for name in ("a.parquet", "a.jsonl")
    ]
    assert reports[0] == reports[1]


@pytest.mark.parametrize(
    "args",
    [("--to", "parquet"), ("-o", "folder", "--to", "parquet"), ("-o", "x.parquet.gz"),
     ("--rejects", "r.parquet", "-o", "x.jsonl")],
    ids=" ".join,
)  # fmt: skip
def test_what_parquet_cannot_be_is_refused(cleaner, many, tmp_path, args):
    done = cleaner("run", "in", *args)
    assert done.returncode == 2, done.stderr
    assert list(tmp_path.iterdir()) == [many]


def test_parquet_without_its_library_is_refused(cleaner, many, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = cleaner("run", "in", "-o", "corpus.parquet")
    assert done.returncode == 2
    assert b"cleaner-toolkit[parquet]" in done.stderr
    assert list(tmp_path.iterdir()) == [many]


def test_an_input_that_fails_leaves_the_others_in_the_table(cleaner, many, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    (many / "bad.jsonl").write_text('{"text": "One."}\nnot json\n')
    assert cleaner("run", "in", "-q", "-o", "a.parquet").returncode == 3
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 18
