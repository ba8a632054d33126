"""Files that are written over: what is kept, what is refused, and the way back."""

import bz2
import gzip
import lzma
import os
import stat
import threading
from pathlib import Path

import pytest

from cleaner.check.file import check_file
from cleaner.check.result import CheckJob
from cleaner.errors import InputError
from cleaner.read.find import Input
from cleaner.read.original import read_original, read_raw
from cleaner.run import rewrite
from cleaner.run.compress import compress_like
from cleaner.run.rewrite import Keeping, replace_raw
from inprocess import run_command

CLEAN = "The keeper lit the lamp at dusk.\n\nHe wrote the hour into his book, as every day.\n"
FAULTY = CLEAN.replace("lamp", "la\u200bmp")
WEAK = b"Stra\xe1e\n"
RUSSIAN = (
    "\u0421\u0442\u0430\u0440\u044b\u0439 \u0441\u043c\u043e\u0442\u0440\u0438\u0442\u0435\u043b\u044c "
    "\u0437\u0430\u0436\u0451\u0433 \u043b\u0430\u043c\u043f\u0443 \u0438 \u0437\u0430\u043f\u0438\u0441"
    "\u0430\u043b \u0447\u0430\u0441 \u0432 \u043a\u043d\u0438\u0433\u0443.\n"
)
MORE = RUSSIAN + (
    "\u041d\u0430\u0443\u0442\u0440\u043e \u0432\u0435\u0442\u0435\u0440 \u0441\u0442\u0438\u0445, "
    "\u0438 \u043b\u043e\u0434\u043a\u0438 \u0432\u044b\u0448\u043b\u0438 \u0432 \u043c\u043e\u0440\u0435.\n"
)
COMMANDS = [("check", "--no-cache", "--fix"), ("repair", "--in-place")]

posix = pytest.mark.skipif(os.name != "posix", reason="links and modes as POSIX has them")


@pytest.fixture(params=COMMANDS, ids=lambda command: command[0])
def mend(request, tmp_path):
    """Either command that writes over files, in `tmp_path`."""
    return lambda *args: run_command([*request.param, *args], cwd=tmp_path)


def undo(folder):
    return run_command(["restore", "--fixes"], cwd=folder)


