"""Documents that are rejected: where they stand, and what the exit status says."""

import json

import pytest

GOOD = "The lock keeper opened the gates at six. Three barges were waiting below.\n"


@pytest.fixture
def mixed(tmp_path):
    """A folder with a text and one that is rejected."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "in" / "b.txt").write_text("")
    return tmp_path


@pytest.mark.parametrize("to", ["json", "jsonl", "record"])
def test_a_rejected_document_is_a_record_with_its_verdict(cleaner, mixed, to):
    done = cleaner("run", "in/b.txt", "--to", to)
    assert done.returncode == 0
    record = json.loads(done.stdout)
    assert record["path"] == "in/b.txt"
    assert record["verdict"]["status"] == "rejected"
    assert record["verdict"]["rule"] == "ENC009"
    assert record["verdict"]["reason"]
    assert record["detection"]["encoding"]
    assert b"rejected (ENC009)" in done.stderr


def test_the_verdict_of_a_kept_document_is_written_too(cleaner, mixed):
    for to in ("json", "jsonl", "record"):
        verdict = json.loads(cleaner("run", "in/a.txt", "--to", to).stdout)["verdict"]
        assert verdict == {"status": "kept", "rule": "", "reason": "", "confidence": 1.0}


@pytest.mark.parametrize("to", ["md", "txt"])
def test_where_no_output_can_tell_it_the_exit_status_and_a_message_do(cleaner, mixed, to):
    done = cleaner("run", "in/b.txt", "--to", to)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"in/b.txt: rejected" in done.stderr
    assert cleaner("run", "in/b.txt", "--to", to, "--rejects", "drop").returncode == 0
    assert cleaner("run", "in/b.txt", "--to", to, "--rejects", "r.jsonl").returncode == 0
    assert len((mixed / "r.jsonl").read_bytes().splitlines()) == 1


def test_rejects_are_dropped_or_go_to_a_file_or_a_folder(cleaner, mixed):
    def run(*args):
        done = cleaner("run", "in", "--to", "jsonl", "-q", *args)
        assert done.returncode == 0, done.stderr
        return len(done.stdout.splitlines())

    assert run() == 2
    assert run("--rejects", "drop") == 1
    assert run("--rejects", "bad.jsonl") == 1
    assert json.loads((mixed / "bad.jsonl").read_bytes())["path"] == "b.txt"
    assert run("--rejects", "bad") == 1
    assert [p.name for p in (mixed / "bad").iterdir()] == ["b.jsonl"]


def test_rejects_of_one_name_do_not_overwrite_one_another(cleaner, mixed):
    for name in ("b.html", "b.md", "B.txt"):
        (mixed / "in" / name).write_text("")
    assert cleaner("run", "in", "-o", "out", "-q").returncode == 0
    assert len(list((mixed / "out" / "rejects").iterdir())) == 4
    own = {p.name for p in (mixed / "out").iterdir() if p.is_file()}
    assert own == {"a.md", ".cleaner-manifest"}


def test_a_record_written_without_its_ledger_is_not_restored(cleaner, mixed):
    for to in ("json", "record"):
        output = cleaner("run", "in/a.txt", "--to", to, "--ledger", "none").stdout
        done = cleaner("restore", stdin=output)
        assert (done.returncode, done.stdout) == (3, b"")
        assert b"--ledger full" in done.stderr
    output = cleaner("run", "in/a.txt", "in/b.txt", "--to", "json", "-q").stdout
    assert cleaner("restore", stdin=output).stdout == GOOD.encode()


def test_what_is_no_record_is_not_restored(cleaner):
    done = cleaner("restore", stdin=b'{"name": 5}\n' + b"[" * 3000 + b"\n")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.count(b"neither a record nor JSON output") == 2
