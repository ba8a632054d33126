"""Files written over in place: nothing is lost, and all of it can be undone."""

import bz2
import gzip
import lzma
import os
from pathlib import Path

import pytest

from cleaner.errors import InputError
from cleaner.run.rewrite import JOURNAL, compress, rewrite, undo_fixes
from inprocess import run_command

FAULTY = "Rain kept the fair\u200b away for a second day, and the stalls stayed shut.\n"
MENDED = FAULTY.replace("\u200b", "")
LATIN = "Die Größe des Marktes überraschte alle Besucher, die im Frühjahr übers Land kamen.\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def command(*arguments):
    return run_command(arguments, cwd=Path.cwd())


def fix(*arguments):
    return command("check", "--no-cache", "--fix", "--select", "REP", *arguments)


@pytest.mark.parametrize(
    ("suffix", "pack", "unpack"),
    [
        ("", bytes, bytes),
        (".gz", gzip.compress, gzip.decompress),
        (".bz2", bz2.compress, bz2.decompress),
        (".xz", lzma.compress, lzma.decompress),
    ],
)
def test_what_is_compressed_is_written_compressed(here, suffix, pack, unpack):
    file = here / f"a.txt{suffix}"
    file.write_bytes(pack(FAULTY.encode()))
    fix(file.name)
    assert unpack(file.read_bytes()).decode() == MENDED


def test_compressing_is_the_same_each_time():
    assert compress(b"rain", ".gz") == compress(b"rain", ".gz")


def test_a_link_stays_a_link_and_a_mode_a_mode(here):
    file = here / "real.txt"
    file.write_text(FAULTY, encoding="utf-8")
    file.chmod(0o640)
    (here / "link.txt").symlink_to(file)
    fix("link.txt")
    assert (here / "link.txt").is_symlink()
    assert file.read_text(encoding="utf-8") == MENDED
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_file_with_further_hard_links_is_refused(here):
    (here / "a.txt").write_text(FAULTY, encoding="utf-8")
    os.link(here / "a.txt", here / "b.txt")
    done = fix("a.txt")
    assert done.returncode == 3
    assert b"hard links" in done.stderr
    assert (here / "b.txt").read_text(encoding="utf-8") == FAULTY


def test_what_an_editor_wrote_meanwhile_stays(here):
    (here / "a.txt").write_bytes(b"new words")
    with pytest.raises(InputError, match="changed meanwhile"):
        rewrite("a.txt", b"old words", b"old, mended words")
    assert (here / "a.txt").read_bytes() == b"new words"


def test_a_legacy_file_stays_in_its_encoding_damaged_or_not(here):
    for name, text in (("plain.txt", LATIN), ("damaged.txt", LATIN.replace("alle", "al\x07le"))):
        (here / name).write_bytes(text.encode("cp1252"))
        fix(name)
        assert (here / name).read_bytes() == LATIN.encode("cp1252"), name


def test_a_short_legacy_word_is_never_rewritten_on_a_guess(here):
    (here / "a.txt").write_bytes("Größe\u00ad\n".encode("cp1252"))
    before = (here / "a.txt").read_bytes()
    command("check", "--no-cache", "--fix", "a.txt")
    assert (here / "a.txt").read_bytes() == before


def test_a_backup_is_kept_and_never_written_over(here):
    (here / "a.txt").write_text(FAULTY, encoding="utf-8")
    fix("--backup", ".orig", "a.txt")
    assert (here / "a.txt.orig").read_text(encoding="utf-8") == FAULTY
    (here / "a.txt").write_text(FAULTY, encoding="utf-8")
    assert fix("--backup", ".orig", "a.txt").returncode == 3


def test_fixes_are_undone_the_last_first(here):
    for name in ("a.txt", "b.txt"):
        (here / name).write_text(FAULTY, encoding="utf-8")
    fix("a.txt", "b.txt")
    assert command("restore", "--fixes").returncode == 0
    assert {(here / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt")} == {FAULTY}
    assert not JOURNAL.exists()
    assert command("restore", "--fixes").returncode == 3


def test_a_file_changed_since_its_fix_is_not_undone(here):
    (here / "a.txt").write_text(FAULTY, encoding="utf-8")
    fix("a.txt")
    (here / "a.txt").write_text("other words\n", encoding="utf-8")
    done = command("restore", "--fixes")
    assert done.returncode == 3
    assert b"changed since" in done.stderr
    assert (here / "a.txt").read_text(encoding="utf-8") == "other words\n"
    assert JOURNAL.exists()


def test_a_broken_journal_is_named(here):
    JOURNAL.parent.mkdir()
    JOURNAL.write_bytes(b"{}\n")
    with pytest.raises(InputError, match="line 1"):
        list(undo_fixes())


def test_repair_in_place_can_be_undone_too(here):
    (here / "a.txt.gz").write_bytes(gzip.compress(FAULTY.encode()))
    command("repair", "--in-place", "a.txt.gz")
    assert gzip.decompress((here / "a.txt.gz").read_bytes()).decode() == MENDED
    command("restore", "--fixes")
    assert gzip.decompress((here / "a.txt.gz").read_bytes()).decode() == FAULTY
