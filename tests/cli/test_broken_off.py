"""A command that is ended in its middle, or has no room to write: files are as before or done, never half."""

import os
import resource
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

COUNT = 60


def said(number):
    return "".join(
        f"Boat {number} left on day {day}\u200b and came back before noon, the keeper said.\n\n"
        for day in range(20)
    )


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(COUNT):
        (tmp_path / "in" / f"{number}.txt").write_text(said(number))
    return tmp_path


def start(folder, *args, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "cleaner", *args],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more,
    )  # fmt: skip


def texts(folder):
    return {p.name: p.read_text() for p in folder.iterdir() if p.suffix in {".txt", ".md"}}


def end_midway(process, number, begun):
    """End a process once `begun` says that it has written something."""
    last = time.monotonic() + 60
    while process.poll() is None and not begun() and time.monotonic() < last:
        time.sleep(0.01)
    process.send_signal(number)
    process.wait(60)
    process.stderr.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize(
    "command", [("check", "--fix", "-q", "--no-cache"), ("repair", "--in-place")]
)
def test_a_fix_that_is_broken_off_leaves_whole_files_and_can_be_undone(corpus, command, number):
    before = texts(corpus / "in")
    process = start(corpus, *command, "in")
    end_midway(process, number, lambda: texts(corpus / "in") != before)
    for name, text in texts(corpus / "in").items():
        assert text in {before[name], before[name].replace("\u200b", "")}
    strays = [p.name for p in (corpus / "in").iterdir() if p.suffix != ".txt"]
    assert all(name.startswith(".cleaner-") for name in strays)
    assert number == signal.SIGKILL or not strays
    process = start(corpus, "restore", "--fixes")
    process.communicate(timeout=60)
    assert texts(corpus / "in") == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_broken_off_leaves_whole_outputs(corpus, number):
    out = corpus / "out"
    process = start(corpus, "run", "in", "-o", "out", "-q")
    end_midway(process, number, lambda: out.is_dir() and any(out.glob("*.md")))
    for text in texts(out).values():
        assert text.endswith("before noon, the keeper said.\n")
    strays = {p.name for p in out.iterdir() if p.suffix != ".md"}
    assert number == signal.SIGKILL or strays <= {".cleaner-manifest"}
    done = out.glob("*.md")
    times = {p.name: p.stat().st_mtime_ns for p in done}
    start(corpus, "run", "in", "-o", "out", "-q").communicate(timeout=120)
    start(corpus, "run", "in", "-o", "whole", "-q").communicate(timeout=120)
    assert texts(out) == texts(corpus / "whole")
    assert {p.name for p in out.iterdir() if p.suffix != ".md"} == {".cleaner-manifest"}
    again = sum(p.stat().st_mtime_ns == times.get(p.name) for p in out.glob("*.md"))
    assert again >= len(times) - 1  # the last may have been killed before it was told


def test_two_fixes_at_once_mend_each_file_once(corpus):
    before = texts(corpus / "in")
    both = [
        start(corpus, "check", "--fix", "-q", "--no-cache", "in"),
        start(corpus, "repair", "--in-place", "in"),
    ]
    for process in both:
        process.communicate(timeout=120)
    assert texts(corpus / "in") == {n: t.replace("\u200b", "") for n, t in before.items()}


def short_of_room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


@pytest.mark.parametrize(
    ("command", "place"),
    [
        (("run", "in", "-o", "out", "-q"), "out"),
        (("run", "in", "--to", "jsonl", "-o", "x.jsonl", "-q"), "x.jsonl"),
        (("check", "--fix", "-q", "--no-cache", "in"), "in"),
        (("repair", "--in-place", "in"), "in"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_without_room_nothing_is_written_and_that_is_said(corpus, command, place):
    before = texts(corpus / "in")
    process = start(corpus, *command, preexec_fn=short_of_room)
    stderr = process.communicate(timeout=120)[1]
    assert process.returncode == 3
    assert b"cannot be written" in stderr
    assert b"Traceback" not in stderr
    assert texts(corpus / "in") == before
    if place != "in":
        target = corpus / place
        left = list(target.iterdir()) if target.is_dir() else []
        assert not left
        assert not target.is_file()
