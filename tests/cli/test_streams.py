"""Standard streams that are full or closed, signals, and what a page may write to a terminal."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    not os.path.exists("/dev/full"), reason="asks a device that is always full"
)


def shell(command, cwd):
    script = f'c() {{ "{sys.executable}" -m cleaner "$@"; }}; {command}'
    done = subprocess.run(["sh", "-c", script], cwd=cwd, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture
def text(tmp_path):
    (tmp_path / "a.txt").write_text("The tide took the jetty in the night. Nobody heard it.\n")
    return tmp_path


@pytest.mark.parametrize("command", ["run a.txt", "diff a.txt --to jsonl", "rule --all"])
@pytest.mark.parametrize("stream", [">/dev/full", ">&-"])
def test_output_that_cannot_be_written_is_a_failure_told_in_a_line(text, command, stream):
    done = shell(f"c {command} {stream}", text)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert b"the output cannot be written" in done.stderr


def test_closed_standard_input_is_a_wrong_call(text):
    done = shell("c run - <&-", text)
    assert done.returncode == 2
    assert b"standard input is closed" in done.stderr


def test_nowhere_to_talk_to_is_no_failure(text):
    for stream in ("2>/dev/full", "2>&-"):
        done = shell(f"c run a.txt a.txt missing.txt {stream}", text)
        assert done.returncode == 2
        done = shell(f"c run a.txt --to json {stream}", text)
        assert done.returncode == 0
        assert b"The tide took" in done.stdout


def test_a_closed_stdout_is_never_mistaken_for_the_output_file(text):
    done = shell("c run a.txt -o out -q >&-", text)
    assert (text / "out" / "a.md").read_text().endswith("Nobody heard it.\n"), done.stderr


def test_no_escape_sequence_of_a_page_reaches_the_terminal(cleaner, tmp_path):
    (tmp_path / "a.html").write_bytes(
        b"<html><body><x\x1b]0;t\x07-y class='c\x1b[5m'><p>The council met in the hall and spoke."
        b" It was late.</p></x\x1b]0;t\x07-y><div class='share\x1b[31m'>Share this</div></body>"
    )
    for args in (("explain", "a.html"), ("explain", "a.html", "--block", "0"), ("diff", "a.html"),
                 ("strip", "a.html", "--to", "view")):  # fmt: skip
        done = cleaner(*args)
        assert done.stdout
        assert b"\x1b" not in done.stdout + done.stderr
