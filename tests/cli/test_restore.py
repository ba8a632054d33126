"""`cleaner restore`: the decoded input comes back exactly."""

import json

import pytest
from hypothesis import given, settings

import cleaner as package
from cleaner.edit import undo_all
from strategies import texts

DAMAGED = (
    "\u5f53\u524d\u4f4d\u7f6e\uff1a\u9996\u9875 > \u65b0\u95fb\n\n\n"
    "  \u3000\u3000\u9547\u4e0a\u7684\u8001\u6865\u5728\u6625\u5929\u4fee\u597d\u4e86\u200b\uff0c\u5b69\u5b50\u4eec\u53c8\u53ef\u4ee5\u8d70\u8fc7\u53bb\u4e0a\u5b66\u3002  \r\n"
    "\u6751\u91cc\u4eba\u8bf4\uff0c\u8fd9\u5ea7\u6865\u6bd4\u4ed6\u4eec\u7684\u7237\u7237\u8fd8\u8981\u8001\u3002\uff08\u5b8c\uff09\n\u8d23\u4efb\u7f16\u8f91\uff1a\u6797\u5c0f\u7b19\n\u5206\u4eab\u5230\n"
)


@pytest.mark.parametrize("to", ["json", "jsonl", "record"])
def test_text_comes_back_from_every_format_with_a_ledger(cleaner, tmp_path, to):
    (tmp_path / "x.txt").write_bytes(DAMAGED.encode())
    output = cleaner("run", "x.txt", "--to", to).stdout
    assert cleaner("restore", "-", stdin=output).stdout == DAMAGED.encode()


def test_a_page_that_was_repaired_and_not_stripped_comes_back(cleaner, tmp_path):
    page = "<p title='a\u200bb'>\u4e00\u200b\u4e8c</p>\n".encode()
    (tmp_path / "x.html").write_bytes(page)
    output = cleaner("repair", "x.html", "--to", "record").stdout
    assert page not in output
    assert cleaner("restore", "-", stdin=output).stdout == page


def test_counts_cannot_be_restored_and_that_is_said(cleaner, tmp_path):
    (tmp_path / "x.txt").write_bytes(DAMAGED.encode())
    output = cleaner("run", "x.txt", "--to", "json", "--ledger", "counts").stdout
    done = cleaner("restore", stdin=output)
    assert done.returncode == 3
    assert b"--ledger full" in done.stderr


def test_a_ledger_that_does_not_belong_is_refused(cleaner, tmp_path):
    (tmp_path / "x.txt").write_bytes(DAMAGED.encode())
    output = json.loads(cleaner("run", "x.txt", "--to", "json").stdout)
    output["text"] = "something else"
    done = cleaner("restore", stdin=json.dumps(output).encode())
    assert done.returncode == 3
    assert b"do not belong together" in done.stderr


def test_many_documents_go_to_a_folder(cleaner, corpus, tmp_path):
    output = cleaner("run", corpus, "-q").stdout
    cleaner("restore", "-", "-o", tmp_path / "back", stdin=output)
    assert (tmp_path / "back" / "a.txt").read_bytes() == (corpus / "a.txt").read_bytes()


@given(texts())
@settings(max_examples=100)
def test_any_text_comes_back_from_text_and_ledger(text):
    document = package.clean(text, media_type="text/plain")
    assert undo_all(document.text, document.ledger) == text