@pytest.mark.parametrize(
    ("suffix", "pack", "unpack"),
    [(".gz", gzip.compress, gzip.decompress), (".bz2", bz2.compress, bz2.decompress),
     (".xz", lzma.compress, lzma.decompress)],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_compressed_is_written_compressed(mend, tmp_path, suffix, pack, unpack):
    file = tmp_path / f"a.txt{suffix}"
    file.write_bytes(pack(FAULTY.encode()))
    assert mend(file.name).returncode == 0
    assert unpack(file.read_bytes()).decode() == CLEAN


def test_zstandard_is_written_as_zstandard(mend, tmp_path):
    zstandard = pytest.importorskip("zstandard")
    file = tmp_path / "a.txt.zst"
    file.write_bytes(zstandard.ZstdCompressor(write_checksum=True).compress(FAULTY.encode()))
    assert mend(file.name).returncode == 0
    assert zstandard.ZstdDecompressor().decompress(file.read_bytes()).decode() == CLEAN
    assert file.read_bytes()[4] & 4


def test_gzip_keeps_name_and_time_and_is_the_same_file_if_nothing_changes(tmp_path):
    file = tmp_path / "named.txt.gz"
    with (
        file.open("wb") as raw,
        gzip.GzipFile("inner.txt", "wb", 9, raw, mtime=1_000_000) as stream,
    ):
        stream.write(FAULTY.encode())
    before = file.read_bytes()
    assert compress_like(before, FAULTY.encode(), ".gz") == before
    assert compress_like(before, CLEAN.encode(), ".gz")[:20] == before[:20]


@posix
def test_a_link_stays_a_link_and_its_target_is_mended(mend, tmp_path):
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "target.dat"
    target.write_text(FAULTY, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("middle.txt")
    (tmp_path / "middle.txt").symlink_to("real/target.dat")
    assert mend("link.txt").returncode == 0
    assert os.readlink(tmp_path / "link.txt") == "middle.txt"
    assert target.read_text(encoding="utf-8") == CLEAN
    assert sorted(os.listdir(tmp_path / "real")) == ["target.dat"]


@posix
def test_hard_links_and_write_protected_files_are_refused_with_a_message(mend, tmp_path):
    (tmp_path / "one.txt").write_text(FAULTY, encoding="utf-8")
    os.link(tmp_path / "one.txt", tmp_path / "two.txt")
    (tmp_path / "shut.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "shut.txt").chmod(0o444)
    done = mend("one.txt", "shut.txt")
    assert done.returncode == 3
    assert b"one.txt: not written: it has 2 names" in done.stderr
    assert b"shut.txt: not written: it is write-protected" in done.stderr
    assert (tmp_path / "one.txt").samefile(tmp_path / "two.txt")
    assert (tmp_path / "one.txt").read_text(encoding="utf-8") == FAULTY
    assert (tmp_path / "shut.txt").read_text(encoding="utf-8") == FAULTY
    assert not list(tmp_path.rglob("*.fix"))


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(mend, tmp_path, mode):
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "a.txt").chmod(mode)
    assert mend("a.txt").returncode == 0
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == mode


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_the_owner_is_kept(mend, tmp_path):
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    os.chown(tmp_path / "a.txt", 4321, 4322)
    assert mend("a.txt").returncode == 0
    found = (tmp_path / "a.txt").stat()
    assert (found.st_uid, found.st_gid) == (4321, 4322)


def test_a_weak_guess_is_never_rewritten(mend, tmp_path):
    for name, data in {"a.txt": WEAK, "b.txt": WEAK + "a\u200bb".encode()}.items():
        (tmp_path / name).write_bytes(data)
        done = mend(name)
        assert (tmp_path / name).read_bytes() == data
        assert b"left as it is" in done.stderr


def test_bytes_that_do_not_decode_are_never_rewritten(mend, tmp_path):
    data = FAULTY.encode() + "caf\u00e9 ".encode() * 40 + b"\n\nan ho\xc3ur.\n"
    (tmp_path / "a.txt").write_bytes(data)
    assert mend("a.txt").returncode != 0
    assert (tmp_path / "a.txt").read_bytes() == data


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_damaged_and_undamaged_files_of_an_encoding_are_treated_alike(mend, tmp_path, codec):
    text = MORE
    damaged = text.replace(" ", "  \x07 ", 1)
    for name, content in {"whole.txt": text, "damaged.txt": damaged}.items():
        (tmp_path / name).write_bytes(content.encode(codec))
    mend("whole.txt", "damaged.txt")
    assert (tmp_path / "whole.txt").read_bytes() == text.encode()
    assert (tmp_path / "damaged.txt").read_bytes() == text.replace(" ", "   ", 1).encode()


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_a_fix_without_enc_rules_leaves_the_encoding_alone(tmp_path, codec):
    text = MORE
    damaged = text.replace(" ", "  \x07 ", 1)
    for name, content in {"whole.txt": text, "damaged.txt": damaged}.items():
        (tmp_path / name).write_bytes(content.encode(codec))
    args = ["check", "--no-cache", "--fix", "--select", "REP", "whole.txt", "damaged.txt"]
    assert run_command(args, cwd=tmp_path).returncode == 0
    assert (tmp_path / "whole.txt").read_bytes() == text.encode(codec)
    assert (tmp_path / "damaged.txt").read_bytes() == text.replace(" ", "   ", 1).encode(codec)


def test_a_wrong_declaration_of_a_utf_8_page_is_mended(tmp_path):
    page = '<html><head><meta charset="gbk"><title>x</title></head><body><p>{}</p></body></html>'
    text = page.format("\u5b69\u5b50\u4eec\u5728\u6811\u4e0b\u8dd1\u6765\u8dd1\u53bb\u3002")
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    args = ["check", "--no-cache", "--fix", "--select", "ENC", "a.html"]
    assert run_command(args, cwd=tmp_path).returncode == 0
    mended = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert mended == text.replace("gbk", "utf-8")


def test_a_backup_has_the_old_bytes_and_is_never_written_over(mend, tmp_path):
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    assert mend("a.txt", "--backup", ".bak").returncode == 0
    assert (tmp_path / "a.txt.bak").read_text(encoding="utf-8") == FAULTY
    other = FAULTY + "More of it.\n"
    (tmp_path / "a.txt").write_text(other, encoding="utf-8")
    done = mend("a.txt", "--backup", ".bak")
    assert done.returncode == 3
    assert b"a.txt.bak is there already" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == other
    assert (tmp_path / "a.txt.bak").read_text(encoding="utf-8") == FAULTY
    assert mend("a.txt", "--backup", "x/y").returncode == 2


def test_an_undo_gives_back_every_bit(mend, tmp_path):
    files = {
        "a.txt": FAULTY.encode(),
        "sub/b.txt.gz": gzip.compress(FAULTY.encode(), 4),
        "c.txt": (MORE).encode("koi8-r"),
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert mend(*files).returncode == 0
    assert all((tmp_path / name).read_bytes() != data for name, data in files.items())
    done = undo(tmp_path)
    assert done.returncode == 0, done.stderr
    assert b"3 files are as before" in done.stderr
    assert all((tmp_path / name).read_bytes() == data for name, data in files.items())
    assert undo(tmp_path).returncode == 2


def test_runs_are_undone_one_by_one_the_newest_first(tmp_path):
    file = tmp_path / "a.txt"
    states = [FAULTY, FAULTY.replace("lamp", "lamp") + "Fo\u200bg.\n"]
    for text in states:
        file.write_text(text, encoding="utf-8")
        assert run_command(["check", "--no-cache", "--fix", "a.txt"], cwd=tmp_path).returncode == 0
    assert undo(tmp_path).returncode == 0
    assert file.read_text(encoding="utf-8") == states[1]
    assert undo(tmp_path).returncode == 3, "the file is not what the first run made of it"
    assert file.read_text(encoding="utf-8") == states[1]


def test_an_undo_leaves_alone_what_was_changed_since(mend, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    assert mend("a.txt", "b.txt").returncode == 0
    (tmp_path / "a.txt").write_text(CLEAN + "New.\n", encoding="utf-8")
    done = undo(tmp_path)
    assert done.returncode == 3
    assert b"a.txt: was changed after it was fixed" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == CLEAN + "New.\n"
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == FAULTY


def test_a_damaged_journal_entry_is_named_and_changes_nothing(mend, tmp_path):
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    assert mend("a.txt").returncode == 0
    (entry,) = tmp_path.rglob("*.fix")
    entry.write_bytes(entry.read_bytes()[:-3])
    done = undo(tmp_path)
    assert done.returncode == 3
    assert b"the entry cannot be read" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == CLEAN


@posix
def test_the_journal_follows_no_link_and_is_for_its_owner_only(mend, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".cleaner-fixes").symlink_to("elsewhere")
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    done = mend("a.txt")
    assert done.returncode == 3
    assert b"no journal can be kept" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == FAULTY
    assert not list((tmp_path / "elsewhere").iterdir())
    (tmp_path / ".cleaner-fixes").unlink()
    assert mend("a.txt").returncode == 0
    (entry,) = tmp_path.rglob("*.fix")
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(entry.parent.stat().st_mode) == 0o700
    assert (tmp_path / ".cleaner-fixes" / ".gitignore").read_bytes() == b"*\n"


def test_without_a_journal_there_is_nothing_to_undo(mend, tmp_path):
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    assert mend("a.txt", "--no-journal").returncode == 0
    assert not (tmp_path / ".cleaner-fixes").exists()
    assert undo(tmp_path).returncode == 2


@pytest.mark.parametrize("how", ["append", "replace", "truncate"])
def test_what_is_written_meanwhile_is_not_lost(tmp_path, how):
    file = tmp_path / "a.txt"
    file.write_text(FAULTY, encoding="utf-8")
    original = read_raw(str(file), limit=10_000)
    added = FAULTY + "A line of the editor's.\n"
    if how == "append":
        with file.open("a", encoding="utf-8") as stream:
            stream.write("A line of the editor's.\n")
    elif how == "replace":
        (tmp_path / "new").write_text(added, encoding="utf-8")
        (tmp_path / "new").replace(file)
    else:
        file.write_text(added, encoding="utf-8")
    with pytest.raises(InputError, match="meanwhile"):
        replace_raw(original, CLEAN.encode(), Keeping(journal=str(tmp_path / "j" / "run")))
    assert file.read_text(encoding="utf-8") == added
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["a.txt"]
    assert not list(tmp_path.rglob("*.fix"))


def test_what_is_written_between_comparison_and_renaming_is_put_back(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_text(FAULTY, encoding="utf-8")
    original = read_raw(str(file), limit=10_000)
    real, hits = rewrite.is_same, []

    def late(path, descriptor):
        hits.append(path)
        if len(hits) == 2:  # after the comparison of contents
            with file.open("a", encoding="utf-8") as stream:
                stream.write("late\n")
        return real(path, descriptor)

    monkeypatch.setattr(rewrite, "is_same", late)
    with pytest.raises(InputError, match="meanwhile"):
        replace_raw(original, CLEAN.encode(), Keeping())
    assert len(hits) > 1
    assert file.read_text(encoding="utf-8") == FAULTY + "late\n"


def test_many_runs_at_once_do_no_harm(tmp_path):
    files = [tmp_path / f"{number}.txt" for number in range(12)]
    for file in files:
        file.write_text(FAULTY, encoding="utf-8")
    job = CheckJob(mode="fix", keeping=Keeping(journal=str(tmp_path / "j" / "run")))
    errors = []

    def work():
        for file in files:
            errors.extend(check_file(job, Input(str(file), file.name)).errors)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert {file.read_text(encoding="utf-8") for file in files} == {CLEAN}
    assert len(list(tmp_path.rglob("*.fix"))) == len(files)
    assert not list(tmp_path.glob(".cleaner-*"))


def test_containers_are_no_text_to_repair(tmp_path):
    line = b'{"text": "la\\u200bmp"}\n'
    (tmp_path / "a.jsonl").write_bytes(line)
    done = run_command(["repair", "--in-place", "a.jsonl"], cwd=tmp_path)
    assert done.returncode == 3
    assert b"holds records" in done.stderr
    assert (tmp_path / "a.jsonl").read_bytes() == line


def test_records_in_a_compressed_file_are_mended_in_place(tmp_path):
    line = '{"id": 1.50, "text":  "la\u200bmp lit"}\n'
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    done = run_command(["check", "--no-cache", "--fix", "a.jsonl.gz"], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    mended = gzip.decompress((tmp_path / "a.jsonl.gz").read_bytes()).decode()
    assert mended == line.replace("\u200b", "")


def test_reading_for_a_rewrite_gives_the_file_itself(tmp_path):
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(b"words"))
    original, source = read_original(Input(str(file), "a.txt.gz"), limit=1000)
    assert (original.raw, source.data) == (file.read_bytes(), b"words")
    assert Path(original.file) == file.resolve()


def test_an_end_right_behind_the_renaming_keeps_the_entry_and_the_backup(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_bytes("He said\u200b so and went on.\n".encode())
    before = file.read_bytes()

    def ended(_file):
        raise KeyboardInterrupt

    monkeypatch.setattr(rewrite, "_sync_folder", ended)
    original = read_raw(str(file), limit=1000)
    keeping = rewrite.Keeping(journal=str(tmp_path / ".cleaner-fixes" / "run"), backup=".bak")
    with pytest.raises(KeyboardInterrupt):
        rewrite.replace_raw(original, b"He said so and went on.\n", keeping)
    assert file.read_bytes() == b"He said so and went on.\n"
    assert (tmp_path / "a.txt.bak").read_bytes() == before
    assert [p.suffix for p in (tmp_path / ".cleaner-fixes" / "run").iterdir()] == [".fix"]
