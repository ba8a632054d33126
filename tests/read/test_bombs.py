"""What decompresses to far more than its size is refused; a library that is missing costs its inputs."""

import bz2
import gzip
import io
import lzma
import sys
import zipfile
from unittest import mock

import pytest

from inprocess import run_command

SENTENCE = "The ferry to the island left late on Friday because of the fog over the sound.\n"
ZEROS = bytes(30_000_000)
LINE = b'{"text":"' + b"a" * 30_000_000 + b'"}\n'


def zipped(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", data)
        archive.writestr("good.txt", SENTENCE)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("zeros.txt.gz", gzip.compress(ZEROS)),
        ("zeros.txt.bz2", bz2.compress(ZEROS)),
        ("zeros.txt.xz", lzma.compress(ZEROS)),
        ("line.jsonl.gz", gzip.compress(LINE)),
        ("files.zip", zipped(ZEROS)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bomb_is_named_and_costs_only_itself(tmp_path, name, data):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / "good.txt").write_text(SENTENCE)
    done = run_command(("run", "in", "-o", "out", "-q"), cwd=tmp_path)
    assert done.returncode == 3
    said = done.stderr.decode()
    assert f"cleaner: {name}: " in said
    assert "more than 200 times its size" in said
    assert "--max-ratio" in said
    assert (tmp_path / "out" / "good.md").read_text().endswith(SENTENCE)


def test_every_command_that_reads_asks_for_the_ratio(tmp_path):
    data = gzip.compress(ZEROS)
    (tmp_path / "zeros.txt.gz").write_bytes(data)
    for command in (("detect",), ("repair", "--in-place"), ("check", "--no-cache"), ("diff",),
                    ("explain",), ("view",), ("check", "--no-cache", "--fix")):  # fmt: skip
        done = run_command((*command, "zeros.txt.gz"), cwd=tmp_path)
        assert done.returncode == 3, command
        assert b"more than 200 times its size" in done.stderr, command
    assert (tmp_path / "zeros.txt.gz").read_bytes() == data


def test_who_means_it_raises_the_ratio(tmp_path):
    alike = (SENTENCE * 200_000).encode()
    (tmp_path / "alike.txt.gz").write_bytes(gzip.compress(alike))
    assert run_command(("detect", "alike.txt.gz", "-q"), cwd=tmp_path).returncode == 3
    args = ("detect", "alike.txt.gz", "-q", "--max-ratio", "100000")
    assert run_command(args, cwd=tmp_path).returncode == 0
    (tmp_path / "cleaner.toml").write_text("max-ratio = 100000\n")
    assert run_command(("detect", "alike.txt.gz", "-q"), cwd=tmp_path).returncode == 0
    assert run_command(("detect", "alike.txt.gz", "--max-ratio", "0"), cwd=tmp_path).returncode == 2


def test_ten_megabytes_are_nobodys_harm(tmp_path):
    (tmp_path / "small.txt.gz").write_bytes(gzip.compress((SENTENCE * 10_000).encode()))
    args = ("detect", "small.txt.gz", "-q", "--max-ratio", "2")
    assert run_command(args, cwd=tmp_path).returncode == 0


MISSING = {
    "x.txt.zst": ("zstandard", "zstd", b"\x28\xb5\x2f\xfd\x00"),
    "x.parquet": ("pyarrow", "parquet", b"PAR1"),
    "x.warc": ("fastwarc", "warc", b"WARC/1.0\r\n\r\n"),
}


@pytest.mark.parametrize("name", MISSING)
@pytest.mark.parametrize("alone", [True, False])
def test_an_input_that_needs_a_library_fails_with_what_installs_it(tmp_path, name, alone):
    library, extra, data = MISSING[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(SENTENCE)
    inputs = (name,) if alone else (name, "good.txt")
    commands = [
        ("run", "--to", "jsonl"),
        ("detect", "--to", "record"),
        ("diff",),
        ("explain",),
        ("strip",),
    ]
    if not name.endswith("warc"):
        commands.append(("check", "--no-cache"))
    with mock.patch.dict(sys.modules, {library: None, f"{library}.warc": None}):
        for command in commands:
            done = run_command((*command, *inputs), cwd=tmp_path)
            assert done.returncode == 3, (command, done.stderr)
            hint = f"cleaner: {name}: {library} is not installed; try: pip install 'cleaner-toolkit[{extra}]'"
            assert hint in done.stderr.decode(), (command, done.stderr)
            if not alone and command[0] in {"run", "detect", "strip"}:
                assert b"island" in done.stdout


def test_a_command_that_needs_a_library_is_a_wrong_call(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    with mock.patch.dict(sys.modules, {"jinja2": None}):
        done = run_command(("view", "a.txt", "-o", "a.html"), cwd=tmp_path)
    assert done.returncode == 2
    assert "pip install 'cleaner-toolkit[report]'" in done.stderr.decode()
