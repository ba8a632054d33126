"""Diffs: `patch` takes them, a terminal sees each change in its line, and only what was asked for."""

import re
import shutil
import subprocess

import pytest

from cleaner.config import Config
from cleaner.document import Source
from cleaner.see.diff import diff_document
from cleaner.see.inline import Look, show_changes
from cleaner.see.selection import select
from inprocess import run_command

FERRY = (
    "The ferry is back in service since Monday, and the first boat left at six with forty people."
)
FLOOD = (
    "It{}s the first time since the flood that both landings can be used, the harbour master said."
)
TEXT = f"Harbour news\n\n{FERRY}\n\n{FLOOD.format('â€™')}\n\nShare this article\n"
CLEAN = f"{FERRY}\n\n{FLOOD.format('’')}\n"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def source(text: str = TEXT) -> Source:
    return Source(text=text, path="a.txt", media_type="text/plain")


def plain(text: str) -> str:
    return ESCAPES.sub("", text)


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch on this machine")
@pytest.mark.parametrize("text", [TEXT, TEXT.rstrip("\n"), TEXT.replace("\n", "\r\n")])
def test_patch_applies_a_diff(tmp_path, text):
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode())
    done = run_command(["diff", "a.txt"], cwd=tmp_path)
    assert done.returncode == 1
    subprocess.run(["patch", "--binary", "-p1"], cwd=tmp_path, input=done.stdout, check=True)
    after = file.read_text(encoding="utf-8")
    assert [line for line in after.splitlines() if line] == [
        line for line in CLEAN.splitlines() if line
    ]


def test_blank_lines_alone_are_no_change():
    assert diff_document(source(f"{FERRY}\n\n\n\n{FLOOD.format('’')}\n"), Config()) == ("", 0)


def test_only_the_rules_that_were_asked_for_are_shown():
    text, status = diff_document(source(), Config(), ("REP",))
    assert status == 1
    assert "-Share" not in text
    assert "-Harbour" not in text
    assert f"-{FLOOD.format('â€™')}" in text
    assert f"+{FLOOD.format('’')}" in text
    assert diff_document(source(), Config(), ("SPM",)) == ("", 0)


def test_a_change_stands_in_its_line_with_the_colour_of_its_kind():
    text, status = show_changes(source(), Config(), Look())
    assert status == 1
    assert "It\x1b[9;32mâ€™\x1b[0m\x1b[4;32m’\x1b[0ms the first" in text
    assert "\x1b[9;31mShare this article\x1b[0m" in text
    assert plain(text).splitlines()[1] == "Harbour news"


def test_single_characters_of_han_are_marked_not_the_line():
    text, _ = show_changes(
        source("河水在夜里涨了两米，村子\u200b的居民连夜转移。天亮以后，雨停了。\n"),
        Config(),
        Look(),
    )
    assert "村子\x1b[9;32m[U+200B]\x1b[0m的居民" in text


def test_two_panes_hold_the_text_before_and_after():
    text, _ = show_changes(source(), Config(), Look(beside=True, width=200, coloured=False))
    assert "\x1b" not in text
    line = next(line for line in text.splitlines() if "â€™" in line)
    assert "It’s the first" in line.partition("harbour master said.")[2]


def test_what_is_far_from_a_change_is_left_out():
    many = "\n\n".join(f"{FERRY} It was day {n}." for n in range(9))
    text, _ = show_changes(source(f"{many}\n\nShare this article\n"), Config(), Look())
    assert "..." in text
    assert "day 3" not in text
    assert "day 8" in text


def test_repairs_of_a_page_are_shown_in_its_source_when_they_are_asked_for():
    page = Source(data=f"<html><body><h1>Boats</h1><p>{FERRY}</p><p>{FLOOD.format('â€™')}</p>".encode(),
                  media_type="text/html", path="a.html")  # fmt: skip
    [chosen] = list(select(page, Config(), ("REP",)))
    assert f"<p>{FLOOD.format('â€™')}" in chosen.before()
    assert f"<p>{FLOOD.format('’')}" in chosen.after()


def test_what_a_terminal_would_obey_is_shown_as_its_name():
    text, _ = show_changes(
        source(f"{FERRY}\n\n\x1b[31m{FERRY} Again.\n\nShare this article\n"), Config(), Look()
    )
    assert "\x1b[31m" not in text
    assert "[U+001B]" in text


def test_a_rejected_document_is_shown_as_gone_with_the_reason():
    text, status = show_changes(source("   \n"), Config(), Look())
    assert status == 1
    assert "rejected (ENC009)" in text


def test_colours_stay_for_a_pager_when_they_are_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert b"\x1b[" not in run_command(["diff", "a.txt"], cwd=tmp_path).stdout
    assert b"\x1b[" in run_command(["diff", "a.txt", "--color", "always"], cwd=tmp_path).stdout
    assert run_command(["diff", "a.txt", "--color", "sometimes"], cwd=tmp_path).returncode == 2
