"""The cache of `check`: never an answer that a fresh check would not give."""

import os
import subprocess
import sys

from inprocess import run_command

TEXT = "Rain kept the fair away for a second day, and the stalls stayed shut.\n"
PAGE = (
    '<html><head><title>Fair</title><link rel=canonical href="http://example.org/n/1"></head><body>'
    f'<div class="a"><p>{TEXT}</p></div><div class="b"><p>{TEXT[::-1]}</p></div></body></html>'
)
SITE = 'id="m"\nsummary="x"\n[[site]]\nid="s"\nreason="r"\nhosts=["example.org"]\nbody=["{}"]\n'


def check(folder, *arguments):
    return run_command(("check", "-q", *arguments, "c"), cwd=folder).stdout


def test_a_file_edited_while_it_is_checked_is_not_remembered(tmp_path, monkeypatch):
    from cleaner.check import report

    (tmp_path / "c").mkdir()
    file = tmp_path / "c" / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    check_file = report.check_file

    def edited(job, entry):
        result = check_file(job, entry)
        file.write_text(TEXT.replace("fair", "fa\u200bir"), encoding="utf-8")
        return result

    monkeypatch.setattr(report, "check_file", edited)
    assert b"REP050" not in check(tmp_path)
    monkeypatch.setattr(report, "check_file", check_file)
    assert b"REP050" in check(tmp_path)


def test_a_changed_site_rule_is_asked_anew(tmp_path):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "p.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "cleaner.toml").write_text('sites = ["site.toml"]\n', encoding="utf-8")
    found = []
    for selector in (".a", ".b"):
        (tmp_path / "site.toml").write_text(SITE.format(selector), encoding="utf-8")
        # an interpreter each: one that has read a pack does not read it again
        command = [sys.executable, "-m", "cleaner", "check", "-q", "c"]
        found.append(subprocess.run(command, cwd=tmp_path, capture_output=True).stdout)
    assert b"div.b" in found[0]
    assert b"div.a" in found[1]


def test_a_folder_that_is_a_link_is_left_alone(tmp_path):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / ".gitignore").write_text("mine\n", encoding="utf-8")
    (tmp_path / ".cleaner-cache").symlink_to(tmp_path / "other")
    check(tmp_path)
    assert (tmp_path / "other" / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    assert len(list((tmp_path / "other").iterdir())) == 1


def test_names_that_are_no_utf_8_are_checked_each_time(tmp_path):
    (tmp_path / "c").mkdir()
    with open(os.path.join(os.fsencode(tmp_path), b"c", b"n\xff.txt"), "wb") as stream:
        stream.write(TEXT.replace("fair", "fa\u200bir").encode())
    first = check(tmp_path)
    assert b"REP050" in first
    assert check(tmp_path) == first


def test_nobody_else_may_read_what_it_quotes(tmp_path):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.txt").write_text(TEXT, encoding="utf-8")
    check(tmp_path)
    assert (tmp_path / ".cleaner-cache").stat().st_mode & 0o077 == 0
