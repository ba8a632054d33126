"""Why a block went or stayed: by line, with what would change it; of earlier runs, too."""

import json
from pathlib import Path

import pytest

from cleaner.config import Config
from cleaner.document import Source
from cleaner.see.explain import Asked, explain_source
from inprocess import run_command

PAGE = """<html><head><title>The mill stands still - River Post</title>
<meta property="og:title" content="The mill stands still">
<meta name="author" content="Ada Marsh"></head><body>
<nav><a href="/">Home</a> <a href="/w">Weather</a></nav>
<article><h1>The mill stands still</h1>
<p>The wheel of the old mill has not turned since the dam broke in March, and the miller
has begun to mend nets for the fishermen of the lower village instead.</p>
<p>He hopes that the council will pay for the beams, which have to be brought by barge.</p>
<p><a href="/x">Read more: The dam is rebuilt</a></p></article>
<footer>\u00a9 2024 River Post. All rights reserved.</footer></body></html>
"""
TEXT = (
    "The mill stands still\n\nThe wheel of the old mill has not turned since the dam broke.\n\n"
    "The miller mends nets for the fishermen of the lower village instead.\n\nRead more: The dam\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def explained(folder: Path, *args: str) -> list[dict]:
    done = run_command(("explain", *args, "--to", "jsonl"), cwd=folder)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("place", "words"),
    [("p.html:8", "He hopes"), ("p.html:6", "The wheel"), ("p.html:7", "The wheel"),
     ("p.html:9:4", "Read more"), ("t.txt:3", "The wheel"), ("t.txt:7", "Read more"),
     ("p.html:10", "\u00a9 2024")],
)  # fmt: skip
def test_a_line_of_the_source_is_explained(folder: Path, place: str, words: str) -> None:
    (found,) = explained(folder, place)
    (block,) = found["blocks"]
    (reasons,) = found["reasons"]
    assert block["text"].startswith(words)
    assert reasons["block"] == block["block"]
    assert reasons["changes"]
    assert found["weights"]


def test_each_document_has_its_own_line(folder: Path) -> None:
    page, text = explained(folder, "p.html:8", "t.txt:5")
    assert [b["text"][:8] for b in page["blocks"]] == ["He hopes"]
    assert [b["text"][:10] for b in text["blocks"]] == ["The miller"]


@pytest.mark.parametrize("place", ["p.html:99", "t.txt:2", "p.html:0", "t.txt:2000000"])
def test_a_line_that_holds_no_block_is_told(folder: Path, place: str) -> None:
    done = run_command(("explain", place), cwd=folder)
    assert done.returncode == 3
    assert b"line" in done.stderr


def test_a_file_whose_name_ends_like_a_place_is_itself(folder: Path) -> None:
    (folder / "t.txt:3").write_text(TEXT)
    (found,) = explained(folder, "t.txt:3")
    assert len(found["blocks"]) > 1


def test_who_decided_who_else_spoke_and_what_would_change_it(folder: Path) -> None:
    (found,) = explained(folder, "p.html:9")
    (reasons,) = found["reasons"]
    (rule,) = (one for one in reasons["rules"] if one["decided"])
    assert rule["rule"] == found["blocks"][0]["rule"]
    advice = " ".join(reasons["changes"])
    assert f"--ignore {rule['rule']}" in advice
    assert rule["entry"] in advice
    kept = cleaned(folder, "--ignore", rule["rule"])
    assert ("Read more" in kept) == reasons["kept_by_labeller"]
    assert "Read more" in cleaned(folder, "--keep", "furniture")


def cleaned(folder: Path, *args: str) -> str:
    return run_command(("run", "p.html", *args), cwd=folder).stdout.decode()


def test_the_claims_of_a_page_stand_beside_what_won(folder: Path) -> None:
    (found,) = explained(folder, "p.html")
    claims = {(c["field"], c["value"]) for c in found["claims"]}
    assert {("title", "The mill stands still"), ("authors", "Ada Marsh")} <= claims
    text = run_command(("explain", "p.html"), cwd=folder).stdout.decode()
    assert "authors: Ada Marsh\n" in text


def test_encodings_that_were_weighed_are_shown() -> None:
    data = "Die Br\u00fccke \u00fcber den Flu\u00df ist f\u00fcr gr\u00f6\u00dfere Wagen gesperrt.".encode(
        "cp1252"
    )
    found = explain_source(Source(data=data, path="b.txt"), Config())
    assert found.document.detection is not None
    assert found.document.detection.candidates


@pytest.mark.parametrize("to", ["jsonl", "json", "record"])
def test_what_an_earlier_run_wrote_is_explained_and_compared(folder: Path, to: str) -> None:
    run_command(("run", "p.html", "--to", to, "-o", f"out.{to[:5]}", "-q"), cwd=folder)
    name = f"out.{to[:5]}" if to != "record" else "out.jsonl"
    if to == "record":
        done = run_command(("run", "p.html", "--to", to), cwd=folder)
        (folder / name).write_bytes(done.stdout)
    (then,) = explained(folder, name)
    (now,) = explained(folder, "p.html")
    for kept in (True, False):
        texts = [[b["text"] for b in one["blocks"] if b["kept"] is kept] for one in (then, now)]
        assert texts[0] == texts[1]
    rules = [[b["rule"] for b in one["blocks"]] for one in (then, now)]
    assert rules[0] == rules[1]
    diffs = [run_command(("diff", one), cwd=folder).stdout for one in (name, "p.html")]
    assert diffs[0] == diffs[1] != b""


def test_what_an_earlier_run_left_out_is_told(folder: Path) -> None:
    run_command(("run", "p.html", "--ledger", "counts", "-o", "o.jsonl", "-q"), cwd=folder)
    done = run_command(("explain", "o.jsonl"), cwd=folder)
    assert done.returncode in {2, 3}
    assert b"ledger" in done.stderr
    run_command(("run", "p.html", "-o", "o.jsonl", "-q"), cwd=folder)
    done = run_command(("explain", "o.jsonl", "--block", "2"), cwd=folder)
    assert done.returncode in {2, 3}
    assert b"strip is done" in done.stderr


def test_a_rejected_document_is_explained(tmp_path: Path) -> None:
    source = Source(text="", path="e.txt")
    found = explain_source(source, Config())
    assert not found.fates
    asked = explain_source(source, Config(), Asked(block=3))
    assert not asked.reasons
