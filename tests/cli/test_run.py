"""`cleaner run` and the pipe of stages."""

import json
import os
import subprocess
import sys

import pytest


def test_one_input_goes_to_stdout_as_markdown(cleaner, corpus):
    done = cleaner("run", corpus / "a.txt")
    assert done.returncode == 0
    assert b"Readers had collected four thousand signatures" in done.stdout


def test_a_directory_becomes_a_mirrored_tree(cleaner, corpus, tmp_path):
    done = cleaner("run", corpus, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    files = sorted(
        p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.md")
    )
    assert files == ["a.md", "sub/b.md"]
    assert b"2 documents: 2 kept" in done.stderr


def test_several_inputs_without_a_folder_give_json_lines(cleaner, corpus):
    done = cleaner("run", corpus, "--quiet")
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [o["path"] for o in objects] == ["a.txt", "sub/b.html"]
    assert {"text", "markdown", "metadata", "sections", "ledger"} <= set(objects[0])


@pytest.mark.parametrize("name", ["a.txt", "sub/b.html"])
def test_the_pipe_gives_byte_for_byte_what_run_gives(cleaner, corpus, name):
    whole = cleaner("run", corpus / name)
    data = cleaner("detect", corpus / name).stdout
    for stage in ("repair", "strip", "split", "emit"):
        done = cleaner(stage, stdin=data)
        assert done.returncode == 0, done.stderr
        data = done.stdout
    assert data == whole.stdout


def test_the_pipe_of_a_directory_gives_what_run_gives(cleaner, corpus):
    whole = cleaner("run", corpus, "--quiet")
    piped = cleaner("emit", stdin=cleaner("strip", corpus).stdout)
    assert piped.stdout == whole.stdout


def test_a_stage_takes_raw_input_by_itself(cleaner, corpus):
    done = cleaner("strip", corpus / "sub" / "b.html")
    record = json.loads(done.stdout)
    assert record["stages"] == ["detect", "repair", "strip"]
    assert done.stdout.startswith(b'{"cleaner":1,')


def test_the_order_of_results_does_not_depend_on_the_workers(cleaner, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for i in range(40):
        (folder / f"{i:02}.txt").write_text(f"Line {i} of a text that says something.\n" * (i + 1))
    assert cleaner("run", folder, "-q", "-j", 3).stdout == cleaner("run", folder, "-q").stdout


def test_text_output_has_its_metadata_beside_it(cleaner, corpus, tmp_path):
    cleaner("run", corpus, "--to", "txt", "-o", tmp_path / "out")
    assert "title" in json.loads((tmp_path / "out" / "sub" / "b.meta.json").read_text())
    assert "four thousand" in (tmp_path / "out" / "sub" / "b.txt").read_text()


def test_one_stream_can_be_written_to_a_file(cleaner, corpus, tmp_path):
    cleaner("run", corpus, "--to", "jsonl", "-o", tmp_path / "all.jsonl")
    assert len((tmp_path / "all.jsonl").read_bytes().splitlines()) == 2


def test_an_empty_and_a_binary_file_are_rejected_and_the_rest_is_done(cleaner, corpus, tmp_path):
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    done = cleaner("run", corpus, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert b"empty.txt: rejected" in done.stderr
    assert b"picture.html: rejected" in done.stderr
    assert (tmp_path / "out" / "a.md").exists()
    rejects = (tmp_path / "out" / "rejects").rglob("*.jsonl")
    assert sorted(p.name for p in rejects) == ["empty.jsonl", "picture.jsonl"]


@pytest.mark.skipif(os.name != "posix", reason="permissions")
def test_a_file_that_cannot_be_read_costs_only_itself(cleaner, corpus, tmp_path):
    (corpus / "dangling.txt").symlink_to(tmp_path / "nowhere")
    done = cleaner("run", corpus, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert b"dangling.txt: No such file" in done.stderr
    assert (tmp_path / "out" / "a.md").exists()


def test_a_truncated_archive_costs_only_itself(cleaner, corpus, tmp_path):
    import gzip

    data = gzip.compress(("One sentence after another. " * 200).encode())
    (corpus / "cut.txt.gz").write_bytes(data[: len(data) // 2])
    done = cleaner("run", corpus, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert b"cut.txt.gz" in done.stderr
    assert (tmp_path / "out" / "a.md").exists()


def test_a_compressed_file_is_read(cleaner, tmp_path):
    import gzip

    (tmp_path / "x.txt.gz").write_bytes(gzip.compress(b"A sentence that says something here.\n"))
    assert b"A sentence that says" in cleaner("run", tmp_path / "x.txt.gz").stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["run", "missing.txt"], b"missing.txt: no such file or directory"),
        (["run", "."], b"no document found in"),
        (["run", "x.txt", "--to", "docx"], b"no output format is named 'docx'"),
        (["run", "x.txt", "--wash"], b"--wash"),
        (["run", "x.txt", "--script", "latin"], b"latin"),
        (["run", "x.txt", "--select", "XYZ"], b"XYZ"),
        (["wash"], b"wash"),
    ],
)
def test_a_wrong_call_exits_2_and_says_why(cleaner, tmp_path, args, words):
    if "x.txt" in args:
        (tmp_path / "x.txt").write_text("A sentence.\n")
    done = cleaner(*args)
    assert done.returncode == 2
    assert words in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_unknown_configuration_key_exits_2(cleaner, corpus, tmp_path):
    (tmp_path / "cleaner.toml").write_text("selct = []\n")
    done = cleaner("run", corpus)
    assert done.returncode == 2
    assert b"selct" in done.stderr


def test_a_malformed_record_is_named_and_the_others_are_done(cleaner, corpus):
    good = cleaner("detect", corpus / "a.txt").stdout
    done = cleaner("emit", "--to", "jsonl", stdin=good + b"{oops\n" + good)
    assert done.returncode == 3
    assert b"line 2 is not a record" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_a_stage_too_late_exits_2(cleaner):
    record = b'{"cleaner":1,"id":"x","text":"A b.","stages":["detect","strip"]}\n'
    done = cleaner("repair", stdin=record)
    assert done.returncode == 2
    assert b"comes too late" in done.stderr


def test_files_from_a_list_separated_by_nul(cleaner, corpus):
    names = f"{corpus}/a.txt\0{corpus}/sub/b.html\0".encode()
    done = cleaner("run", "--files-from", "-", "-0", "-q", stdin=names)
    assert len(done.stdout.splitlines()) == 2


def test_a_closed_pipe_ends_quietly(tmp_path):
    record = b'{"cleaner":1,"id":"x","text":"%s","stages":["detect","repair","strip","split"]}\n'
    (tmp_path / "records.jsonl").write_bytes(record % (b"A sentence. " * 800) * 300)
    command = (
        f"{sys.executable} -m cleaner emit --to jsonl < records.jsonl | head -c 10;"
        " echo ${PIPESTATUS[0]}"
    )
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, check=False)
    assert done.stdout.endswith(b"141\n")
    assert b"Traceback" not in done.stderr


def test_markup_of_rich_in_a_document_is_data(cleaner, tmp_path):
    (tmp_path / "x.txt").write_text("[red]A sentence[/red] that says [x] something.\n")
    assert b"[red]A sentence[/red] that says [x] something." in cleaner("run", "x.txt").stdout


def test_control_characters_of_names_are_escaped(cleaner, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b[31m.txt").write_bytes(b"")
    done = cleaner("run", "in")
    assert b"\x1b[31m" not in done.stderr
    assert b"\\x1b[31m" in done.stderr


def test_every_command_has_help_with_examples(cleaner):
    listed = cleaner("--help").stdout.decode()
    for name in ("run", "check", "detect", "repair", "strip", "split", "emit", "diff", "explain",
                 "restore", "rule"):  # fmt: skip
        assert name in listed
        page = cleaner(name, "--help")
        assert page.returncode == 0
        assert b"Examples:" in page.stdout, name


def test_the_version_is_said(cleaner):
    assert cleaner("--version").stdout.startswith(b"cleaner 0.")
