"""The trace: what was, what is, and every change at its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Document, Source
from cleaner.edit import Edit, apply
from cleaner.pipeline import until
from cleaner.see.trace import trace_text
from own_articles import ARTICLE

CLONE = "清晨五點的菜市場換了模樣\n清晨五點,,南湖路菜市場的燈一盞接一盞亮起來,。攤主周桂蘭把沾著露水的青菜碼(mǎ)齊,,順手點開(kāi)了電子秤,。\n版權聲明:本網站刊載的所有內容,,未經授權不得轉載,、摘編。"


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[str, str, tuple[Edit, ...]]:
    """A text, what some steps of edits make of it, and those edits."""
    text = source = draw(st.text("abc\n", max_size=30))
    ledger: list[Edit] = []
    for step in range(1, draw(st.integers(0, 4)) + 1):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        edits = [
            Edit("REP001", start, end, text[start:end], draw(st.text("xyz", max_size=3)), step=step)
            for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        text = apply(text, edits)
        ledger += edits
    return source, text, tuple(ledger)


@given(ledgers())
def test_without_the_inserted_it_is_the_input_and_without_the_removed_the_output(made):
    source, text, ledger = made
    trace = trace_text(Document(text=text, ledger=ledger))
    assert trace.before() == source
    assert trace.after() == text


@given(ledgers())
def test_every_edit_that_changes_something_has_a_piece(made):
    _, text, ledger = made
    trace = trace_text(Document(text=text, ledger=ledger))
    told = {p.removed for p in trace.pieces} | {p.inserted for p in trace.pieces}
    kept = {n for n, edit in enumerate(ledger) if edit.before != edit.after}
    lost = kept - told
    # what one step wrote and the next rewrote has no piece of its own where both were one character
    assert all(any(later.step > ledger[n].step for later in ledger) for n in lost)


@settings(max_examples=20)
@given(st.sampled_from([CLONE, ARTICLE]))
def test_a_cleaned_text_is_traced_from_its_source(text):
    document = until("emit").run(Source(text=text, media_type="text/plain"))
    trace = trace_text(document)
    assert trace.before() == text
    assert trace.after() == document.text


def test_of_a_line_in_another_script_only_the_characters_that_differ_are_pieces():
    edit = Edit("REP070", 0, 5, "清晨五點的", "清晨五点的", step=1)
    trace = trace_text(Document(text="清晨五点的", ledger=(edit,)))
    assert [p.text for p in trace.pieces if p.removed >= 0] == ["點"]
    assert [p.text for p in trace.pieces if p.inserted >= 0] == ["点"]


@pytest.mark.parametrize("stage", ["detect", "repair"])
def test_the_text_of_a_page_is_traced_from_where_its_blocks_were_read(stage):
    ledger = (
        Edit("REP050", 0, 1, "\u200b", step=1, stage=stage),
        Edit("FUR900", 0, 4, "Menu", step=2, stage="strip"),
    )
    page = Document(
        text="\n\nBody.",
        ledger=ledger,
        media_type="text/html",
        stages=("detect", "repair", "strip"),
    )
    assert trace_text(page).before() == "Menu\n\nBody."
