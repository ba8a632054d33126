"""`[*]` and `[!]` mean what they say, findings quote what was found, the status is that of findings."""

import json
import re

import pytest

from inprocess import run_command

CLEAN = "The keeper lit the lamp at dusk.\n\nHe wrote the hour into his book, as every day.\n"
HAN = (
    "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\uff0c"
    "\u5b69\u5b50\u4eec\u5728\u6811\u4e0b\u8dd1\u6765\u8dd1\u53bb\uff0c\u76f4\u5230\u5929\u9ed1\u624d\u56de\u5bb6\u3002\n\n"
)
FILES = {
    "zero.txt": CLEAN.replace("lamp", "la\u200bmp").encode(),
    "menu.txt": (HAN * 3 + "\u5206\u4eab\u5230\uff1a\n").encode(),
    "both.txt": (HAN * 2 + "\u8d23\u4efb\u7f16\u8f91\uff1a\u738b\u519b\n\n\u5206\u4eab\u5230\uff1a\n").replace("\u69d0", "\u69d0\u200b").encode(),
    "koi8.txt": ("\u0412\u0435\u0447\u0435\u0440\u043e\u043c \u043b\u043e\u0434\u043a\u0438 \u0432\u0435\u0440\u043d\u0443\u043b\u0438\u0441\u044c \u0432 \u0433\u0430\u0432\u0430\u043d\u044c. " * 2 + "\n").encode("koi8-r"),
    "weak.txt": b"Stra\xe1e\n",
    "broken.txt": CLEAN.encode() * 2 + b"caf\xc3\xa9 a\xffb " + "\u00e9".encode() * 20,
    "bom.txt": b"\xef\xbb\xbf" + CLEAN.encode(),
    "page.html": (
        '<html><head><meta charset="gbk"><title>x</title></head><body><p>'
        + HAN.strip() * 2 + "</p><p>" + HAN.strip() + "</p><div class=share>\u5206\u4eab\u5230\uff1a</div></body></html>"
    ).encode(),
    "rows.jsonl": b'{"text": "la\\u200bmp lit"}\n{oops\n{"id": 2}\n',
    "rows.csv": 'id,text\n7,"la\u200bmp"\n'.encode(),
    "binary.txt": bytes(range(256)) * 8,
}  # fmt: skip


@pytest.fixture
def mixed(tmp_path):
    """A folder of files with faults of every kind, and `check` over it as objects."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)

    def check(*args):
        options = ["check", "--no-cache", "--output-format", "json", *args, "in"]
        return json.loads(run_command(options, cwd=tmp_path).stdout)

    return check


def marked(found, which):
    return {
        (f["file"], f["code"]) for f in found if f["fix"] and f["fix"]["applicability"] == which
    }


def test_what_is_marked_is_mended_and_nothing_else(mixed):
    before = mixed()
    assert marked(before, "safe")
    after = mixed("--fix")
    assert marked(after, "safe") == set()
    gone = {(f["file"], f["code"]) for f in before} - {(f["file"], f["code"]) for f in after}
    assert gone == marked(before, "safe")


def test_the_other_mark_takes_out_what_it_marks(mixed):
    assert marked(mixed("--fix"), "unsafe")
    after = mixed("--fix", "--unsafe-fixes")
    assert marked(after, "unsafe") == marked(after, "safe") == set()


def test_files_that_are_not_rewritten_have_no_marks(mixed):
    found = [f for f in mixed() if f["file"] in {"in/weak.txt", "in/broken.txt", "in/rows.csv"}]
    assert {f["file"] for f in found} == {"in/weak.txt", "in/broken.txt", "in/rows.csv"}
    assert all(f["fix"] is None or f["fix"]["applicability"] == "none" for f in found)


def test_a_finding_quotes_what_it_found(tmp_path):
    (tmp_path / "a.txt").write_bytes(FILES["zero.txt"])
    (tmp_path / "b.txt").write_bytes(FILES["menu.txt"])
    done = run_command(["check", "--no-cache", "a.txt", "b.txt"], cwd=tmp_path)
    assert "\u00ab\\u200b\u00bb" in done.stdout.decode()
    assert "\u00ab\u5206\u4eab\u5230\uff1a\u00bb" in done.stdout.decode()
    assert b"[*] 1 that --fix mends" in done.stderr
    assert re.search(rb"\[!\] \d that --fix --unsafe-fixes takes out", done.stderr)


def test_fail_on_says_which_findings_count(tmp_path):
    for name in ("zero.txt", "menu.txt", "weak.txt"):
        (tmp_path / name).write_bytes(FILES[name])

    def status(name, which):
        return run_command(
            ["check", "--no-cache", "--fail-on", which, name], cwd=tmp_path
        ).returncode

    assert [status("zero.txt", w) for w in ("any", "fixable", "safe")] == [1, 1, 1]
    assert [status("menu.txt", w) for w in ("any", "fixable", "safe")] == [1, 1, 0]
    assert [status("weak.txt", w) for w in ("any", "fixable", "safe")] == [1, 0, 0]
    assert status("zero.txt", "some") == 2


def test_records_without_a_text_are_a_usage_error_that_names_the_fields(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": 1, "words": "la\u200bmp"}\n', encoding="utf-8")
    done = run_command(["check", "--no-cache", "a.jsonl"], cwd=tmp_path)
    assert done.returncode == 2
    assert b"there are: id, words; name those that hold text with --field" in done.stderr
    done = run_command(["check", "--no-cache", "--field", "words", "a.jsonl"], cwd=tmp_path)
    assert done.returncode == 1
    assert b"a.jsonl:1:words:1:3: REP050" in done.stdout


def test_a_broken_line_costs_that_line_only(tmp_path):
    lines = ['{"text": "la\u200bmp"}', "{oops", '{"text": "bo\u200bat"}', '{"id": 3}', "[1]"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run_command(["check", "--no-cache", "a.jsonl"], cwd=tmp_path)
    assert done.returncode == 3
    assert re.findall(rb"a.jsonl:(\d):text:1:3: REP050", done.stdout) == [b"1", b"3"]
    assert b"record 2 is not JSON" in done.stderr
    assert b"record 5 is not JSON" in done.stderr
    assert b"1 of 3 records have no text" in done.stderr
    assert run_command(["check", "--no-cache", "--fix", "a.jsonl"], cwd=tmp_path).returncode == 3
    fixed = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    assert fixed == "\n".join(lines).replace("\u200b", "") + "\n"


def test_a_diff_tells_of_a_change_of_encoding_alone(tmp_path):
    (tmp_path / "koi8.txt").write_bytes(FILES["koi8.txt"])
    done = run_command(["check", "--no-cache", "--diff", "koi8.txt"], cwd=tmp_path)
    assert done.returncode == 1
    assert re.fullmatch(rb"--- a/koi8.txt \(koi8-.\)\n\+\+\+ b/koi8.txt \(utf-8\)\n", done.stdout)
    assert (tmp_path / "koi8.txt").read_bytes() == FILES["koi8.txt"]
