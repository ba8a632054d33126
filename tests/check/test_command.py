"""`cleaner check`: exit statuses, options, fixes, baseline, cache, suppression."""

import json
import os

import pytest

CLEAN = "The keeper lit the lamp at dusk.\n\nHe wrote the hour into his book, as every day.\n"
FAULTY = CLEAN.replace("lamp", "la\u200bmp")


def test_a_clean_corpus_exits_0(run, corpus):
    (corpus / "faulty.txt").unlink()
    done = run("corpus")
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_finding_exits_1_and_is_placed(run, corpus):
    done = run("corpus")
    assert done.returncode == 1
    assert done.stdout.startswith(b"corpus/faulty.txt:1:22: REP050 [*] ")
    assert len(done.stdout.splitlines()) == 1


def test_a_wrong_option_or_path_exits_2(run, corpus):
    assert run("corpus", "--select", "XYZ").returncode == 2
    assert run("nowhere").returncode == 2
    assert run("corpus", "--output-format", "xml").returncode == 2
    assert run("corpus", "--write-baseline").returncode == 2


def test_an_unreadable_file_exits_3_and_outranks_findings(run, corpus, tmp_path):
    (corpus / "gone.txt").symlink_to(tmp_path / "nowhere")
    done = run("corpus")
    assert done.returncode == 3
    assert b"faulty.txt:1:22" in done.stdout
    assert b"gone.txt" in done.stderr


def test_exit_zero_and_exit_non_zero_on_fix(run, corpus):
    assert run("corpus", "--exit-zero").returncode == 0
    assert run("corpus", "--fix", "--exit-non-zero-on-fix").returncode == 1
    assert run("corpus", "--fix", "--exit-non-zero-on-fix").returncode == 0


def test_a_fix_changes_the_fault_and_nothing_else(run, corpus):
    text = "\ufeff" + FAULTY.replace("\n", "\r\n")
    (corpus / "faulty.txt").write_bytes(text.encode())
    before = (corpus / "clean.txt").stat().st_mtime_ns
    assert run("corpus", "--fix").returncode == 0
    expected = CLEAN.replace("\n", "\r\n").encode()
    assert (corpus / "faulty.txt").read_bytes() == expected
    assert (corpus / "clean.txt").stat().st_mtime_ns == before
    assert run("corpus").returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_a_fix_keeps_the_mode_of_the_file(run, corpus):
    (corpus / "faulty.txt").chmod(0o640)
    run("corpus", "--fix")
    assert (corpus / "faulty.txt").stat().st_mode & 0o777 == 0o640


def test_a_diff_shows_and_does_not_write(run, corpus):
    done = run("corpus", "--diff")
    assert done.returncode == 1
    assert b"-The keeper lit the la\xe2\x80\x8bmp at dusk." in done.stdout
    assert b"+The keeper lit the lamp at dusk." in done.stdout
    assert (corpus / "faulty.txt").read_text(encoding="utf-8") == FAULTY


def test_a_gbk_file_becomes_utf_8(run, corpus):
    text = (
        "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\u3002\n"
        "\u5b69\u5b50\u4eec\u5728\u6811\u4e0b\u8dd1\u6765\u8dd1\u53bb\uff0c\u76f4\u5230\u5929\u9ed1\u624d\u56de\u5bb6\u3002\n"
    )
    (corpus / "gbk.txt").write_bytes(text.encode("gbk"))
    done = run("corpus/gbk.txt")
    assert done.returncode == 1
    assert b"ENC" in done.stdout
    assert run("corpus/gbk.txt", "--fix").returncode == 0
    assert (corpus / "gbk.txt").read_bytes() == text.encode()


def test_bytes_that_do_not_decode_are_never_rewritten(run, corpus):
    data = FAULTY.encode() + "caf\u00e9 ".encode() * 40 + b"\n\nan ho\xc3ur.\n"
    (corpus / "faulty.txt").write_bytes(data)
    assert run("corpus", "--fix").returncode == 1
    assert (corpus / "faulty.txt").read_bytes() == data


def test_only_the_field_of_a_json_line_changes(run, tmp_path):
    line = '{"id": 1.50, "text":  "la\\u200bmp lit", "note": "a\\u200bb" , "t": "\\u00e9"}'
    (tmp_path / "x.jsonl").write_bytes(f"{line}\n\n{line}".encode())
    done = run("x.jsonl")
    assert done.stdout.splitlines()[0].startswith(b"x.jsonl:1:text:1:3: REP050")
    assert run("x.jsonl", "--fix").returncode == 0
    fixed = '{"id": 1.50, "text":  "lamp lit", "note": "a\\u200bb" , "t": "\\u00e9"}'
    assert (tmp_path / "x.jsonl").read_bytes() == f"{fixed}\n\n{fixed}".encode()


def test_csv_records_are_checked(run, tmp_path):
    (tmp_path / "x.csv").write_text('id,text\n7,"la\u200bmp"\n', encoding="utf-8")
    done = run("x.csv")
    assert done.returncode == 1
    assert done.stdout.startswith(b"x.csv:1:text:1:3: REP050")


def test_a_broken_record_is_named(run, tmp_path):
    (tmp_path / "x.jsonl").write_bytes(b'{"text": "fine here"}\n{oops\n')
    done = run("x.jsonl")
    assert done.returncode == 3
    assert b"record 2 is not JSON" in done.stderr


