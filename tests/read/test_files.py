"""Finding inputs and naming outputs."""

import bz2
import gzip
import lzma

import pytest

from cleaner.errors import ReadError, UsageError
from cleaner.read.files import read_input
from cleaner.read.find import Input, find_inputs
from cleaner.run.names import Names, safe_name
from cleaner.text.visible import shown


def test_a_directory_gives_its_articles_sorted_and_no_hidden_files(tmp_path):
    for name in ("b.txt", "a.html", ".hidden.txt", "c.pdf", "sub/d.md", ".git/e.txt", "z.txt.gz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert [e.path for e in find_inputs([str(tmp_path)])] == [
        "a.html", "b.txt", "z.txt.gz", "sub/d.md"]  # fmt: skip


def test_a_named_file_counts_whatever_its_name(tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"x")
    (found,) = find_inputs([str(tmp_path / "x.pdf")])
    assert (found.path, found.name) == (str(tmp_path / "x.pdf"), "x.pdf")


def test_inputs_of_the_same_name_get_different_outputs(tmp_path):
    for folder in ("one/in", "two/in"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_bytes(b"x")
    names = [e.path for e in find_inputs([str(tmp_path / "one/in"), str(tmp_path / "two/in")])]
    assert len(set(names)) == 2


def test_the_output_folder_is_not_read(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.md").write_bytes(b"x")
    (tmp_path / "a.txt").write_bytes(b"x")
    assert [e.path for e in find_inputs([str(tmp_path)], skip=[tmp_path / "out"])] == ["a.txt"]


def test_a_missing_path_is_refused():
    with pytest.raises(UsageError, match="no such file"):
        find_inputs(["/nowhere/at/all"])


@pytest.mark.parametrize(
    ("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.bz2", bz2.compress),
                       ("a.txt.xz", lzma.compress), ("a.txt", bytes)])  # fmt: skip
def test_the_same_text_in_every_compression(tmp_path, name, pack):
    (tmp_path / name).write_bytes(pack(b"The keeper lit the lamp. " * 20))
    source = read_input(Input(str(tmp_path / name), name), limit=1000)
    assert source.data == b"The keeper lit the lamp. " * 20
    assert source.media_type == ""


@pytest.mark.parametrize(
    ("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.bz2", bz2.compress),
                       ("a.txt.xz", lzma.compress)])  # fmt: skip
def test_truncated_archives_are_read_errors(tmp_path, name, pack):
    data = pack(bytes(range(256)) * 50)
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(ReadError):
        read_input(Input(str(tmp_path / name), name), limit=100_000)


def test_a_bomb_stops_at_the_limit(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 10_000_000))
    with pytest.raises(ReadError, match="larger than"):
        read_input(Input(str(tmp_path / "a.txt.gz"), "a.txt.gz"), limit=1_000)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", "a.md"),
        ("x/../../../etc/passwd", "x/etc/passwd.md"),
        ("/abs/a.txt", "abs/a.md"),
        ("a.tar.unknown", "a.tar.unknown.md"),
        ("..", "document.md"),
        ("...gz", "document.md"),
        ("...html.gz", "...html.md"),
        ("page.html.gz", "page.md"),
    ],
)
def test_hostile_names_stay_below_the_output_folder(name, expected):
    assert Names((".md",)).take(name) + ".md" == expected


def test_long_parts_of_names_are_cut():
    assert len(safe_name("a" * 500 + ".html").encode()) <= 200


def test_names_are_shown_escaped():
    assert shown("a\x1b[2J\udc80") == "a\\x1b[2J\\x80"


def test_frames_of_zstandard_are_read_and_a_cut_one_is_an_error(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    frames = zstandard.compress(b"First frame. " * 9) + zstandard.compress(b"Second. " * 50_000)
    file = tmp_path / "a.txt.zst"
    file.write_bytes(frames)
    found = read_input(Input(str(file), "a.txt.zst"), limit=1_000_000)
    assert found.data == b"First frame. " * 9 + b"Second. " * 50_000
    for size in (len(frames) - 1, len(frames) // 2, 5):
        file.write_bytes(frames[:size])
        with pytest.raises(ReadError, match="truncated"):
            read_input(Input(str(file), "a.txt.zst"), limit=1_000_000)
    file.write_bytes(b"not zstandard at all")
    with pytest.raises(ReadError, match="not Zstandard"):
        read_input(Input(str(file), "a.txt.zst"), limit=1_000_000)
