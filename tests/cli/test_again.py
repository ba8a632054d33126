"""A run into a folder does what has changed since the last, and nothing else."""

import json
import os
import shutil

import pytest

SENTENCE = "The lamplighter counted the lanterns on the quay, and none was missing that night"


@pytest.fixture
def folder(tmp_path):
    """Texts a to e, a page and a file of records."""
    place = tmp_path / "in"
    place.mkdir()
    for name in "abcde":
        (place / f"{name}.txt").write_text(f"{SENTENCE}, {name} wrote.\n")
    (place / "p.html").write_text(f"<html><body><p>{SENTENCE}.</p></body></html>")
    lines = (json.dumps({"id": str(n), "text": f"{SENTENCE}, says {n}."}) for n in range(3))
    (place / "r.jsonl").write_text("\n".join(lines))
    return place


def state(out):
    files = (p for p in out.rglob("*") if p.is_file())
    return {p.relative_to(out).as_posix(): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


def changed(before, after):
    names = (before.keys() | after.keys()) - {".cleaner-manifest"}
    return {name for name in names if before.get(name) != after.get(name)}


@pytest.fixture
def again(cleaner, folder, tmp_path):
    """Run once; then give what a second run changed in the output."""
    assert cleaner("run", "in", "-o", "out", "-q").returncode == 0
    before = state(tmp_path / "out")
    assert len(before) == 10

    def call(*args):
        done = cleaner("run", "in", "-o", "out", *args)
        assert done.returncode == 0, done.stderr
        after = state(tmp_path / "out")
        assert not [p for p in (tmp_path / "out").iterdir() if "work" in p.name]
        return changed(before, after), done.stderr.decode()

    return call


def test_nothing_is_done_twice(again):
    done, said = again()
    assert not done
    assert "9 documents: 9 kept, 9 of them done before" in " ".join(said.split())
    assert again("--jobs", "2")[0] == set()


def test_what_changed_is_done(again, folder):
    (folder / "b.txt").write_text(f"{SENTENCE}, somebody else wrote.\n")
    (folder / "new.txt").write_text(f"{SENTENCE}, new.\n")
    status = (folder / "c.txt").stat()
    (folder / "c.txt").write_text(f"{SENTENCE}, C wrote.\n")  # of the same size and time
    os.utime(folder / "c.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    lines = (folder / "r.jsonl").read_text().split("\n")
    lines[1] = lines[1].replace("says", "said")
    (folder / "r.jsonl").write_text("\n".join(lines))
    done, _ = again()
    (record,) = (name for name in done if name.startswith("r.jsonl/"))
    assert done == {"b.md", "c.md", "new.md", record}


def test_an_output_that_is_gone_or_was_edited_is_made_again(again, tmp_path):
    (tmp_path / "out" / "a.md").unlink()
    (tmp_path / "out" / "d.md").write_text("mine")
    (tmp_path / "out" / "e.md").unlink()
    (tmp_path / "other.txt").write_text("another")
    (tmp_path / "out" / "e.md").symlink_to(tmp_path / "other.txt")
    done, _ = again()
    assert done == {"a.md", "d.md", "e.md"}
    assert not (tmp_path / "out" / "e.md").is_symlink()
    assert (tmp_path / "other.txt").read_text() == "another"


@pytest.mark.parametrize("args", [("--keep", "links"), ("--ignore", "REP"), ("--fresh",)])
def test_other_settings_are_another_run(again, args):
    assert len(again(*args)[0]) == 9


def test_the_content_of_a_pack_is_a_setting(again, cleaner, tmp_path):
    (tmp_path / "cleaner.toml").write_text('packs = ["pack.toml"]\n')
    entry = (
        'id = "mine/furniture"\nsummary = "Mine."\nsource = "A test."\n[[entry]]\nid = "{}"\nkind = "promotion"\npattern = "Buy lanterns"\n'
        'reason = "An advertisement."\nkeep = "He went to the quay to buy lanterns there."\n'
    )
    (tmp_path / "pack.toml").write_text(entry.format("one"))
    assert len(again()[0]) == 9
    before = state(tmp_path / "out")
    assert cleaner("run", "in", "-o", "out", "-q").returncode == 0
    assert not changed(before, state(tmp_path / "out"))
    (tmp_path / "pack.toml").write_text(entry.format("two"))
    assert cleaner("run", "in", "-o", "out", "-q").returncode == 0
    assert len(changed(before, state(tmp_path / "out"))) == 9


def test_a_document_that_is_rejected_now_leaves_no_article_behind(again, folder, tmp_path):
    (folder / "a.txt").write_text("")
    (folder / "b.txt").write_text("")
    (tmp_path / "out" / "b.md").write_text("edited by hand\n")
    done, _ = again()
    assert done == {"a.md", "rejects/a.jsonl", "rejects/b.jsonl", "b.md"}
    assert not (tmp_path / "out" / "a.md").exists()
    assert (tmp_path / "out" / "b.md").read_text() == "edited by hand\n"


def test_formats_stand_beside_one_another(again, cleaner, tmp_path):
    assert len(again("--to", "json")[0]) == 9
    before = state(tmp_path / "out")
    for to in ("md", "json"):
        assert cleaner("run", "in", "-o", "out", "--to", to, "-q").returncode == 0
    assert not changed(before, state(tmp_path / "out"))


def test_the_folder_may_be_moved(again, cleaner, tmp_path):
    shutil.move(tmp_path / "out", tmp_path / "elsewhere")
    before = state(tmp_path / "elsewhere")
    assert cleaner("run", "in", "-o", "elsewhere", "-q").returncode == 0
    assert state(tmp_path / "elsewhere") == before


def test_parts_know_of_one_another(cleaner, folder, tmp_path):
    for part in (1, 2):
        assert cleaner("run", "in", "-o", "out", "-q", f"--shard={part}/2").returncode == 0
    before = state(tmp_path / "out")
    assert {n for n in before if n.startswith(".")} == {
        ".cleaner-manifest-1-of-2", ".cleaner-manifest-2-of-2"
    }  # fmt: skip
    for part in (1, 2, 3):
        assert cleaner("run", "in", "-o", "out", "-q", f"--shard={part}/3").returncode == 0
    assert cleaner("run", "in", "-o", "out", "-q").returncode == 0
    assert state(tmp_path / "out") == before


def test_figures_and_rejects_of_the_whole_are_told_again(cleaner, folder, tmp_path):
    (folder / "a.txt").write_text("")
    said = []
    for number in (1, 2):
        done = cleaner(
            "run", "in", "-o", "out", "--rejects", f"r{number}.jsonl", "--stats", f"s{number}.json"
        )
        said.append(" ".join(done.stderr.decode().split()))
    told = "a.txt: rejected (ENC009)"
    assert all(told in words for words in said)
    assert "9 of them done before" in said[1]
    rules = [words.partition("characters removed")[2] for words in said]
    assert rules[0] == rules[1]
    for name in ("r{}.jsonl", "s{}.json"):
        one, two = ((tmp_path / name.format(n)).read_bytes() for n in (1, 2))
        assert one == two
        assert one


BAD = [
    b"", b"\n", b"{}\n", b"[1,2,3]\n", b"\xff\xfe\n", b'["md:a","key"]\n', b'["md:a","key",7]\n',
    b'["md:a","' + b"0" * 32 + b'",[{"path":5}]]\n', b"[" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("data", BAD, ids=range(len(BAD)))
def test_a_manifest_that_is_broken_costs_work_alone(again, cleaner, tmp_path, data):
    manifest = tmp_path / "out" / ".cleaner-manifest"
    whole = manifest.read_bytes()
    manifest.write_bytes(data + whole[: len(whole) // 2])
    before = state(tmp_path / "out")
    assert cleaner("run", "in", "-o", "out", "-q").returncode == 0
    after = state(tmp_path / "out")
    assert {n: d for n, (_, d) in before.items() if n[0] != "."} == {
        n: d for n, (_, d) in after.items() if n[0] != "."
    }
    assert cleaner("run", "in", "-o", "out", "-q").returncode == 0
    assert state(tmp_path / "out") == after


def test_a_manifest_leads_to_nothing_outside_its_folder(again, tmp_path):
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    status = victim.stat()
    for name in ("../victim.txt", str(victim), "x/../../victim.txt"):
        entry = ["md:a", "0" * 32, [
            {"path": "a.txt", "status": "kept", "files": [[name, status.st_size, status.st_mtime_ns]]}
        ]]  # fmt: skip
        with (tmp_path / "out" / ".cleaner-manifest").open("a") as stream:
            stream.write("\n" + json.dumps(entry) + "\n")
        again()
        assert victim.read_text() == "precious"


def test_a_link_in_the_place_of_a_manifest_is_neither_read_nor_written(again, cleaner, tmp_path):
    manifest = tmp_path / "out" / ".cleaner-manifest"
    manifest.rename(tmp_path / "kept")
    before = (tmp_path / "kept").read_bytes()
    manifest.symlink_to(tmp_path / "kept")
    done = cleaner("run", "in", "-o", "out", "-q")
    assert done.returncode == 3
    assert b".cleaner-manifest" in done.stderr
    assert (tmp_path / "kept").read_bytes() == before


def test_no_output_takes_the_place_of_the_manifest(cleaner, folder, tmp_path):
    (folder / ".cleaner-manifest").write_text(f"{SENTENCE}, in a file of an odd name.\n")
    for _ in range(2):
        args = ("in/.cleaner-manifest", "in/a.txt", "-o", "out", "--to", "source", "-q")
        assert cleaner("run", *args).returncode == 0
        texts = [data for _, data in state(tmp_path / "out").values()]
        assert sum(b"odd name" in data and b"{" not in data for data in texts) == 1
        assert (tmp_path / "out" / ".cleaner-manifest").read_bytes().count(b"\n") >= 3


def test_records_with_names_that_are_no_utf8_are_done(cleaner, tmp_path):
    rows = b"id,text\n" + b"\xe9t\xe9," + SENTENCE.encode() + b".\nb," + SENTENCE.encode() + b"!\n"
    (tmp_path / "t.csv").write_bytes(rows)
    for _ in range(2):
        done = cleaner("run", "t.csv", "-o", "out")
        assert done.returncode == 0, done.stderr
        assert b"2 documents: 2 kept" in b" ".join(done.stderr.split())
    assert len(list((tmp_path / "out").rglob("*.md"))) == 2


def test_an_input_that_fails_now_leaves_what_it_gave_before(again, folder, tmp_path, monkeypatch):
    from cleaner.run import job

    def broken(*args: object) -> object:
        raise ValueError("broken")

    (folder / "a.txt").write_text(f"{SENTENCE}, once more.\n")
    before = state(tmp_path / "out")
    monkeypatch.setattr(job, "_finish", broken)
    with pytest.raises(AssertionError):
        again()
    assert not changed(before, state(tmp_path / "out"))
