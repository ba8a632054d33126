"""Fixing is done when it is done: twice is once, and what has no finding is never written."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.check.file import CheckJob, check_file
from cleaner.check.fixes import fix_text
from cleaner.config import DEFAULT
from cleaner.document import Source
from cleaner.pipeline import until
from cleaner.read.find import Input
from strategies import texts

PIECES = st.sampled_from(
    ["\u200b", "\ufeff", "分享到：\n", "\n", "責任編輯：林曉\n", "，,", "(wù)", "\x07"]
)


def mixed():
    """Texts with faults of several rules strewn in."""
    return st.lists(st.one_of(texts(), PIECES), max_size=8).map("".join)


def fixed(text, *, unsafe):
    decoded = until("detect").run(Source(text=text, media_type="text/plain"))
    return fix_text(decoded, DEFAULT, unsafe=unsafe)


@given(mixed())
def test_a_safe_fix_done_twice_is_done_once(text):
    once = fixed(text, unsafe=False)
    assert fixed(once, unsafe=False) == once


@given(mixed())
def test_an_unsafe_fix_done_twice_is_done_once(text):
    once = fixed(text, unsafe=True)
    assert fixed(once, unsafe=True) == once


@given(mixed())
def test_a_file_without_findings_is_never_written(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("fix") / "a.txt"
    data = text.encode()
    file.write_bytes(data)
    entry = Input(str(file), "a.txt")
    found = check_file(CheckJob(), entry)
    check_file(CheckJob(mode="unsafe"), entry)
    if not found.findings:
        assert file.read_bytes() == data
