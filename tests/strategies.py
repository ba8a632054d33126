"""Texts by script, edits, steps: strategies that several tests share."""

from hypothesis import strategies as st

from cleaner.edit import Edit

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30)
LATIN = st.text("abcdefghij ABC", min_size=1, max_size=30)
MARKS = st.sampled_from(["\u3002", "\uff0c", "\uff01", ". ", ", ", "? ", "\n", "\n\n", "\u3000"])
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def texts() -> st.SearchStrategy[str]:
    """Mixed text: Han, Latin, marks, line ends, and anything at all now and then."""
    return st.lists(st.one_of(HAN, LATIN, MARKS, ODD), max_size=12).map("".join)


@st.composite
def steps(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    """One step: sorted edits of `text` that do not overlap; touching ones and insertions too."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        after = draw(st.text("xyz\u4e00\n", max_size=3))
        edits.append(Edit("TST001", start, end, text[start:end], after))
    return tuple(edits)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    """A text and one step of edits over it."""
    text = draw(texts())
    return text, draw(steps(text))