def test_a_baseline_hides_what_is_known_and_survives_edits(run, corpus):
    assert run("corpus", "--baseline", "known.json", "--write-baseline").returncode == 0
    assert run("corpus", "--baseline", "known.json").returncode == 0
    path = corpus / "faulty.txt"
    path.write_text("A first line that is new.\n\n" + FAULTY, encoding="utf-8")
    assert run("corpus", "--baseline", "known.json").returncode == 0
    path.write_text(FAULTY + "\nA new fa\u200bult at the end of the file.\n", encoding="utf-8")
    done = run("corpus", "--baseline", "known.json")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    path.write_text(CLEAN, encoding="utf-8")
    done = run("corpus", "--baseline", "known.json")
    assert done.returncode == 0
    assert b"a finding that is gone" in done.stderr


def test_the_cache_gives_the_same_findings_until_a_file_changes(run, corpus):
    first = run("corpus", cache=True)
    assert run("corpus", cache=True).stdout == first.stdout
    (corpus / "faulty.txt").write_text(CLEAN, encoding="utf-8")
    assert run("corpus", cache=True).returncode == 0
    (corpus / "clean.txt").write_text(FAULTY, encoding="utf-8")
    assert b"clean.txt:1:22" in run("corpus", cache=True).stdout
    assert run("corpus", "--ignore", "REP050", cache=True).returncode == 0


def test_rules_are_ignored_by_file_and_by_comment(run, corpus, tmp_path):
    assert run("corpus", "--per-file-ignores", "corpus/faulty.txt:REP").returncode == 0
    (tmp_path / "cleaner.toml").write_text('[per-file-ignores]\n"corpus/*.txt" = ["REP050"]\n')
    assert run("corpus").returncode == 0
    (tmp_path / "cleaner.toml").unlink()
    (corpus / "faulty.txt").unlink()
    md = corpus / "a.md"
    md.write_text(f"<!-- cleaner: ignore REP050 -->\n{FAULTY}", encoding="utf-8")
    assert run("corpus").returncode == 0
    md.write_text(f"<!-- cleaner: ignore SPM -->\n{FAULTY}", encoding="utf-8")
    assert run("corpus").returncode == 1
    md.write_text(f"{CLEAN}\n{FAULTY}\n<!-- cleaner: ignore-file -->\n", encoding="utf-8")
    assert run("corpus").returncode == 0


def test_ignore_files_and_exclude_are_respected(run, corpus, tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("faulty.txt\n")
    assert run("corpus").returncode == 0
    assert run("corpus/faulty.txt").returncode == 1
    assert run("corpus/faulty.txt", "--force-exclude").returncode == 0
    (tmp_path / ".gitignore").unlink()
    (corpus / ".cleanerignore").write_text("/faulty.*\n")
    assert run("corpus").returncode == 0
    (corpus / ".cleanerignore").unlink()
    assert run("corpus", "--exclude", "corpus/faulty.txt").returncode == 0
    assert run("corpus", "--show-files").stdout.split() == [
        b"corpus/clean.txt", b"corpus/faulty.txt"]  # fmt: skip


def test_stdin_has_a_name(run):
    done = run("-", "--stdin-filename", "notes/a.txt", stdin=FAULTY.encode())
    assert done.stdout.startswith(b"notes/a.txt:1:22: REP050")


def test_statistics_count_by_rule(run, corpus):
    assert run("corpus", "--statistics").stdout.split()[:2] == [b"1", b"REP050"]


def test_settings_are_shown(run, corpus):
    shown = json.loads(run("corpus", "--show-settings", "--ignore", "FUR").stdout)
    assert shown["ignore"] == ["FUR"]


def test_the_corpus_own_wishes(run, corpus, tmp_path):
    (corpus / "faulty.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "cleaner.toml").write_text(
        '[corpus]\nlanguage = "zh"\nmin-length = 500\nrequired = ["source"]\nunique = true\n'
    )
    codes = {line.split()[1] for line in run("corpus").stdout.splitlines()}
    assert codes == {b"MET903", b"MET904", b"MET905", b"MET907"}
    (tmp_path / "cleaner.toml").unlink()
    assert run("corpus").returncode == 0
    assert b"MET901" in run("corpus", "--select", "MET901").stdout


def test_a_date_in_the_future_is_found(run, corpus):
    (corpus / "a.md").write_text(f"---\npublished: 2999-01-01\n---\n\n{CLEAN}")
    (corpus / "b.md").write_text(f"---\npublished: 1999-01-01\n---\n\n{CLEAN}")
    done = run("corpus", "--select", "MET902")
    assert [line.split(b":")[0] for line in done.stdout.splitlines()] == [b"corpus/a.md"]


def test_unsafe_fixes_take_lines_away(run, corpus):
    (corpus / "faulty.txt").unlink()
    zh = (
        "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\u3002\u5b69\u5b50\u4eec\u5728\u6811\u4e0b\u8dd1\u6765\u8dd1\u53bb\u3002\n"
        "\u5929\u9ed1\u4ee5\u540e\uff0c\u5927\u4eba\u4eec\u6765\u53eb\u4ed6\u4eec\u56de\u5bb6\u5403\u996d\u3002\n"
    )
    (corpus / "a.txt").write_text(f"{zh}\u5206\u4eab\u5230\uff1a\n", encoding="utf-8")
    assert run("corpus", "--fix").returncode == 1
    assert run("corpus", "--fix", "--unsafe-fixes").returncode == 0
    assert (corpus / "a.txt").read_text(encoding="utf-8") == zh
