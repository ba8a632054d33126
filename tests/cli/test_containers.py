"""Containers: their documents are read, other fields pass through, a broken one costs itself."""

import bz2
import gzip
import io
import json
import lzma
import random
import zipfile

import pytest

TEXT = "The archive keeps the letters of the weavers. Visitors may read them on Tuesdays.\n"
PAGE = f"<html><body><article><h1>Letters</h1><p>{TEXT}</p></article></body></html>"
ROWS = [
    {"id": "w-1", "text": TEXT, "lang": "en", "n": 1.0, "big": 123456789012345678901234567890},
    {"id": 2, "html": PAGE, "url": "https://example.org/letters", "tags": ["a", {"b": None}]},
]
LINES = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)


def objects(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", ["r.jsonl", "r.ndjson", "r.jsonl.gz", "r.json", "r.txt", "-"])
def test_lines_of_json_are_records_whatever_the_file_is_called(cleaner, tmp_path, name):
    data = gzip.compress(LINES) if name.endswith("gz") else LINES
    if name != "-":
        (tmp_path / name).write_bytes(data)
    done = cleaner("run", name, "--to", "jsonl", "-q", stdin=LINES)
    assert done.returncode == 0, done.stderr
    first, second = objects(done)
    assert first["text"] == TEXT.strip()
    assert first["id"] == "w-1"
    assert first["path"] == f"{'stdin' if name == '-' else name}/1"
    assert first["extra"] == {key: ROWS[0][key] for key in ("lang", "n", "big")}
    assert second["media_type"] == "text/html"
    assert second["text"].endswith(TEXT.strip())
    assert second["id"] == "2"
    assert second["metadata"]["url"] == "https://example.org/letters"
    assert second["extra"] == {"tags": ["a", {"b": None}]}


def test_a_json_array_gives_its_objects(cleaner, tmp_path):
    (tmp_path / "r.json").write_text(json.dumps(ROWS, indent=2))
    assert len(objects(cleaner("run", "r.json", "-q"))) == 2


def test_fields_are_named_by_options_and_paths(cleaner, tmp_path):
    row = {"doc": {"page": PAGE, "lang": "en"}, "meta": {"link": "https://example.org/x"}, "key": 9}
    (tmp_path / "r.jsonl").write_text(json.dumps(row) + "\n")
    done = cleaner("run", "r.jsonl", "-q", "--to", "jsonl")
    assert done.returncode == 3
    assert b"--text-field" in done.stderr
    assert b"doc, meta, key" in done.stderr
    (found,) = objects(
        cleaner("run", "r.jsonl", "-q", "--to", "jsonl", "--html-field", "doc.page",
                "--url-field", "meta.link", "--id-field", "key")
    )  # fmt: skip
    assert found["text"].endswith(TEXT.strip())
    assert found["id"] == "9"
    assert found["metadata"]["url"] == "https://example.org/x"
    assert found["extra"] == {"doc": {"lang": "en"}, "meta": {}}


def test_tables_are_read_in_their_own_encoding(cleaner, tmp_path):
    chinese = "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\uff0c\u5b69\u5b50\u4eec\u5728\u6811\u4e0b\u8dd1\u6765\u8dd1\u53bb\u3002"
    table = f'id,content,note\n1,"{chinese}",x\n2,"{TEXT}",y\n'
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        (tmp_path / "t.csv").write_bytes(table.encode(encoding))
        found = objects(cleaner("run", "t.csv", "--to", "jsonl", "-q"))
        assert [f["text"] for f in found] == [chinese, TEXT.strip()]
        assert [f["extra"] for f in found] == [{"note": "x"}, {"note": "y"}]
    done = cleaner(
        "run", "-", "--from", "tsv", "-q", stdin=b"text\tn\nThe boats came home at noon.\t1\n"
    )
    assert b"The boats came home at noon." in done.stdout


def test_a_table_without_a_text_is_refused_with_its_columns(cleaner, tmp_path):
    (tmp_path / "t.csv").write_text("name,price\nx,1\n")
    done = cleaner("run", "t.csv")
    assert done.returncode == 3
    assert b"name, price" in done.stderr
    assert b"--text-field" in done.stderr


def test_a_broken_line_costs_that_line_only(cleaner, tmp_path):
    lines = LINES.splitlines(keepends=True)
    deep = b'{"text": "x", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    (tmp_path / "r.jsonl").write_bytes(lines[0] + b"{broken\n" + deep + b'{"text": 5}\n' + lines[1])
    done = cleaner("run", "r.jsonl", "-q", "--to", "jsonl", "-o", "out.jsonl")
    assert done.returncode == 3
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 2
    for number in (2, 3, 4):
        assert f"r.jsonl: record {number}".encode() in done.stderr


def test_the_same_record_passes_every_stage_of_the_pipe(cleaner, tmp_path):
    (tmp_path / "r.jsonl").write_bytes(LINES)
    whole = cleaner("run", "r.jsonl", "--to", "jsonl", "-q").stdout
    data = cleaner("detect", "r.jsonl", "-q").stdout
    for stage in ("repair", "strip", "split"):
        data = cleaner(stage, stdin=data).stdout
    assert cleaner("emit", "--to", "jsonl", stdin=data).stdout == whole


def test_the_files_of_a_zip_become_a_tree(cleaner, tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/page.html", PAGE)
        archive.writestr("a/page.txt", TEXT)
        archive.writestr("../../evil.txt", TEXT)
    (tmp_path / "p.zip").write_bytes(buffer.getvalue())
    assert cleaner("run", "p.zip", "-o", "out", "-q").returncode == 0
    found = sorted(
        p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.md")
    )
    assert found == ["p.zip/a/page.md", "p.zip/a/page.txt.md", "p.zip/evil.md"]


def test_an_archive_of_the_web_is_read_or_asks_for_its_library(cleaner, tmp_path):
    body = PAGE.replace("weavers", "w\u00e9avers").encode("latin-1")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n" + body
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + body
    data = b""
    for number, block in enumerate((answer, missing)):
        data += (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
            b"WARC-Target-URI: https://example.org/%d\r\nContent-Type: application/http; "
            b"msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        ) % (number, number, len(block), block)
    (tmp_path / "c.warc.gz").write_bytes(gzip.compress(data))
    (tmp_path / "c.txt").write_bytes(data)
    for name in ("c.warc.gz", "c.txt"):
        done = cleaner("run", name, "--to", "jsonl", "-q")
        try:
            import fastwarc  # noqa: F401
        except ImportError:
            assert done.returncode in {2, 3}
            assert b"cleaner-toolkit[warc]" in done.stderr
            continue
        (found,) = objects(done)
        assert "w\u00e9avers" in found["text"]
        assert found["metadata"]["url"] == "https://example.org/0"


def test_a_compressed_archive_that_ends_early_gives_what_came_before(cleaner, tmp_path):
    pytest.importorskip("fastwarc")
    body = (
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
        b"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    )
    members = [gzip.compress(body % (n, len(TEXT), TEXT.encode())) for n in range(3)]
    (tmp_path / "c.wet.gz").write_bytes(b"".join(members)[:-40])
    done = cleaner("run", "c.wet.gz", "--to", "jsonl", "-q")
    assert done.returncode == 3
    assert b"c.wet.gz" in done.stderr
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize("suffix", ["gz", "bz2", "xz", "zst"])
def test_records_before_a_cut_are_read(cleaner, tmp_path, suffix):
    makers = {
        "gz": gzip.compress,
        "bz2": lambda data: bz2.compress(data, 1),  # small blocks, several of them whole
        "xz": lzma.compress,
        "zst": lambda data: pytest.importorskip("zstandard").compress(data),
    }
    chance = random.Random(3)
    data = b"".join(
        b'{"text": "The weavers wrote letter %d to number %d."}\n' % (n, chance.getrandbits(200))
        for n in range(9000)
    )
    packed = makers[suffix](data)
    (tmp_path / f"c.jsonl.{suffix}").write_bytes(packed[: len(packed) * 2 // 3])
    done = cleaner("detect", f"c.jsonl.{suffix}", "--to", "jsonl", "-q")
    assert done.returncode == 3
    assert b"read to its end" in done.stderr
    assert 3000 < len(done.stdout.splitlines()) < 7000


def test_json_can_be_read_as_the_text_it_is(cleaner, tmp_path):
    (tmp_path / "r.json").write_bytes(LINES)
    done = cleaner("run", "r.json", "--from", "text", "--to", "jsonl", "-q")
    assert len(done.stdout.splitlines()) == 1


def test_prose_in_brackets_is_prose(cleaner, tmp_path):
    for text in ("[1] The first note stands here.\n", "{sic} They wrote it so.\n", "[]\n"):
        (tmp_path / "x.txt").write_text(text)
        assert cleaner("run", "x.txt").stdout.decode().endswith(text)
